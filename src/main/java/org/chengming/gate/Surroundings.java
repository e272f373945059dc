package org.chengming.gate;

import java.util.List;
import java.util.regex.Pattern;

/** The words before and after a place in a text, without blanks. */
final class Surroundings {
  private static final int BEFORE = 24;
  private static final int AFTER = 6;

  /** What is counted or measured stands after a number that is an amount. */
  private static final String UNITS = "元万亿吨米㎡平立千亩%头只株升斤";

  /** What numbers of things are called. */
  private static final List<String> SERIALS =
      List.of(
          "编号", "文号", "单号", "订单", "票号", "票据", "流水", "序列", "代码", "案号", "档号", "索引号", "批号", "合同", "条码",
          "编码", "批次", "发票", "证书", "许可证", "登记号", "注册号", "受理号", "备案号", "图号", "机号", "设备", "型号", "标识",
          "运单", "快递", "序号", "房号", "表号", "户号", "件号", "货号", "刊号", "书号", "ISBN", "NO", "SN", "第",
          "票据号码", "发票号码", "编号为", "代码为", "税号", "库号", "卷号", "金额", "合计", "总额", "工单", "坐标", "宗地", "地块",
          "车架", "发动机", "不动产", "土地证");

  private static final int LONGEST_PARAMETER = 24;

  /** What is passed on as a telephone, in English and in Pinyin. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?<![A-Z])((?:[A-Z]{0,12})(?:PHONE|MOBILE|TEL|CELL|SHOUJI|DIANHUA)(?:NO|NUM|NUMBER|HM|HAO|HAOMA)?|SJ|SJH|SJHM|LXDH|SMS)[=:/ -]\\+?$");

  private final PlainText text;
  private final int from;
  private final int to;
  private final String before;
  private final String after;
  private final String heading;

  Surroundings(PlainText text, int from, int to) {
    this.text = text;
    this.from = from;
    this.to = to;
    this.heading = text.tables().heading(from);
    this.before = before(text, from, !heading.isEmpty());
    this.after = after(text, to);
  }

  /**
   * @param row whether it stands under a heading: then what is in other rows says nothing of it
   */
  private static String before(PlainText text, int from, boolean row) {
    var words = new StringBuilder();
    for (int i = from - 1; i >= 0 && i > from - 4 * BEFORE && words.length() < BEFORE; i--) {
      char c = text.at(i);
      if (c == '。' || c == ';' || row && c == PlainText.LINE) {
        break;
      }
      if (c > ' ') {
        words.append(c);
      }
    }
    return words.reverse().toString();
  }

  private static String after(PlainText text, int to) {
    var words = new StringBuilder();
    for (int i = to; i < text.length() && i < to + 4 * AFTER && words.length() < AFTER; i++) {
      if (text.at(i) > ' ') {
        words.append(text.at(i));
      }
    }
    return words.toString();
  }

  /** The word of these that stands nearest before the place, or above it; empty for none. */
  String nearest(List<String> words) {
    var before = last(this.before, words);
    return before.isEmpty() ? last(heading, words) : before;
  }

  /** The same, empty where the place is named as the number of a thing after it. */
  String naming(List<String> words) {
    return serial(words) ? "" : nearest(words);
  }

  private static String last(String text, List<String> words) {
    int best = -1;
    var last = "";
    for (var word : words) {
      int at = text.lastIndexOf(word);
      int end = at < 0 ? -1 : at + word.length();
      if (end > best || (end == best && word.length() > last.length())) {
        best = end;
        last = at < 0 ? last : word;
      }
    }
    return last;
  }

  /** Whether one of these words stands right before the place, or above its column. */
  boolean right(List<String> words) {
    var named = last(before, words);
    return named.isEmpty() ? !last(heading, words).isEmpty() : right(endOf(named), 3);
  }

  private boolean right(int end, int most) {
    return before.length() - end <= most
        && before.indexOf('，', end) < 0
        && before.indexOf(',', end) < 0
        && before.indexOf('、', end) < 0;
  }

  private int endOf(String word) {
    return before.lastIndexOf(word) + word.length();
  }

  /** Whether the place is named as the number of a thing, and not nearer by one of these. */
  boolean serial(List<String> unless) {
    var named = last(before, unless);
    var serial = last(before, SERIALS);
    if (!serial.isEmpty() && right(endOf(serial), 4)) {
      return named.isEmpty() || endOf(named) < endOf(serial);
    }
    return named.isEmpty() && !last(heading, SERIALS).isEmpty() && last(heading, unless).isEmpty();
  }

  boolean amount() {
    int unit = after.startsWith("(") ? 1 : 0;
    return after.length() > unit && UNITS.indexOf(after.charAt(unit)) >= 0
        || text.at(to) == '.' && text.figure(to + 1)
        || text.at(from - 1) == '.' && text.figure(from - 2)
        || "¥￥$".indexOf(text.at(from - 1)) >= 0;
  }

  /** Whether letters go on where it ends or come right before it, as in a serial number. */
  boolean withinWord() {
    return text.letter(from - 1)
        || text.at(from - 1) == '_'
        || text.letter(to)
        || text.at(to) == '_';
  }

  /** Whether a dash, a stroke or a dot ties it to another number or word. */
  boolean tied() {
    return "-/\\=&#·.".indexOf(text.at(from - 1)) >= 0 && text.word(from - 2) && !anotherBefore()
        || "-/\\&".indexOf(text.at(to)) >= 0 && text.figure(to + 1) && !another();
  }

  /** Two numbers of the same length on both sides of a stroke. */
  private boolean another() {
    int end = to + 1;
    while (text.figure(end) && end - to <= to - from) {
      end++;
    }
    return "/\\".indexOf(text.at(to)) >= 0 && end - to - 1 == to - from;
  }

  private boolean anotherBefore() {
    int start = from - 1;
    while (text.figure(start - 1) && from - start <= to - from) {
      start--;
    }
    return "/\\".indexOf(text.at(from - 1)) >= 0 && from - 1 - start == to - from;
  }

  /** Within one the numbers are of pages, unless it says that this one is somebody's. */
  boolean withinAddressOfAPage() {
    return parameter().isEmpty() && !afterAName() && address();
  }

  /** The telephone that a parameter, or a part of a path or name, says this is; empty for none. */
  String parameter() {
    var before = text.between(Math.max(0, from - LONGEST_PARAMETER), from);
    var named = PARAMETER.matcher(before);
    return named.find() ? named.group(1) : "";
  }

  /** Chinese stands right before it, as the name of whose it is. */
  private boolean afterAName() {
    int i = from - 1;
    while (" (-".indexOf(text.at(i)) >= 0 && from - i < 3) {
      i--;
    }
    return PlainText.han(text.at(i));
  }

  private boolean address() {
    int i = from;
    while (i > 0 && from - i < 120 && text.at(i - 1) > ' ' && text.at(i - 1) < 127) {
      i--;
    }
    var token = text.between(i, from);
    return token.contains("://")
        || token.contains("WWW.")
        || text.at(to) == '.' && text.letter(to + 1);
  }

  String before() {
    return before;
  }

  String after() {
    return after;
  }
}
