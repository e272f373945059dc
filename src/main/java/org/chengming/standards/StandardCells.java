package org.chengming.standards;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chengming.organisations.BodyLevel;
import org.jspecify.annotations.Nullable;

/** The cells of one row as an item: ticks, boxes and lists as local tables write them. */
final class StandardCells {
  private static final Pattern TICKED = Pattern.compile("[■●☑√✓]\\s*([^■●☑√✓□○〇☐\\s]+)");
  private static final Pattern BOXES = Pattern.compile("[■●☑□○〇☐]");
  private static final String EVERYONE = "全社会";

  private StandardCells() {}

  static DutyItem item(
      String code, String first, String second, TimeLimit limit, Map<String, String> cells) {
    var duty = cells.getOrDefault("duty", "");
    var register = cells.getOrDefault("register", "");
    return new DutyItem(
        0,
        code,
        first,
        second,
        cells.getOrDefault("content", ""),
        cells.getOrDefault("basis", ""),
        limit,
        cells.getOrDefault("subject", ""),
        channels(cells.getOrDefault("channels", "")),
        audience(cells),
        way(cells),
        levels(cells),
        duty.matches("20-\\d{1,2}") ? duty : null,
        ItemRegister.readable(register) ? register : null,
        list(cells.getOrDefault("words", "")));
  }

  /** Of boxes the ticked ones; else whatever is listed. */
  static List<String> channels(String cell) {
    if (!BOXES.matcher(cell).find()) {
      return list(cell);
    }
    var ticked = new ArrayList<String>();
    var found = TICKED.matcher(cell);
    while (found.find()) {
      ticked.add(found.group(1));
    }
    return ticked;
  }

  private static List<String> list(String cell) {
    return Arrays.stream(cell.split("[;；、\\n]+"))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .distinct()
        .limit(30)
        .toList();
  }

  private static String audience(Map<String, String> cells) {
    var group = cells.getOrDefault("group", "");
    var written = cells.getOrDefault("audience", "");
    if (!group.isBlank()) {
      return ticked(group) ? "特定群体" : group;
    }
    return written.isBlank() || ticked(written) ? EVERYONE : written;
  }

  private static DutyItem.Way way(Map<String, String> cells) {
    var written = cells.getOrDefault("way", "");
    var asked =
        ticked(cells.get("onRequest")) && !ticked(cells.get("proactive"))
            || written.contains("依申请") && !written.contains("主动");
    return asked ? DutyItem.Way.ON_REQUEST : DutyItem.Way.PROACTIVE;
  }

  private static List<BodyLevel> levels(Map<String, String> cells) {
    var written = levelWords(cells.getOrDefault("levels", ""));
    var levels = new ArrayList<BodyLevel>();
    add(levels, BodyLevel.PROVINCE, cells.get("province"), written.contains("省"));
    add(levels, BodyLevel.PREFECTURE, cells.get("prefecture"), written.contains("市"));
    add(
        levels,
        BodyLevel.COUNTY,
        cells.get("county"),
        written.contains("县") || written.contains("区级"));
    add(levels, BodyLevel.TOWNSHIP, cells.get("township"), written.matches("(?s).*(?:乡|镇|街道).*"));
    return levels;
  }

  /** Of 县（市、区）级 only 县级: such a 市 is one of counties, not the one above them. */
  private static String levelWords(String written) {
    return written
        .replaceAll("[（(].*?[）)]", "")
        .replaceAll("县级市|市辖区|县[、/]?市[、/]?区", "县")
        .replaceAll("设区的?市", "市");
  }

  private static void add(
      List<BodyLevel> levels, BodyLevel level, @Nullable String tick, boolean written) {
    if (written || ticked(tick)) {
      levels.add(level);
    }
  }

  /** A tick, whatever it looks like; an empty cell, a cross or an empty box is none. */
  private static boolean ticked(@Nullable String cell) {
    return cell != null && cell.strip().matches("[■●☑√✓✔VvYy是1]|有");
  }
}
