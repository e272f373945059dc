package org.chengming.tables;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads a date in the styles seen in practice: 2024-08-01, 2024/8/1, 2024.8.1, 20240801, 2024年8月1日,
 * each with a time or not.
 */
public final class DateText {
  private static final String TIME =
      "(?:[T\\s]*\\d{1,2}[:：时]\\d{1,2}(?:[:：分]\\d{1,2}(?:\\.\\d+)?秒?)?分?\\s*(?:Z|[+-]\\d{2}:?\\d{2})?)?";
  private static final Pattern WHOLE =
      Pattern.compile(
          "(\\d{4})(?:[-/.](\\d{1,2})[-/.](\\d{1,2})|年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日|(\\d{2})(\\d{2}))"
              + TIME);
  private static final Pattern IN_TEXT =
      Pattern.compile("(\\d{4})\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日");

  private DateText() {}

  /** The date, or nothing when the text is none that exists. */
  public static Optional<LocalDate> parse(String text) {
    var match = WHOLE.matcher(text.strip());
    return match.matches() ? date(match) : Optional.empty();
  }

  /**
   * The last date written out as 年月日 in the text, which is where a Chinese official document is
   * signed.
   */
  public static Optional<LocalDate> lastIn(String text) {
    return IN_TEXT
        .matcher(text)
        .results()
        .reduce((first, second) -> second)
        .flatMap(DateText::date);
  }

  public static Optional<LocalDate> firstIn(String text) {
    return IN_TEXT.matcher(text).results().findFirst().flatMap(DateText::date);
  }

  private static Optional<LocalDate> date(MatchResult match) {
    var parts = new int[3];
    var filled = 0;
    for (var i = 1; i <= match.groupCount() && filled < 3; i++) {
      if (match.group(i) != null) {
        parts[filled++] = Integer.parseInt(match.group(i));
      }
    }
    try {
      var date = LocalDate.of(parts[0], parts[1], parts[2]);
      return date.getYear() < 1900 || date.getYear() > 2100 ? Optional.empty() : Optional.of(date);
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
