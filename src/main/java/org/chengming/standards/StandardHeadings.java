package org.chengming.standards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a sheet is which; headings stand in one row, or in two where cells are merged.
 */
final class StandardHeadings {
  /** What headings begin with, in the order in which they are tried. */
  private static final Map<String, String> KNOWN = new LinkedHashMap<>();

  static {
    KNOWN.put("序号", "code");
    KNOWN.put("编号", "code");
    KNOWN.put("一级", "first");
    KNOWN.put("二级", "second");
    KNOWN.put("公开内容", "content");
    KNOWN.put("内容要素", "content");
    KNOWN.put("内容", "content");
    KNOWN.put("公开依据", "basis");
    KNOWN.put("依据", "basis");
    KNOWN.put("公开时限", "limit");
    KNOWN.put("时限", "limit");
    KNOWN.put("公开期限", "limit");
    KNOWN.put("公开时间", "limit");
    KNOWN.put("公开主体", "subject");
    KNOWN.put("公开责任", "subject");
    KNOWN.put("责任单位", "subject");
    KNOWN.put("责任部门", "subject");
    KNOWN.put("责任主体", "subject");
    KNOWN.put("公开渠道", "channels");
    KNOWN.put("渠道", "channels");
    KNOWN.put("公开载体", "channels");
    KNOWN.put("公开途径", "channels");
    KNOWN.put("全社会", "everyone");
    KNOWN.put("特定群体", "group");
    KNOWN.put("特定群众", "group");
    KNOWN.put("公开对象", "audience");
    KNOWN.put("主动", "proactive");
    KNOWN.put("依申请", "onRequest");
    KNOWN.put("公开方式", "way");
    KNOWN.put("县", "county");
    KNOWN.put("区级", "county");
    KNOWN.put("乡", "township");
    KNOWN.put("市级", "prefecture");
    KNOWN.put("省级", "province");
    KNOWN.put("公开层级", "levels");
    KNOWN.put("条例第二十条", "duty");
    KNOWN.put("登记簿", "register");
    KNOWN.put("标题词", "words");
  }

  private final Map<Integer, String> columns;
  private final List<String> problems;
  private final int after;

  private StandardHeadings(Map<Integer, String> columns, List<String> problems, int after) {
    this.columns = columns;
    this.problems = problems;
    this.after = after;
  }

  /** The headings that begin in the row; null when none do. */
  static @Nullable StandardHeadings read(List<List<String>> rows, int at) {
    var upper = rows.get(at);
    var lower = at + 1 < rows.size() ? rows.get(at + 1) : List.<String>of();
    var one = columns(upper, List.of());
    var two = columns(upper, lower);
    // A second row is one of headings when it names the items, or more columns and nothing else.
    var names = columns(lower, List.of()).containsValue("second") && !one.containsValue("second");
    var both =
        two.size() > one.size()
            && (names || lower.stream().allMatch(StandardHeadings::blankOrKnown));
    var columns = both ? two : one;
    if (columns.size() < 3 || !columns.containsValue("second") && !columns.containsValue("first")) {
      return null;
    }
    return new StandardHeadings(columns, problems(columns), at + (both ? 2 : 1));
  }

  private static boolean blankOrKnown(String cell) {
    return cell.isBlank() || known(cell) != null;
  }

  private static Map<Integer, String> columns(List<String> upper, List<String> lower) {
    var columns = new HashMap<Integer, String>();
    for (int i = 0; i < Math.max(upper.size(), lower.size()); i++) {
      var below = i < lower.size() ? known(lower.get(i)) : null;
      var above = i < upper.size() ? known(upper.get(i)) : null;
      var name = below != null ? below : above;
      if (name != null) {
        columns.put(i, name);
      }
    }
    return columns;
  }

  private static @Nullable String known(String heading) {
    var bare = heading.replaceAll("[\\s\\u3000“”\"'（(].*|^[=+@-]+", "").strip();
    var whole = heading.replaceAll("[\\s\\u3000]", "");
    if (whole.length() > 30) {
      return null;
    }
    for (var entry : KNOWN.entrySet()) {
      if (whole.startsWith(entry.getKey()) || bare.equals(entry.getKey())) {
        return entry.getValue();
      }
    }
    return null;
  }

  private static List<String> problems(Map<Integer, String> columns) {
    var problems = new ArrayList<String>();
    var seen = new HashSet<String>();
    columns
        .values()
        .forEach(
            name -> {
              if (!seen.add(name)) {
                problems.add("“%s”有两列，看不出用哪一列。".formatted(title(name)));
              }
            });
    for (var needed : List.of("first", "second", "limit")) {
      if (!seen.contains(needed)) {
        problems.add("缺少“%s”这一列。".formatted(title(needed)));
      }
    }
    return problems.stream().distinct().toList();
  }

  private static String title(String name) {
    return switch (name) {
      case "first" -> "一级事项";
      case "second" -> "二级事项";
      case "limit" -> "公开时限";
      default ->
          KNOWN.entrySet().stream()
              .filter(e -> e.getValue().equals(name))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElse(name);
    };
  }

  List<String> problems() {
    return problems;
  }

  /** The index of the first row below. */
  int after() {
    return after;
  }

  /** The cells of a row by what they are. */
  Map<String, String> cells(List<String> row) {
    var cells = new HashMap<String, String>();
    columns.forEach(
        (at, name) ->
            cells.put(name, at < row.size() ? row.get(at).replace("\u0000", "").strip() : ""));
    return cells;
  }
}
