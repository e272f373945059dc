package org.chengming.gate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds names in a text that somebody says should not stand there. Names are told from other words
 * by nothing but that, so none are found that nobody gave.
 */
final class PersonNames {
  private static final double CONFIDENCE = 0.7;

  private PersonNames() {}

  /** Each place where one of them stands, also with blanks and unseen signs within. */
  static List<Finding> find(String text, Collection<String> names) {
    var found = new ArrayList<Finding>();
    for (var name : names) {
      var plain = name.replaceAll("[\\s\\p{Cf}]", "");
      if (plain.codePointCount(0, plain.length()) > 1) {
        var places = spelled(plain).matcher(text);
        while (places.find()) {
          found.add(
              new Finding(
                  FindingKind.PERSON_NAME,
                  places.start(),
                  places.end(),
                  CONFIDENCE,
                  masked(plain),
                  "是这件事里别人的姓名"));
        }
      }
    }
    return found;
  }

  private static Pattern spelled(String name) {
    return Pattern.compile(
        name.codePoints()
            .mapToObj(c -> Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining("[\\s\\p{Cf}]{0,3}")));
  }

  private static String masked(String name) {
    int first = name.offsetByCodePoints(0, 1);
    return name.substring(0, first)
        + "某".repeat(name.codePointCount(first, name.length()) > 1 ? 2 : 1);
  }
}
