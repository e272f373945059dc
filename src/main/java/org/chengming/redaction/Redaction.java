package org.chengming.redaction;

import java.util.List;

/**
 * What is to go. A word is looked for in every width and case, over spaces and line breaks, and
 * inside of longer words too.
 *
 * @param words as a person types them
 * @param areas whatever stands in them goes
 */
public record Redaction(List<String> words, List<Area> areas) {
  public static final int MOST_WORDS = 200;
  public static final int LONGEST_WORD = 100;
  public static final int MOST_AREAS = 2_000;

  public Redaction {
    words = List.copyOf(words);
    areas = List.copyOf(areas);
    if (words.size() > MOST_WORDS || areas.size() > MOST_AREAS) {
      throw new IllegalArgumentException(
          "At most %d words and %d areas are blacked out at once, not %d and %d"
              .formatted(MOST_WORDS, MOST_AREAS, words.size(), areas.size()));
    }
    for (var word : words) {
      if (word.length() > LONGEST_WORD || Folded.of(word).isEmpty()) {
        throw new IllegalArgumentException(
            "A word has letters or digits and at most %d characters".formatted(LONGEST_WORD));
      }
    }
  }

  /** Whether something can be looked for at all: it has a letter or a digit and is not too long. */
  public static boolean searchable(String word) {
    return word.length() <= LONGEST_WORD && !Folded.of(word).isEmpty();
  }

  /** Whether a text names one of the words, in whatever spelling. */
  public boolean names(String text) {
    var folded = Folded.of(text);
    return words.stream().map(Folded::of).anyMatch(folded::contains);
  }

  /** The words are what must not be known. */
  @Override
  public String toString() {
    return "Redaction[%d words, %d areas]".formatted(words.size(), areas.size());
  }
}
