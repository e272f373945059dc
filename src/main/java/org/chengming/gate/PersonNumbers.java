package org.chengming.gate;

import java.util.List;
import java.util.Set;
import org.chengming.organisations.Uscc;
import org.jspecify.annotations.Nullable;

/** Numbers of figures that belong to persons: identity cards, mobiles, bank cards. */
final class PersonNumbers {
  static final List<String> ID_WORDS =
      List.of("身份证", "身份号码", "公民身份", "证件号", "身份证编号", "证件", "旧证", "身份证号码", "ID", "身份证明");
  static final List<String> PHONE_WORDS =
      List.of(
          "手机", "电话", "联系", "致电", "拨打", "TEL", "MOBILE", "PHONE", "微信", "热线", "来电", "短信", "咨询",
          "机主", "呼叫", "手机号码", "联系人", "传真", "WECHAT", "CALL");
  static final List<String> CARD_WORDS =
      List.of(
          "卡号", "账号", "帐号", "账户", "帐户", "开户", "银行", "储蓄", "一卡通", "借记卡", "信用卡", "存折", "工资卡", "汇款",
          "转账");

  /** Of these no office publishes its own, as it does its accounts. */
  private static final Set<String> CARDS_ALONE =
      Set.of("卡号", "储蓄", "一卡通", "借记卡", "信用卡", "存折", "工资卡");

  /** 电信网编号计划: prefixes of mobile numbers in use, and those of virtual operators. */
  private static final Set<String> UNUSED =
      Set.of("140", "142", "143", "154", "160", "161", "163", "164", "168", "169", "179", "194");

  private PersonNumbers() {}

  /** What the number is, or null for none of these. */
  static @Nullable Finding of(GroupedNumber number) {
    int length = number.figures().length();
    char first = number.figures().charAt(0);
    Finding found = null;
    if (length == 18 || length == 17) {
      found = resident(number);
    } else if (length == 15 && first != '0') {
      found = oldResident(number);
    }
    if (found == null && length >= 15) {
      found = card(number);
    }
    if (found == null
        && length >= 11
        && length <= 15
        && (first == '1' || first == '0' || first == '8')) {
      found = mobile(number);
    }
    return found;
  }

  private static @Nullable Finding resident(GroupedNumber number) {
    var text = number.text();
    var figures = number.figures();
    int to = number.to();
    if (figures.length() == 17) {
      int x = " -".indexOf(text.at(to)) >= 0 || text.at(to) == PlainText.LINE ? to + 1 : to;
      if (text.at(x) != 'X' && text.at(x) != '×' || text.word(x + 1)) {
        return null;
      }
      figures += "X";
      to = x + 1;
    }
    var around = new Surroundings(text, number.from(), to);
    if (!ResidentId.placedAndDated(figures)) {
      return null;
    }
    var named = around.nearest(ID_WORDS);
    if (!ResidentId.isValid(figures)) {
      return named.isEmpty()
          ? null
          : new Judgement(0.35, "日期和地区对，校验码不对")
              .named(named, 0.1)
              .finding(FindingKind.RESIDENT_ID, text, number.from(), to, Masks.residentId(figures));
    }
    boolean body = Uscc.isValid(figures) && around.before().contains("代码");
    return new Judgement(0.95, "校验码、日期、地区都对")
        .named(named, 0.04)
        .when(around.withinWord(), -0.15, "连着字母")
        .when(body, -0.9, "是统一社会信用代码")
        .finding(FindingKind.RESIDENT_ID, text, number.from(), to, Masks.residentId(figures));
  }

  private static @Nullable Finding oldResident(GroupedNumber number) {
    var figures = number.figures();
    if (!ResidentId.hasOldForm(figures) || !number.evenly() && !number.shaped(6, 6, 3)) {
      return null;
    }
    var around = number.surroundings();
    return new Judgement(0.5, "十五位，日期和地区对")
        .named(around.naming(ID_WORDS), 0.42)
        .when(around.serial(ID_WORDS), -0.4, "像是编号")
        .when(around.amount() || around.withinWord() || around.tied(), -0.4, "像是别的数")
        .when(number.stacked(), -0.3, "分在两行")
        .finding(
            FindingKind.RESIDENT_ID,
            number.text(),
            number.from(),
            number.to(),
            Masks.residentId(figures));
  }

  private static @Nullable Finding card(GroupedNumber number) {
    var figures = number.figures();
    if (!BankCard.issued(figures)) {
      return null;
    }
    var around = number.surroundings();
    var named = around.naming(CARD_WORDS);
    boolean checked = BankCard.checked(figures);
    boolean union = BankCard.chinese(figures);
    if (!checked && (named.isEmpty() || !union)) {
      return null;
    }
    boolean grouped =
        number.evenly()
            || number.shape().startsWith("\4\4\4\4") && number.shape().length() <= 5
            || number.shaped(6, figures.length() - 6);
    return new Judgement(checked ? union ? 0.85 : 0.5 : 0.3, checked ? "校验位和发卡行标识对" : "校验位不对")
        .named(named, !checked ? 0.05 : CARDS_ALONE.contains(named) ? 0.35 : 0.12)
        .when(!grouped && named.isEmpty(), -0.4, "写法少见")
        .when(number.broken() && figures.length() % 3 != 1, -0.4, "分在两行，位数少见")
        .when(around.serial(CARD_WORDS), -0.6, "像是编号")
        .when(around.amount(), -0.7, "像是金额")
        .when(around.withinWord() || around.tied(), -0.6, "连着别的字")
        .when(around.withinAddressOfAPage(), -0.6, "在网址里")
        .when(number.stacked(), -0.4, "分在几行")
        .finding(
            FindingKind.BANK_CARD,
            number.text(),
            number.from(),
            number.to(),
            Masks.bankCard(figures));
  }

  private static @Nullable Finding mobile(GroupedNumber whole) {
    var figures = whole.figures();
    int foreign =
        figures.startsWith("0086")
            ? 4
            : figures.startsWith("86") ? 2 : figures.startsWith("0") ? 1 : 0;
    if (figures.length() - foreign != 11
        || figures.charAt(foreign) != '1'
        || figures.charAt(foreign + 1) < '3') {
      return null;
    }
    var number = whole.without(foreign);
    var around = whole.surroundings();
    var word = around.naming(PHONE_WORDS);
    var named = word.isEmpty() ? around.parameter() : word;
    boolean alone = named.isEmpty();
    boolean used = !UNUSED.contains(number.figures().substring(0, 3));
    var judged =
        new Judgement(used ? 0.86 : 0.55, used ? "十一位，号段在用" : "十一位，号段未见使用")
            .named(named, 0.12)
            .when(alone && !usual(number), -0.6, "写法少见")
            .when(alone && number.inARow(), -0.4, "前后还有数")
            .when(alone && number.stacked() && !number.evenly(), -0.4, "分在几行")
            .when(alone && number.broken(), number.evenly() ? -0.05 : -0.6, "分在两行");
    return against(judged, around, alone)
        .finding(
            FindingKind.MOBILE,
            whole.text(),
            whole.fromBefore(),
            whole.to(),
            Masks.mobile(number.figures()));
  }

  private static Judgement against(Judgement judged, Surroundings around, boolean alone) {
    return judged
        .when(around.serial(PHONE_WORDS), -0.6, "像是编号")
        .when(around.amount(), -0.7, "像是金额")
        .when(around.withinWord(), alone ? -0.6 : -0.1, "连着字母")
        .when(around.tied(), alone ? -0.6 : -0.1, "连着别的数")
        .when(around.withinAddressOfAPage(), -0.7, "在网址里");
  }

  private static boolean usual(GroupedNumber number) {
    return number.evenly()
        || number.shaped(3, 4, 4)
        || number.shaped(3, 3, 5)
        || number.shaped(3, 8)
        || number.shaped(7, 4)
        || number.shaped(4, 4, 3)
        || number.shaped(4, 7)
        || number.shaped(5, 6);
  }
}
