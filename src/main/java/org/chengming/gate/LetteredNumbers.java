package org.chengming.gate;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.chengming.organisations.Uscc;
import org.jspecify.annotations.Nullable;

/** Numbers with letters in them: plates, codes of sole traders, passports and travel permits. */
final class LetteredNumbers {
  private static final String PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";

  /** What the last sign of a plate may be beside figures and letters (GA 36). */
  private static final String SPECIAL = "学警港澳挂领使试超";

  /** Five signs with at most two letters (GA 36). */
  private static final Pattern FIVE =
      Pattern.compile(
          "(?=(?:\\d*[A-Z]){0,2}\\d*.?$)[0-9A-HJ-NP-Z]{4}[0-9A-HJ-NP-Z" + SPECIAL + "]");

  /** Six signs of new energy: small ones begin, large ones end with the letter (GA 36-2018). */
  private static final Pattern SIX = Pattern.compile("[A-HJK][0-9A-HJ-NP-Z]\\d{4}|\\d{5}[A-HJK]");

  private static final List<String> CAR_WORDS =
      List.of("车牌", "号牌", "牌照", "车辆", "车号", "驾驶", "轿车", "客车", "货车", "停放", "司机", "小车", "面包车", "出租车");
  private static final List<String> TRAVEL_WORDS =
      List.of("护照", "PASSPORT", "通行证", "回乡证", "台胞证", "旅行证", "证件号", "证件");
  private static final Pattern TRAVEL =
      Pattern.compile(
          "[EGDSPK]\\d{8}|[EDSPK][A-Z]\\d{7}|[HM]\\d{8}(?:\\d{2})?|[CWTL]\\d{8}|C[A-Z]\\d{7}");

  /** Right before the number of a passport of any state. */
  private static final Pattern PASSPORT =
      Pattern.compile("(?:护照|PASSPORT)(?:证件)?(?:号码?|NO|NUMBER)?[为是:.()]*$");

  private static final Pattern FOREIGN = Pattern.compile("[A-Z]{1,2}\\d{6,8}");

  /** Right before the eight figures of a permit of somebody from Taiwan. */
  private static final Pattern TAIWAN = Pattern.compile("(?:台胞证|来往大陆通行证)(?:证件)?(?:号码?)?[为是:.()]*$");

  private LetteredNumbers() {}

  static void each(PlainText text, Consumer<Finding> taker) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.at(i);
      Finding found = null;
      if (c > 127) {
        found = PROVINCES.indexOf(c) >= 0 ? plate(text, i) : null;
      } else if (!text.word(i - 1) || c == 'E' || c == 'H' || c == 'M') {
        found = c == '9' ? soleTrader(text, i) : text.letter(i) ? travel(text, i) : null;
        found = found == null && text.figure(i) && !text.word(i - 1) ? taiwan(text, i) : found;
      }
      if (found != null) {
        taker.accept(found);
      }
    }
  }

  private static @Nullable Finding plate(PlainText text, int at) {
    int letter = skip(text, at + 1, " \n", 1);
    if (!text.letter(letter) || "IO".indexOf(text.at(letter)) >= 0) {
      return null;
    }
    int first = skip(text, letter + 1, " ·-.\n", 2);
    var signs = new StringBuilder();
    int end = first;
    while (signs.length() < 6 && (text.figure(end) || text.letter(end))) {
      signs.append(text.at(end++));
      int next = skip(text, end, " \n", 1);
      boolean spaced = next > end && signs.length() < 5 && (text.figure(next) || text.letter(next));
      end = spaced && (signs.length() > 1 || text.at(next + 1) == ' ') ? next : end;
    }
    int special = skip(text, end, " ·", 1);
    if (signs.length() == 4
        && SPECIAL.indexOf(text.at(special)) >= 0
        && (special == end || text.at(special) == '挂')) {
      signs.append(text.at(special));
      end = special + 1;
    }
    boolean six = signs.length() == 6 && SIX.matcher(signs).matches();
    boolean five = signs.length() == 5 && FIVE.matcher(signs).matches();
    if (!six && !five || text.word(end)) {
      return null;
    }
    var around = new Surroundings(text, at, end);
    var number = "" + text.at(at) + text.at(letter) + signs;
    return new Judgement(0.82, six ? "新能源号牌的写法" : "号牌的写法")
        .named(around.nearest(CAR_WORDS), 0.14)
        .when(number.substring(2).chars().filter(Character::isDigit).count() < 3, -0.2, "数字少")
        .when(around.tied() && text.at(end) == '-', -0.5, "后面还有")
        .finding(FindingKind.PLATE, text, at, end, Masks.middle(number, 2, 2));
  }

  /** Where the signs to skip end, at most so many. */
  private static int skip(PlainText text, int from, String signs, int most) {
    int at = from;
    while (at - from < most && signs.indexOf(text.at(at)) >= 0 && at < text.length()) {
      at++;
    }
    return at;
  }

  /** 9 for the market's register, 2 for 个体工商户 (GB 32100, table 1). */
  private static @Nullable Finding soleTrader(PlainText text, int at) {
    var code = new StringBuilder();
    int end = at;
    int i = at;
    while (code.length() < 18) {
      int next = code.isEmpty() ? i : skip(text, i, " -\n", 1);
      if (!text.figure(next) && !text.letter(next)) {
        return null;
      }
      code.append(text.at(next));
      i = next + 1;
      end = i;
      if (code.length() == 2 && code.charAt(1) != '2') {
        return null;
      }
    }
    var number = code.toString();
    if (text.word(end) || !Uscc.isValid(number)) {
      return null;
    }
    return new Judgement(0.95, "登记类别是个体工商户，校验码对")
        .finding(FindingKind.SOLE_TRADER, text, at, end, Masks.middle(number, 6, 4));
  }

  private static @Nullable Finding travel(PlainText text, int at) {
    int end = at;
    var signs = new StringBuilder();
    while (end < text.length() && signs.length() <= 12 && (text.figure(end) || text.letter(end))) {
      signs.append(text.at(end++));
      int next = skip(text, end, " -", 1);
      end =
          next > end && signs.length() < 3 && text.letter(end - 1) && text.figure(next)
              ? next
              : end;
    }
    var number = signs.toString();
    if (number.length() < 7 || number.length() > 11) {
      return null;
    }
    var around = new Surroundings(text, at, end);
    var named = around.nearest(TRAVEL_WORDS);
    boolean foreign = FOREIGN.matcher(number).matches() && PASSPORT.matcher(around.before()).find();
    if (named.isEmpty() || !foreign && !TRAVEL.matcher(number).matches()) {
      return null;
    }
    return new Judgement(0.4, "证件号码的写法")
        .named(named, named.startsWith("证件") ? 0.3 : 0.5)
        .when(
            around.serial(TRAVEL_WORDS) && !PASSPORT.matcher(around.before()).find(), -0.4, "像是编号")
        .when(text.word(at - 1), -0.4, "连着字母")
        .finding(FindingKind.TRAVEL_DOCUMENT, text, at, end, Masks.middle(number, 1, 3));
  }

  private static @Nullable Finding taiwan(PlainText text, int at) {
    int end = at;
    while (end - at < 11 && text.figure(end)) {
      end++;
    }
    if (end - at != 8 && end - at != 10 || text.letter(end)) {
      return null;
    }
    var around = new Surroundings(text, at, end);
    return TAIWAN.matcher(around.before()).find()
        ? new Judgement(0.9, "前面说是来往大陆的通行证")
            .finding(
                FindingKind.TRAVEL_DOCUMENT,
                text,
                at,
                end,
                Masks.middle(text.between(at, end), 1, 3))
        : null;
  }
}
