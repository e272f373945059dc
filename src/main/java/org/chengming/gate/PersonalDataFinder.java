package org.chengming.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds what belongs to persons in a text: numbers of identity cards, telephones, bank cards and
 * the like, and addresses with a house number, in whatever width, script and spacing they are
 * written. Takes time in proportion to the length of the text; may be used by many threads at once.
 *
 * <p>Sources: GB 11643-1999 (identity numbers), GB 32100-2015 (credit codes), ISO/IEC 7812 and GB/T
 * 17553 (cards), GA 36-2018 (plates), 电信网编号计划 (telephones).
 */
public final class PersonalDataFinder {
  private PersonalDataFinder() {}

  /** All findings in the order in which they stand; no two overlap. */
  public static List<Finding> find(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    var found = new ArrayList<Finding>();
    var plain = PlainText.of(text);
    numbers(plain, found::add);
    LetteredNumbers.each(plain, found::add);
    Emails.each(plain, found::add);
    Addresses.each(plain, found::add);
    var chinese = PlainText.withChineseFigures(text);
    if (chinese.chineseFigures(0, chinese.length()) >= 7) {
      chineseNumbers(chinese, found::add);
    }
    return apart(found);
  }

  /** The text with every finding's {@link Finding#instead} in its place. */
  public static String mask(String text, List<Finding> findings) {
    var masked = new StringBuilder(text);
    findings.stream()
        .sorted(Comparator.comparingInt(Finding::start).reversed())
        .forEach(f -> masked.replace(f.start(), f.end(), f.instead()));
    return masked.toString();
  }

  private static void numbers(PlainText text, Consumer<Finding> taker) {
    new FigureGroups(text).each(number -> take(of(number), taker));
  }

  /** Where most figures are Chinese; the others were looked at before. */
  private static void chineseNumbers(PlainText text, Consumer<Finding> taker) {
    new FigureGroups(text)
        .each(
            number -> {
              if (text.chineseFigures(number.from(), number.to()) >= 6) {
                take(of(number), taker);
              }
            });
  }

  private static @Nullable Finding of(GroupedNumber number) {
    int length = number.figures().length();
    if (length < 7) {
      return null;
    }
    var found = length < 11 ? null : PersonNumbers.of(number);
    return found != null || length > 14 ? found : FixedPhones.of(number);
  }

  private static void take(@Nullable Finding finding, Consumer<Finding> taker) {
    if (finding != null) {
      taker.accept(finding);
    }
  }

  /** Of those that overlap, the surest. */
  static List<Finding> apart(List<Finding> found) {
    var sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingInt(Finding::start).thenComparingInt(Finding::end));
    var kept = new ArrayList<Finding>();
    for (var finding : sorted) {
      while (!kept.isEmpty()
          && kept.getLast().overlaps(finding)
          && finding.outdoes(kept.getLast())) {
        kept.removeLast();
      }
      if (kept.isEmpty() || !kept.getLast().overlaps(finding)) {
        kept.add(finding);
      }
    }
    return List.copyOf(kept);
  }
}
