package org.chengming.search;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.chengming.catalogue.Vocabulary;
import org.chengming.organisations.BodyDirectory;

/**
 * Names of bodies and themes as they are suggested, folded once and not for everybody who types.
 */
record Names(BodyDirectory directory, Vocabulary vocabulary, List<Name> bodies, List<Name> themes) {
  private static final int EACH = 2;

  /**
   * @param key folded, letters and digits only
   */
  record Name(String key, Suggestion suggestion) {
    static Name of(Suggestion.Kind kind, String text, String path) {
      return new Name(Mapping.exact(text), new Suggestion(kind, text, path));
    }
  }

  static Names of(BodyDirectory directory, Vocabulary vocabulary) {
    return new Names(
        directory,
        vocabulary,
        directory.all().stream()
            .map(b -> Name.of(Suggestion.Kind.BODY, b.name(), "/bodies/" + b.code()))
            .toList(),
        vocabulary.all().stream()
            .map(t -> Name.of(Suggestion.Kind.THEME, t.label(), "/themes/" + t.code()))
            .toList());
  }

  /** Whether these are the names of them as they are now; either is another one when it changed. */
  boolean areOf(BodyDirectory otherDirectory, Vocabulary otherVocabulary) {
    return directory == otherDirectory && vocabulary == otherVocabulary;
  }

  /** Themes, then bodies: those whose name begins with the key before those that hold it. */
  Stream<Suggestion> holding(String key) {
    return Stream.of(themes, bodies).flatMap(names -> holding(names, key));
  }

  private static Stream<Suggestion> holding(List<Name> names, String key) {
    return names.stream()
        .filter(name -> name.key().contains(key))
        .sorted(
            Comparator.comparingInt(
                name -> name.key().indexOf(key) * 1_000 + name.suggestion().text().length()))
        .limit(EACH)
        .map(Name::suggestion);
  }
}
