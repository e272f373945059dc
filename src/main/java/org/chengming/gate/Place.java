package org.chengming.gate;

import java.util.List;
import org.chengming.web.Words;

/**
 * Where in a file something stands, as a sentence with gaps.
 *
 * @param sentence Chinese, the key of its English, with a {@code %s} for each value
 * @param values what fills the gaps: names and numbers of the file itself
 */
public record Place(String sentence, List<String> values) {
  private static final int LONGEST = 60;

  public Place {
    values = values.stream().map(Place::shown).toList();
  }

  static Place of(String sentence, Object... values) {
    return new Place(sentence, java.util.Arrays.stream(values).map(String::valueOf).toList());
  }

  /** Names in files are whatever somebody typed. */
  private static String shown(String value) {
    var plain = value.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
    return plain.length() <= LONGEST
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, plain.codePointCount(0, LONGEST))) + "…";
  }

  public String chinese() {
    return in(Words.CHINESE);
  }

  public String in(Words t) {
    return t.of(sentence, values.toArray());
  }
}
