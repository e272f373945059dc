package org.chengming.gate;

import java.util.regex.Pattern;

/**
 * The beginning of what was found, fit to be kept: personal data masked, and long numbers whether
 * they are known to be personal data or not.
 */
final class Excerpt {
  private static final int LONGEST = 40;
  private static final int AROUND = 8;
  private static final Pattern NUMBER = Pattern.compile("[0-9０-９][0-9０-９\\- ]{5,}[0-9０-９xX]");

  private Excerpt() {}

  static String of(String text, Personal personal) {
    var start = cut(text.strip(), 4 * LONGEST);
    var masked = new StringBuilder();
    int at = 0;
    for (var hit : personal.find(start)) {
      if (hit.start() >= at) {
        masked.append(start, at, hit.start()).append(hit.masked());
        at = hit.end();
      }
    }
    return shown(masked.append(start, at, start.length()).toString());
  }

  /** What was hit, with a little of what stands around it. */
  static String around(String text, Personal.Hit hit) {
    var before = text.substring(Math.max(0, hit.start() - AROUND), hit.start());
    var after = text.substring(hit.end(), Math.min(text.length(), hit.end() + AROUND));
    return shown(numbers(before)) + hit.masked() + shown(numbers(after));
  }

  private static String shown(String text) {
    return cut(numbers(text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ")), LONGEST);
  }

  private static String numbers(String text) {
    return NUMBER
        .matcher(text)
        .replaceAll(
            m -> {
              var number = m.group();
              int kept = Math.min(3, number.length() / 4);
              return number.substring(0, kept) + "****" + number.substring(number.length() - kept);
            });
  }

  private static String cut(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest)) + "…";
  }
}
