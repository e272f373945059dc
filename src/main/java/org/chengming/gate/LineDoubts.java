package org.chengming.gate;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which lines of a picture are to be read again, and which of two readings is the better one. Lines
 * are handed in as they follow each other, mostly one.
 */
final class LineDoubts {
  /** What could be a number of somebody, read well or not. */
  private static final Pattern NUMBER = Pattern.compile("[0-9OoIlSBZXx]{9,}|[〇一二三四五六七八九O]{9,}");

  /** As long as one that has a check figure, which says whether it was read well. */
  private static final Pattern CHECKED = Pattern.compile("[0-9OoIlSBZXx]{17,19}|[〇一二三四五六七八九O]{9,}");

  /** A number that goes on in the next line, as long as one with a check figure. */
  private static final Pattern BROKEN = Pattern.compile("(\\d{2,})\n ?(\\d{2,}[Xx]?)");

  /** Read with less, a word is as good as not read; from 0 to 100. */
  private static final double BADLY = 60;

  /** So many signs of a line that were not read make it worth while. */
  private static final double MANY = 3;

  private LineDoubts() {}

  /** A number that may be somebody's and was read badly or fails its check. */
  static boolean ofANumber(List<List<PictureWord>> lines) {
    var reading = PictureLines.of(lines, null);
    var numbers = NUMBER.matcher(reading.text());
    while (numbers.find()) {
      int from = numbers.start();
      int to = numbers.end();
      boolean doubted = reading.doubts().stream().anyMatch(d -> d.start() < to && from < d.end());
      if (doubted || CHECKED.matcher(numbers.group()).matches() && !told(reading, from, to)) {
        return true;
      }
    }
    return ChineseRun.in(reading.text()).stream()
        .anyMatch(run -> !told(reading, run.start(), run.end()));
  }

  /** A number on two lines that fails its check. */
  static boolean ofABrokenNumber(List<List<PictureWord>> lines) {
    var reading = PictureLines.of(lines, null);
    var numbers = BROKEN.matcher(reading.text());
    while (numbers.find()) {
      int length = numbers.group(1).length() + numbers.group(2).length();
      if (length >= 16 && length <= 19 && !told(reading, numbers.start(), numbers.end())) {
        return true;
      }
    }
    return false;
  }

  /** As it was read, not as it was mended. */
  private static boolean told(PictureReading reading, int from, int to) {
    return reading.find(PersonalData.IN_TEXT).stream()
        .anyMatch(f -> f.start() < to && from < f.end() && f.confidence() > 0.8);
  }

  /** How wide what was read is, in signs of Chinese. */
  static double signs(List<PictureWord> line) {
    return line.stream()
        .flatMapToInt(word -> word.text().chars())
        .mapToDouble(c -> c >= 0x2E80 ? 1 : 0.5)
        .sum();
  }

  /** More than a sign or two of ink was not made out. */
  static boolean unread(List<List<PictureWord>> lines) {
    for (var line : lines) {
      int height = Math.max(1, PictureLines.height(line));
      double signs =
          line.stream()
              .filter(w -> w.sure() < BADLY)
              .mapToDouble(w -> Math.max(1, (double) w.width() / height))
              .sum();
      if (signs >= MANY) {
        return true;
      }
    }
    return false;
  }

  /**
   * Numbers whose check figure is right count before all, then those that were mended, then others,
   * then how sure the program is: of figures the least sure, and of all how much was made out.
   */
  static double worth(List<List<PictureWord>> lines) {
    var reading = PictureLines.of(lines, null);
    double worth = 0;
    for (var hit : reading.find(PersonalData.IN_TEXT)) {
      boolean checked = FindingKind.valueOf(hit.kind()).checked();
      worth +=
          !checked
              ? 1_000
              : hit.confidence() >= 0.85 ? 10_000 : hit.confidence() >= 0.7 ? 5_000 : 200;
    }
    var all = lines.stream().flatMap(List::stream).toList();
    double least =
        all.stream().filter(PictureWord::figures).mapToDouble(PictureWord::sure).min().orElse(0);
    double out = all.stream().mapToDouble(w -> w.sure() * signs(List.of(w)) / 100).sum();
    return worth + least + out;
  }
}
