package org.chengming.gate;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Addresses down to the house: a road, a village or an estate, and the numbers after it. Which of
 * them are homes is told by what they are made of (单元 and 村民组 are of houses people live in) and by
 * the words before.
 */
final class Addresses {
  private static final int REACH = 30;
  private static final String ROADS = "路街道巷弄里同";
  private static final String VILLAGES = "村屯庄";

  /** What estates and blocks of flats are called by. */
  private static final List<String> ESTATES =
      List.of(
          "小区", "家园", "花园", "花苑", "公寓", "新村", "新城", "苑", "府", "湾", "庭", "邸", "墅", "宿舍", "家属院",
          "家属楼", "大院", "公馆", "坊", "郡", "轩", "阁", "居", "城", "园", "社区");

  private static final List<String> HOME_WORDS =
      List.of(
          "家住", "住址", "现住", "居住", "户籍", "住在", "业主", "住户", "户主", "本人", "户口", "家庭", "我家", "暂住",
          "通讯地址");
  private static final List<String> OFFICE_WORDS =
      List.of(
          "办公", "单位", "办理地点", "注册地址", "经营场所", "政务", "大厦", "窗口", "会议", "公司", "中心", "地点", "局", "营业",
          "报名");

  /** What begins a new thought before an address; cut off with all that stands before it. */
  private static final List<String> LEADS =
      List.of(
          "住址", "地址", "住在", "家住", "现住", "居住于", "居住在", "居住", "位于", "户籍地", "户籍", "所在地", "坐落", "本人",
          "我家", "我是", "我们", "前往", "地点", "业主", "住户", "户主", "在", "是", "的", "至", "系", "暂住");

  /** What a road with a number is called that is no house. */
  private static final List<String> NO_HOUSE =
      List.of(
          "线", "标段", "标", "地块", "机", "井", "闸", "桥", "墩", "公告", "令", "文", "通知", "路口", "门", "图", "站");

  private static final Pattern HAN = Pattern.compile("[\\u4e00-\\u9fff]");

  private Addresses() {}

  static void each(PlainText text, Consumer<Finding> taker) {
    int i = 0;
    while (i < text.length()) {
      if (PlainText.han(text.at(i)) && !HouseNumbers.numeral(text.at(i))) {
        int number = HouseNumbers.skip(text, i + 1);
        var house = HouseNumbers.read(text, number);
        if (house.end() > number) {
          found(text, i, house, taker);
          i = house.end();
          continue;
        }
      }
      i++;
    }
  }

  private static void found(PlainText text, int name, HouseNumbers house, Consumer<Finding> taker) {
    boolean road = ROADS.indexOf(text.at(name)) >= 0;
    boolean village = VILLAGES.indexOf(text.at(name)) >= 0;
    boolean estate = estate(text, name);
    int from = start(text, name);
    if (name - from < 1) {
      return;
    }
    var around = new Surroundings(text, from, house.end());
    var inside = text.between(from, house.end());
    boolean home = !around.nearest(HOME_WORDS).isEmpty();
    boolean office = office(around.before()) || office(inside);
    boolean dwelling = home && (house.group() || inside.contains("号楼"));
    // 12-3-502 may be anything where nothing says that it is an address.
    boolean bare = house.building() && !HAN.matcher(text.between(name + 1, house.end())).find();
    if (bare && !(home || road || estate)) {
      return;
    }
    var judged =
        estate && !dwelling
            ? ofEstate(house, home, HouseNumbers.numeral(text.at(name + 1)))
            : judged(house, road, village, dwelling);
    if (road && noHouse(house, around.after())) {
      return;
    }
    boolean lived = home || !office && house.lived(village);
    judged
        .when(home, 0.15, "前面说的是住处")
        .when(office && !home, -0.1, "像是办公或者经营的地方")
        .when(!around.after().isEmpty() && around.after().startsWith("文件"), -0.5, "像是文件");
    var instead = text.original(from, name + 1) + Masks.house(text.original(name + 1, house.end()));
    var finding =
        judged.finding(
            lived ? FindingKind.HOME_ADDRESS : FindingKind.ADDRESS,
            text,
            from,
            house.end(),
            instead);
    if (finding != null) {
      taker.accept(finding);
    }
  }

  private static Judgement judged(
      HouseNumbers house, boolean road, boolean village, boolean dwelling) {
    if (house.room() && house.building()) {
      return new Judgement(0.85, "有楼、单元或者房间");
    }
    if (house.number() && (road || village) || house.group() && house.number()) {
      return new Judgement(0.75, road ? "路名加门牌号" : "村组加门牌号");
    }
    if (house.room() && road) {
      return new Judgement(0.7, "路名加房间");
    }
    if (dwelling) {
      return new Judgement(0.5, "楼或者村组");
    }
    return new Judgement(0, "不到门牌");
  }

  /**
   * @param named whether a Chinese figure follows, which is often of its name: 湖湾一号
   */
  private static Judgement ofEstate(HouseNumbers house, boolean home, boolean named) {
    boolean number = house.number() || house.building();
    return house.room() && number
        ? new Judgement(0.85, "小区、楼和房间")
        : house.entrance()
            ? new Judgement(0.75, "小区和单元")
            : house.room()
                ? new Judgement(0.65, "小区和房间")
                : new Judgement(house.number() && home && !named ? 0.65 : 0, "小区和门牌");
  }

  private static boolean estate(PlainText text, int name) {
    var words = text.between(Math.max(0, name - 2), name + 1);
    return ESTATES.stream().anyMatch(words::endsWith);
  }

  private static boolean office(String words) {
    return OFFICE_WORDS.stream().anyMatch(words::contains);
  }

  private static boolean noHouse(HouseNumbers house, String after) {
    return !house.room() && !house.building() && NO_HOUSE.stream().anyMatch(after::startsWith);
  }

  /** Where the address begins: as far as words go on, and not before what leads to it. */
  private static int start(PlainText text, int name) {
    int from = name;
    boolean wrapped = false;
    while (from > 0 && name - from < REACH) {
      boolean end = text.at(from - 1) == PlainText.LINE && !wrapped && part(text.at(from - 2));
      if (!end && !part(text.at(from - 1))) {
        break;
      }
      wrapped |= end;
      from--;
    }
    var words = text.between(from, name);
    int cut = 0;
    for (var lead : LEADS) {
      int at = words.lastIndexOf(lead);
      cut = at < 0 ? cut : Math.max(cut, at + lead.length());
    }
    return from + cut;
  }

  private static boolean part(char c) {
    return PlainText.han(c) || PlainText.figure(c) || c == '-' || c >= 'A' && c <= 'Z';
  }
}
