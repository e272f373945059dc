package org.chengming.publishing;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 发文字号, the number a body gave the document when it issued it (GB/T 9704-2012: 机关代字、年份、发文顺序号).
 *
 * @param display the one right spelling: 黑政发〔2014〕1号, 山西省人民政府令第302号, 国家发展改革委公告2017年第9号
 * @param key the same for every spelling, for comparison only
 */
public record DocumentNumber(String display, String key) {
  private static final String WORD = "([\\p{IsHan}A-Za-z][\\p{IsHan}A-Za-z0-9()]{0,39}?)";
  private static final Pattern ISSUED =
      Pattern.compile(WORD + "[\\[(]([12]\\d{3})年?[\\])](?:第?0*(\\d{1,5})号|号0*(\\d{1,5}))");
  private static final Pattern YEARLY = Pattern.compile(WORD + "([12]\\d{3})年第0*(\\d{1,5})号");
  private static final Pattern ORDER =
      Pattern.compile(WORD + "第?(?:0*(\\d{1,5})|([〇零一二三四五六七八九十百千]{1,9}))号");
  private static final String LABEL = "^(发文字号|发文文号|公文文号|文件编号|文件字号|发文号|文号|字号)[:]?";
  private static final String DIGITS = "〇一二三四五六七八九";

  /**
   * What a text turned out to be: a number, or the reason why not (a Chinese sentence for the
   * person).
   */
  public record Reading(@Nullable DocumentNumber number, @Nullable String reason) {}

  /**
   * The number, whatever brackets, widths, blanks or label it was typed with; empty when the text
   * is something else.
   */
  public static Optional<DocumentNumber> parse(String text) {
    return Optional.ofNullable(read(text).number());
  }

  public static Reading read(String text) {
    var plain = plain(text).replaceFirst(LABEL, "");
    if (plain.isEmpty()) {
      return new Reading(null, "没有填写文号");
    }
    for (var style : List.of(ISSUED, YEARLY, ORDER)) {
      var m = style.matcher(plain);
      if (m.matches()) {
        return new Reading(from(style, m), null);
      }
    }
    return new Reading(null, findIn(text).size() > 1 ? "这里有不止一个文号" : "文号应当像“黑政发〔2014〕1号”");
  }

  /** Every number with a bracketed year that stands somewhere in the text, in order. */
  public static List<DocumentNumber> findIn(String text) {
    var found = new ArrayList<DocumentNumber>();
    var m = ISSUED.matcher(plain(text));
    while (m.find()) {
      found.add(from(ISSUED, m));
    }
    return found;
  }

  private static DocumentNumber from(Pattern style, Matcher m) {
    var word = m.group(1).replace('(', '（').replace(')', '）');
    if (style == ORDER) {
      var serial = m.group(2) != null ? Integer.parseInt(m.group(2)) : number(m.group(3));
      return new DocumentNumber(
          word + "第" + (m.group(2) != null ? serial : m.group(3)) + "号", word + "--" + serial);
    }
    var serial = Integer.parseInt(m.group(3) != null ? m.group(3) : m.group(4));
    var key = word + "-" + m.group(2) + "-" + serial;
    return style == ISSUED
        ? new DocumentNumber(word + "〔" + m.group(2) + "〕" + serial + "号", key)
        : new DocumentNumber(word + m.group(2) + "年第" + serial + "号", key);
  }

  /** Half-width, without blanks and invisible characters, every kind of bracket as [ ]. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[\\s\\p{Cf}\\p{Z}]+", "")
        .replaceAll("[〔【﹝［{〈\\[](?=[12]\\d{3}年?[)〕】﹞］}〉\\]])", "[")
        .replaceAll("(?<=[\\[(][12]\\d{3}年?)[〕】﹞］}〉)]", "]");
  }

  private static int number(String chinese) {
    var total = 0;
    var digit = 0;
    for (var c : chinese.replace('零', '〇').toCharArray()) {
      var unit =
          switch (c) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1000;
            default -> 0;
          };
      if (unit == 0) {
        digit =
            chinese.matches("[〇零一二三四五六七八九]+") ? digit * 10 + DIGITS.indexOf(c) : DIGITS.indexOf(c);
      } else {
        total += (digit == 0 ? 1 : digit) * unit;
        digit = 0;
      }
    }
    return total + digit;
  }

  @Override
  public String toString() {
    return display;
  }
}
