package org.chengming.standards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a standard from the rows of a spreadsheet as local tables have them: headings in one row or
 * in two, a title above, 一级事项 merged over several rows, ticks under 全社会 or 县级. Every row that is
 * not taken has its reason.
 */
final class StandardTable {
  private static final int MOST_HEADS = 12;
  static final int MOST_ITEMS = 2_000;
  private static final int LONGEST = 4_000;

  /**
   * @param line of the sheet, from 1
   */
  record Wrong(int line, String sentence) {}

  /**
   * @param missing sentences about the headings; with any of them nothing was read
   */
  record Reading(List<DutyItem> items, List<Wrong> wrong, List<String> missing) {}

  private final List<DutyItem> items = new ArrayList<>();
  private final List<Wrong> wrong = new ArrayList<>();
  private final Set<String> codes = new HashSet<>();
  private final Map<String, Integer> firsts = new LinkedHashMap<>();
  private final Map<String, Integer> seconds = new HashMap<>();
  private String first = "";

  private StandardTable() {}

  static Reading read(List<List<String>> rows) {
    for (int i = 0; i < Math.min(rows.size(), MOST_HEADS); i++) {
      var head = StandardHeadings.read(rows, i);
      if (head != null) {
        var problems = head.problems();
        return problems.isEmpty()
            ? new StandardTable().items(rows, head)
            : new Reading(List.of(), List.of(), problems);
      }
    }
    return new Reading(
        List.of(), List.of(), List.of("找不到栏目的名称：前%d行里没有“一级事项”“二级事项”“公开时限”。".formatted(MOST_HEADS)));
  }

  private Reading items(List<List<String>> rows, StandardHeadings head) {
    for (int i = head.after(); i < rows.size(); i++) {
      var cells = head.cells(rows.get(i));
      if (cells.values().stream().allMatch(String::isBlank)) {
        continue;
      }
      if (items.size() == MOST_ITEMS) {
        wrong.add(new Wrong(i + 1, "一个标准最多%d项，后面的没有读。".formatted(MOST_ITEMS)));
        break;
      }
      var problem = take(cells);
      if (problem != null) {
        wrong.add(new Wrong(i + 1, problem));
      }
    }
    return new Reading(List.copyOf(items), List.copyOf(wrong), List.of());
  }

  /**
   * @return why the row was not taken; null when it was
   */
  private @Nullable String take(Map<String, String> cells) {
    var named = cells.getOrDefault("first", "");
    if (!named.isBlank()) {
      first = named;
    }
    var second = cells.getOrDefault("second", "");
    var content = cells.getOrDefault("content", "");
    if (second.isBlank() && content.isBlank() && cells.getOrDefault("limit", "").isBlank()) {
      return null; // a heading or a note between the rows
    }
    if (first.isBlank()) {
      return "没有一级事项，上面的行也没有。";
    }
    if (second.isBlank()) {
      return "没有二级事项。";
    }
    if (cells.values().stream().anyMatch(c -> c.length() > LONGEST)) {
      return "有一格超过%d个字。".formatted(LONGEST);
    }
    var limit = TimeLimit.parse(cells.getOrDefault("limit", ""));
    if (limit == null) {
      return "看不出公开时限“%s”是什么时候；请写成“20个工作日内”“每年3月31日前”“每月10日前”“实时公开”或者“长期公开”。"
          .formatted(brief(cells.getOrDefault("limit", "")));
    }
    var code = code(cells.getOrDefault("code", ""), second);
    if (!codes.add(code)) {
      return "序号“%s”和上面的一项相同。".formatted(code);
    }
    items.add(StandardCells.item(code, first, second, limit, cells));
    return null;
  }

  /** Its own where it is one like 3.2; else its place below the first level. */
  private String code(String written, String second) {
    var own = written.strip().replaceFirst("\\.0$", "").replace('．', '.');
    int number = firsts.computeIfAbsent(first, f -> firsts.size() + 1);
    int below = seconds.merge(first, 1, Integer::sum);
    return own.matches("[0-9]{1,4}([.-][0-9a-z]{1,8}){0,3}") ? own : number + "." + below;
  }

  static String brief(String text) {
    return text.length() <= 30 ? text : text.substring(0, 30) + "…";
  }
}
