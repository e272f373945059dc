package org.chengming.gate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A notice with things of persons planted in it and things that only look like them; whoever made
 * it knows which are which.
 *
 * @param paragraphs the text of the notice
 * @param rows a list of people under the notice, a row each with its heading first; empty for none
 */
record PlantedText(
    String title, List<String> paragraphs, List<List<String>> rows, List<Planter.Item> planted) {
  private static final List<FindingKind> KINDS =
      List.of(
          FindingKind.RESIDENT_ID,
          FindingKind.RESIDENT_ID,
          FindingKind.MOBILE,
          FindingKind.MOBILE,
          FindingKind.BANK_CARD,
          FindingKind.BANK_CARD,
          FindingKind.FIXED_PHONE,
          FindingKind.PLATE,
          FindingKind.EMAIL,
          FindingKind.SOLE_TRADER,
          FindingKind.TRAVEL_DOCUMENT,
          FindingKind.HOME_ADDRESS,
          FindingKind.ADDRESS);

  private static final Map<FindingKind, List<String>> WORDS =
      Map.ofEntries(
          Map.entry(FindingKind.RESIDENT_ID, List.of("身份证号：", "（公民身份号码", "证件号码", "，", "")),
          Map.entry(FindingKind.MOBILE, List.of("联系电话：", "手机", "电话 ", "，", "（", "")),
          Map.entry(FindingKind.BANK_CARD, List.of("银行卡号：", "账号", "开户行某支行，卡号 ", "，", "")),
          Map.entry(FindingKind.FIXED_PHONE, List.of("电话：", "联系电话", "传真", "，")),
          Map.entry(FindingKind.PLATE, List.of("驾驶", "车牌号", "车辆", "，")),
          Map.entry(FindingKind.EMAIL, List.of("邮箱：", "，", "来信请寄")),
          Map.entry(FindingKind.SOLE_TRADER, List.of("统一社会信用代码：", "（", "，")),
          Map.entry(FindingKind.TRAVEL_DOCUMENT, List.of("持", "，")),
          Map.entry(FindingKind.HOME_ADDRESS, List.of("家住试验市试验区", "住址：", "现住", "，位于试验区")),
          Map.entry(FindingKind.ADDRESS, List.of("地址：试验市试验区", "位于试验区", "办公地点：")));

  private static final List<String> SENTENCES =
      List.of(
          "根据有关规定，现将办理情况公布如下。",
          "各有关单位要提高认识，按照职责分工抓好落实。",
          "经审查，申请材料齐全，符合法定形式，予以受理。",
          "本次共受理申请十二件，办结十一件，按期办结率百分之九十二。",
          "对公示内容有异议的，请在公示期内以书面形式提出。",
          "自发布之日起施行，有效期五年。");

  static PlantedText of(Planter planter) {
    var planted = new ArrayList<Planter.Item>();
    var paragraphs = new ArrayList<String>();
    int count = planter.below(5) < 2 ? 0 : 1 + planter.below(5);
    for (int i = 0; i < count; i++) {
      var item = planter.of(planter.one(KINDS));
      planted.add(item);
      var before = planter.one(WORDS.get(item.kind()));
      paragraphs.add(
          planter.one(SENTENCES)
              + "当事人某甲"
              + before
              + item.written()
              + planter.one(List.of("，", "。", "）"))
              + "已依法处理。");
    }
    for (int i = 2 + planter.below(5); i > 0; i--) {
      paragraphs.add(planter.one(SENTENCES) + planter.likeness() + "，" + planter.one(SENTENCES));
    }
    Collections.shuffle(paragraphs, new java.util.Random(planter.below(1_000_000)));
    return new PlantedText(
        "关于试验事项第%d批办理情况的公示".formatted(1 + planter.below(90)),
        List.copyOf(paragraphs),
        rows(planter, planted),
        List.copyOf(planted));
  }

  /**
   * Every third notice has a table; every sixth of them has a column of serials that look like
   * mobiles.
   */
  private static List<List<String>> rows(Planter planter, List<Planter.Item> planted) {
    var rows = new ArrayList<List<String>>();
    if (planter.below(3) > 0) {
      return rows;
    }
    boolean serials = planter.below(6) == 0;
    rows.add(List.of("序号", "姓名", serials ? "物资编码" : "联系电话", serials ? "数量" : "身份证号"));
    for (int i = 1 + planter.below(6); i > 0; i--) {
      if (serials) {
        rows.add(List.of("" + rows.size(), "某物", planter.mobile(), planter.figures(3)));
        continue;
      }
      var mobile = planter.mobile();
      var id = planter.residentId();
      planted.add(new Planter.Item(FindingKind.MOBILE, mobile, mobile));
      planted.add(new Planter.Item(FindingKind.RESIDENT_ID, id, id));
      rows.add(List.of("" + rows.size(), "某人", mobile, id));
    }
    return rows;
  }

  /** As plain text, cells parted by tabs. */
  String text() {
    var text = new StringBuilder(title).append('\n');
    paragraphs.forEach(p -> text.append(p).append('\n'));
    rows.forEach(r -> text.append(String.join("\t", r)).append('\n'));
    return text.toString();
  }
}
