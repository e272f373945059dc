package org.chengming.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Thinks of other questions when one found little. */
record Helping(Reading reading, Lexicon lexicon) {
  private static final int MOST = 6;

  /** A question to try; it may find nothing either. */
  record Idea(Help.Kind kind, String text) {}

  List<Idea> ideas(State state) throws IOException {
    var ideas = new LinkedHashMap<String, Idea>();
    for (var idea : nearly(state)) {
      ideas.putIfAbsent(idea.text(), idea);
    }
    var words =
        reading.words().stream()
            .map(Reading.Word::text)
            .filter(w -> w.length() > 1)
            .distinct()
            .toList();
    for (var word : reading.words()) {
      word.alternatives()
          .forEach(
              other ->
                  add(ideas, Help.Kind.SAME_MEANING, reading.plain().replace(word.text(), other)));
    }
    for (var left : words.size() > 1 && words.size() < 9 ? words : List.<String>of()) {
      var rest = words.stream().filter(w -> !w.equals(left)).collect(Collectors.joining(" "));
      add(ideas, Help.Kind.FEWER_WORDS, rest);
    }
    if (!reading.phrases().isEmpty()) {
      add(
          ideas,
          Help.Kind.FEWER_WORDS,
          (reading.plain() + " " + String.join(" ", reading.phrases())).strip());
    }
    ideas.remove(reading.plain());
    return ideas.values().stream().limit(MOST).toList();
  }

  private static void add(LinkedHashMap<String, Idea> ideas, Help.Kind kind, String text) {
    ideas.putIfAbsent(text, new Idea(kind, text));
  }

  /** Keywords and names of bodies one or two characters away. */
  private List<Idea> nearly(State state) throws IOException {
    var ideas = new ArrayList<Idea>();
    for (var chunk : reading.plain().split("\\s+")) {
      if (chunk.length() < 3 || chunk.length() > 30) {
        continue;
      }
      for (var near : state.nearly(chunk, 2)) {
        ideas.add(new Idea(Help.Kind.NEARLY, reading.plain().replace(chunk, near)));
      }
    }
    return ideas;
  }
}
