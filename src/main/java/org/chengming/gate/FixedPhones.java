package org.chengming.gate;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fixed telephones: with their area code, or without it where they are called so. */
final class FixedPhones {
  private static final List<String> WORDS =
      List.of(
          "电话", "传真", "联系", "TEL", "座机", "宅电", "热线", "致电", "拨打", "咨询", "固话", "值班", "FAX", "PHONE");

  /** Beijing and the cities of 02x have three figures and eight after them, all others four. */
  private static final Pattern WITH_AREA =
      Pattern.compile("(010|02[0-57-9])([2-8]\\d{7})|(0[3-9]\\d{2})([2-8]\\d{6,7})");

  private FixedPhones() {}

  static @Nullable Finding of(GroupedNumber whole) {
    var figures = whole.figures();
    int foreign =
        figures.length() <= 10
            ? 0
            : figures.startsWith("86") ? 2 : figures.startsWith("0086") ? 4 : 0;
    int added = 0;
    if (foreign > 0) {
      whole = whole.without(foreign);
      added = figures.charAt(foreign) == '0' ? 0 : 1;
      figures = (added > 0 ? "0" : "") + figures.substring(foreign);
    }
    if (figures.charAt(0) == '0') {
      return withArea(whole, figures, added);
    }
    return foreign == 0 && (figures.length() == 7 || figures.length() == 8) ? local(whole) : null;
  }

  private static @Nullable Finding withArea(GroupedNumber number, String figures, int added) {
    var match = WITH_AREA.matcher(figures);
    if (!match.matches()) {
      return null;
    }
    var area = match.group(1) == null ? match.group(3) : match.group(1);
    var local = match.group(1) == null ? match.group(4) : match.group(2);
    int first = number.shape().charAt(0) + added;
    // +86(0)451
    boolean zero = first == 1 && number.shape().length() > 2;
    boolean parted =
        (first == area.length() || zero && number.shape().charAt(1) == area.length() - 1)
            && number.shape().length() <= (zero ? 4 : 3);
    var around = number.surroundings();
    var named = around.naming(WORDS);
    boolean alone = named.isEmpty();
    return new Judgement(parted ? 0.85 : 0.6, parted ? "区号和号码分开写" : "区号和号码连写")
        .named(named, 0.12)
        .when(alone && !parted && !number.evenly(), -0.5, "写法少见")
        .when(alone && number.inARow(), -0.6, "前后还有数")
        .when(around.serial(WORDS), -0.6, "像是编号")
        .when(around.amount(), -0.5, "像是数量")
        .when(around.withinWord(), -0.5, "连着字母")
        .when(alone && around.tied() && before(number), -0.6, "连着别的数")
        .when(alone && number.stacked(), -0.5, "分在两行")
        .when(around.withinAddressOfAPage(), -0.6, "在网址里")
        .finding(
            FindingKind.FIXED_PHONE,
            number.text(),
            number.fromBefore(),
            number.to(),
            Masks.fixedPhone(area, local));
  }

  private static boolean before(GroupedNumber number) {
    return "-/\\=".indexOf(number.text().at(number.from() - 1)) >= 0;
  }

  /** Only right after what calls it a telephone: seven or eight figures may be anything. */
  private static @Nullable Finding local(GroupedNumber number) {
    var around = number.surroundings();
    var named = around.nearest(WORDS);
    char first = number.figures().charAt(0);
    if (named.isEmpty() || first < '2' || first > '8' || number.broken()) {
      return null;
    }
    boolean right = around.right(WORDS);
    boolean grouped = number.evenly() || number.shaped(4, 4) || number.shaped(3, 4);
    boolean day = number.figures().matches("20[0-4]\\d(0\\d|1[0-2])[0-3]\\d");
    return new Judgement(0.1, "七位或八位")
        .named(named, right ? 0.65 : 0.1)
        .when(!grouped || day, -0.6, "像是别的数")
        .when(around.amount() || around.withinWord() || around.tied(), -0.6, "连着别的字")
        .finding(
            FindingKind.FIXED_PHONE,
            number.text(),
            number.from(),
            number.to(),
            Masks.fixedPhone("", number.figures()));
  }
}
