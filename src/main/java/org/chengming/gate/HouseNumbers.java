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
  private static final List<String> BUILDINGS = List.of("号楼", "栋", "幢", "座", "号院", "#楼", "#");
  private static final List<String> ROOMS = List.of("室", "户", "房间", "房", "楼", "层");
  private static final List<String> GROUPS = List.of("村民小组", "村民组", "小组", "组", "社", "队", "屯", "区");
  private static final String NUMERALS = "〇零一二三四五六七八九十百";
  private static final int MOST_PARTS = 8;

  static HouseNumbers read(PlainText text, int from) {
    var read = new HouseNumbers(from, false, false, false, false, false);
    int at = from;
    for (int i = 0; i < MOST_PARTS; i++) {
      int end = numberEnd(text, at);
      if (end == at) {
        break;
      }
      int unit = skip(text, end);
      var next = read.with(text, at, end, unit);
      if (next.end == read.end) {
        break;
      }
      read = next;
      at = skip(text, read.end);
    }
    return read;
  }

  private HouseNumbers with(PlainText text, int at, int numberEnd, int unit) {
    if (starts(text, unit, "单元")) {
      return new HouseNumbers(unit + 2, number, true, room, true, group);
    }
    var building = first(text, unit, BUILDINGS);
    if (!building.isEmpty()) {
      return new HouseNumbers(unit + building.length(), number, true, room, entrance, group);
    }
    var groups = first(text, unit, GROUPS);
    if (!groups.isEmpty() && !number && !this.building) {
      return new HouseNumbers(unit + groups.length(), number, false, room, entrance, true);
    }
    if (text.at(unit) == '号') {
      return new HouseNumbers(unit + 1, true, this.building, room || entrance, entrance, group);
    }
    var rooms = first(text, unit, ROOMS);
    int length = numberEnd - at;
    if (!rooms.isEmpty()) {
      boolean named = !"楼层".contains(rooms) && (!rooms.equals("户") || length >= 3);
      boolean counts = rooms.equals("户") && length < 3;
      return counts
          ? this
          : new HouseNumbers(
              unit + rooms.length(), number, this.building, room || named, entrance, group);
    }
    boolean bare = this.building && length >= 3 && length <= 5 && !text.word(numberEnd);
    boolean dashed = text.between(at, numberEnd).indexOf('-') > 0 && (number || this.building);
    return (bare || dashed) && !PlainText.han(text.at(at))
        ? new HouseNumbers(numberEnd, number, this.building || dashed, true, entrance, group)
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
    while (end - at < 12
        && (text.figure(end) || text.at(end) == '-' && text.figure(end + 1) && end > at)) {
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
