package org.chengming.search;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words that mean the same; who searches one finds the others. */
public record SynonymGroup(long id, List<String> words, @Nullable String note) implements Trial {
  public SynonymGroup {
    words = List.copyOf(words);
  }

  /** Words as somebody lists them: between commas, slashes, semicolons or on lines of their own. */
  static List<String> words(String listed) {
    return Stream.of(listed.split("[,，、;；/\\n\\r|]+"))
        .map(String::strip)
        .filter(w -> !w.isEmpty())
        .distinct()
        .toList();
  }
}
