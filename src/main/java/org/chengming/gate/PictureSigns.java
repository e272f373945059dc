package org.chengming.gate;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Signs that a reader of pictures takes for others, put right where what stands around them leaves
 * no other sense. The text stays as long as it is.
 */
final class PictureSigns {
  private static final String ROUND = "Oo○";
  private static final String CHINESE = "〇一二三四五六七八九";
  private static final String DASHES = "-—–ー_";

  /** What 照 was taken for, before a number that has the form of a passport's; no word with 护. */
  private static final Pattern PASSPORT =
      Pattern.compile(
          "护([\\p{IsHan}&&[^士理林工航送卫栏坡院身堤岸树]])(?=(?:号码?)?[\\s:：]{0,2}[EGDSPK]\\p{Alnum}?\\d{7})");

  /** What the E before the figures of a passport's number is taken for. */
  private static final Pattern LETTER =
      Pattern.compile("护照(?:号码?)?[\\s:：]{0,2}([了巳已丘臣下王])( ?)(?=\\d{8}(?!\\d))");

  /** A comma in the domain of an address of mail. */
  private static final Pattern DOMAIN =
      Pattern.compile(
          "@[a-z0-9-]+(?:\\.[a-z0-9-]+)*([,，])(?=(?:[a-z0-9-]+\\.)?(?:com|cn|net|org|gov|edu)(?![\\w@]))");

  /** What stands for the sign of an address of mail, between a name and a domain. */
  private static final Pattern MAIL =
      Pattern.compile(
          "(?<![\\w.@/:-])[a-z0-9][a-z0-9._-]{1,40}([Q©®])(?=[a-z0-9-]+(?:\\.[a-z0-9-]+){0,3}\\.(?:com|cn|net|org|gov|edu)(?![\\w@]))");

  /** Figures and the letters that look like them, with nothing of a word beside them. */
  private static final Pattern FIGURES =
      Pattern.compile("(?<!\\w)[0-9OoQIl|SsZB]{10,18}[0-9OoQIl|SsZBXx](?!\\w)");

  private static final String LIKE = "OoQIl|SsZB";
  private static final String FIGURE = "0001115528";

  private PictureSigns() {}

  /** A sign of mail that was read twice, once as a letter. */
  private static final Pattern ECHO = Pattern.compile("(?<=[a-z0-9])[GQOC©®](?=@)");

  /** A word by itself, before it is put with others. */
  static String word(String text) {
    return text.indexOf('@') > 0 ? ECHO.matcher(text).replaceFirst("") : text;
  }

  static void mend(StringBuilder text) {
    noughts(text);
    dashes(text);
    for (var names = PASSPORT.matcher(text); names.find(); ) {
      text.setCharAt(names.start(1), '照');
    }
    for (var letters = LETTER.matcher(text); letters.find(); ) {
      boolean blank = !letters.group(2).isEmpty();
      text.setCharAt(letters.start(1), blank ? ' ' : 'E');
      if (blank) {
        text.setCharAt(letters.start(2), 'E');
      }
    }
    for (var mails = MAIL.matcher(text); mails.find(); ) {
      text.setCharAt(mails.start(1), '@');
    }
    for (var domains = DOMAIN.matcher(text); domains.find(); ) {
      text.setCharAt(domains.start(1), '.');
    }
    for (var figures = FIGURES.matcher(text); figures.find(); ) {
      figures(text, figures.start(), figures.end());
    }
  }

  /** The round nought among Chinese figures is read as a letter. */
  private static void noughts(StringBuilder text) {
    for (int i = 1; i < text.length(); i++) {
      if (ROUND.indexOf(text.charAt(i)) >= 0
          && CHINESE.indexOf(text.charAt(i - 1)) >= 0
          && chinese(text, i + 1)) {
        text.setCharAt(i, '〇');
      }
    }
  }

  /** Whether a Chinese figure comes, after any number of round noughts. */
  private static boolean chinese(StringBuilder text, int from) {
    int i = from;
    while (i < text.length() && ROUND.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i < text.length() && CHINESE.indexOf(text.charAt(i)) >= 0;
  }

  /** Between two Chinese figures on each side a dash is the figure one. */
  private static void dashes(StringBuilder text) {
    for (int i = 2; i < text.length() - 2; i++) {
      if (DASHES.indexOf(text.charAt(i)) >= 0
          && CHINESE.indexOf(text.charAt(i - 2)) >= 0
          && CHINESE.indexOf(text.charAt(i - 1)) >= 0
          && CHINESE.indexOf(text.charAt(i + 1)) >= 0
          && CHINESE.indexOf(text.charAt(i + 2)) >= 0) {
        text.setCharAt(i, '一');
      }
    }
  }

  /** Only where a number comes of it that has a check figure, or the length of a mobile. */
  private static void figures(StringBuilder text, int from, int to) {
    var plain = new StringBuilder(text.substring(from, to));
    for (int i = 0; i < plain.length(); i++) {
      int like = LIKE.indexOf(plain.charAt(i));
      if (like >= 0) {
        plain.setCharAt(i, FIGURE.charAt(like));
      }
    }
    var number = plain.toString().toUpperCase(Locale.ROOT);
    if (ResidentId.isValid(number)
        || number.matches("1[3-9]\\d{9}")
        || number.matches("\\d{16,19}") && BankCard.issued(number) && BankCard.checked(number)) {
      text.replace(from, to, number);
    }
  }
}
