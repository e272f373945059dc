package org.chengming.gate;

import java.util.List;

/**
 * The numbers of an address from the house on, as 12号3单元502室 or 3组12号.
 *
 * @param end where they end; where they began, if there are none
 * @param number a house number
 * @param building a building or an entrance
 * @param room a room, flat or household
 * @param entrance 单元, which only houses people live in have
 * @param group a group of villagers
 */
record HouseNumbers(
    int end, boolean number, boolean building, boolean room, boolean entrance, boolean group) {
  private static final List<String> BUILDINGS = List.of("号楼", "栋", "幢", "座", "#楼", "#");
  private static final List<String> ROOMS = List.of("室", "户", "房间", "房", "楼", "层");
  private static final List<String> GROUPS = List.of("村民小组", "村民组", "小组", "组", "社", "队", "屯", "区");
  private static final String NUMERALS = "〇零一二三四五六七八九十百";
  private static final int MOST_PARTS = 8;

  /** Figures of one number; a telephone has more. */
  private static final int LONGEST = 5;

  /** A house more than fits between two numbers: 甲12号, 12号乙, 12号附3号. */
  private static final String MORE = "甲乙丙丁";

  /** Entrances and flats are also called by where they lie. */
  private static final String SIDES = "东西南北中";

  static HouseNumbers read(PlainText text, int from) {
    var read = new HouseNumbers(from, false, false, false, false, false);
    int at = from;
    for (int i = 0; i < MOST_PARTS; i++) {
      var side = read.side(text, at);
      if (side.end > read.end) {
        read = side;
        at = read.end;
        continue;
      }
      at = ("第附" + MORE).indexOf(text.at(at)) >= 0 ? at + 1 : at;
      int end = numberEnd(text, at);
      if (end == at) {
        break;
      }
      var next = read.with(text, at, end, skip(text, end));
      if (next.end == read.end) {
        break;
      }
      read = next;
      at = skip(text, read.end);
    }
    return read;
  }

  /** 东单元, 西户. */
  private HouseNumbers side(PlainText text, int at) {
    if (!building || SIDES.indexOf(text.at(at)) < 0) {
      return this;
    }
    if (starts(text, at + 1, "单元")) {
      return new HouseNumbers(at + 3, number, true, room, true, group);
    }
    return text.at(at + 1) == '户' || text.at(at + 1) == '门'
        ? new HouseNumbers(at + 2, number, true, true, entrance, group)
        : this;
  }

  private HouseNumbers with(PlainText text, int at, int numberEnd, int unit) {
    if (starts(text, unit, "单元")) {
      return new HouseNumbers(unit + 2, number, true, room, true, group);
    }
    if (starts(text, unit, "号院")) {
      return new HouseNumbers(unit + 2, true, building, room, entrance, group);
    }
    var buildings = first(text, unit, BUILDINGS);
    if (!buildings.isEmpty()) {
      return new HouseNumbers(unit + buildings.length(), number, true, room, entrance, group);
    }
    var groups = first(text, unit, GROUPS);
    // A区5号 is within an estate, A区政府 is not.
    boolean lettered =
        text.letter(at)
            && groups.equals("区")
            && numberEnd(text, skip(text, unit + 1)) == skip(text, unit + 1);
    if (!groups.isEmpty() && !lettered && !number && !building) {
      return new HouseNumbers(unit + groups.length(), number, false, room, entrance, true);
    }
    if (text.at(unit) == '号') {
      int end = more(text, unit + 1);
      return new HouseNumbers(end, true, building, room || entrance, entrance, group);
    }
    return room(text, at, numberEnd, unit);
  }

  /** After the number of a house: 12号乙, 12号之一, 12号-1. */
  private static int more(PlainText text, int at) {
    boolean one = MORE.indexOf(text.at(at)) >= 0 && text.at(at + 1) != '方';
    boolean tied = text.at(at) == '之' || text.at(at) == '-';
    int end = tied ? numberEnd(text, at + 1) : at;
    return one ? at + 1 : tied && end > at + 1 && end < at + 4 ? end : at;
  }

  private HouseNumbers room(PlainText text, int at, int numberEnd, int unit) {
    if (text.at(unit) == '门' && building && !PlainText.han(text.at(unit + 1))) {
      return new HouseNumbers(unit + 1, number, true, room, true, group);
    }
    var rooms = first(text, unit, ROOMS);
    int length = numberEnd - at;
    if (!rooms.isEmpty()) {
      // 20栋225户 counts households, 一房二卖 flats.
      boolean counts =
          rooms.equals("户") && (length < 3 || !entrance)
              || rooms.equals("房") && length == 1 && numeral(text.at(at));
      return counts
          ? this
          : new HouseNumbers(
              unit + rooms.length(),
              number,
              building,
              room || !"楼层".contains(rooms),
              entrance,
              group);
    }
    if (PlainText.han(text.at(at))) {
      boolean bare = building && length >= 3 && !text.between(at, numberEnd).matches(".*[十百].*");
      return bare ? new HouseNumbers(numberEnd, number, true, true, entrance, group) : this;
    }
    boolean bare = building && length >= 3 && length <= 5 && !text.word(numberEnd);
    var written = text.between(at, numberEnd);
    boolean three = written.matches("\\d{1,3}-\\d{1,2}-\\d{3,4}") && !text.word(numberEnd);
    boolean dashed = written.indexOf('-') > 0 && (number || building) || three;
    return bare || dashed
        ? new HouseNumbers(numberEnd, number, building || dashed, true, entrance, group)
        : this;
  }

  /** Whether people live there, by what it is made of. */
  boolean lived(boolean village) {
    return entrance || number && (group || village);
  }

  private static int numberEnd(PlainText text, int at) {
    int end = at;
    if (numeral(text.at(at))) {
      while (end - at < 5 && numeral(text.at(end))) {
        end++;
      }
      return end;
    }
    if (text.letter(at) && !text.letter(at + 1)) {
      end = at + 1;
    }
    int row = 0;
    while (end - at < 12
        && (text.figure(end) || text.at(end) == '-' && text.figure(end + 1) && end > at)) {
      row = text.figure(end) ? row + 1 : 0;
      if (row > LONGEST) {
        return at;
      }
      end++;
    }
    boolean lettered = end > at && text.letter(end) && !text.word(end + 1);
    return lettered ? end + 1 : end;
  }

  static boolean numeral(char c) {
    return NUMERALS.indexOf(c) >= 0;
  }

  /** Over the blanks people leave around a number, or the end of a line. */
  static int skip(PlainText text, int at) {
    int next = at;
    while (next - at < 2 && text.at(next) == ' ' && next < text.length()) {
      next++;
    }
    boolean wrapped = text.at(next) == PlainText.LINE && next + 1 < text.length();
    return wrapped && next == at ? next + 1 : next;
  }

  private static String first(PlainText text, int at, List<String> words) {
    return words.stream().filter(w -> starts(text, at, w)).findFirst().orElse("");
  }

  private static boolean starts(PlainText text, int at, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (text.at(at + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
