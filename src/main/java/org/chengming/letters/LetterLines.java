package org.chengming.letters;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What stands around the text of a letter, worded and measured alike for every format. */
final class LetterLines {
  /** Points. */
  static final double TEXT_WIDTH = 442;

  /** A line in characters of 16 points. */
  static final double LINE = TEXT_WIDTH / 16;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

  private LetterLines() {}

  static String addressee(OfficialLetter letter) {
    return letter.addressee() + "：";
  }

  static String day(LocalDate on) {
    return on.format(DAY);
  }

  /** One attachment has no number. */
  static List<String> attachments(OfficialLetter letter) {
    var names = letter.attachments();
    return names.size() < 2
        ? names.stream().map(name -> "附件：" + name).toList()
        : IntStream.range(0, names.size())
            .mapToObj(i -> (i == 0 ? "附件：" : "") + (i + 1) + "．" + names.get(i))
            .toList();
  }

  /** The size at which the name of the organ fits one line, or two when it is long; in points. */
  static int organSize(String organ) {
    var fitting = (int) (TEXT_WIDTH / Math.max(1, width(organ)));
    return Math.clamp(fitting, 24, 40);
  }

  /** In characters; figures and Latin letters are about half as wide. */
  static double width(String text) {
    return text.codePoints().mapToDouble(c -> c < 0x250 ? 0.55 : 1).sum();
  }

  /** A box in a line, in characters of the text. */
  record Box(double left, double width) {}

  /**
   * Where name and date stand, both about one middle: the date ends four characters before the end
   * of the line.
   */
  static Box sign(OfficialLetter letter) {
    var day = width(day(letter.on()));
    var width = Math.max(Math.min(LINE - 0.6, width(letter.signer()) + 1), day + 1);
    var right = Math.max(0, 4 + day / 2 - width / 2);
    return new Box(LINE - width - right, width);
  }
}
