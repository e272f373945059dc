package org.chengming.gate;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the cells of a table are called that is read cell by cell, in the order of its rows: what
 * stands before one in its row, where that names a number, or else last above it.
 */
final class Headings {
  private static final int LONGEST = 20;
  private static final Pattern LABEL = Pattern.compile("[^0-9]*[\\u4e00-\\u9fff][^0-9]*");
  private static final Pattern NUMBERS = Pattern.compile(".*(?:电话|手机|传真|联系|[证号码账帐卡址箱]).*");

  private final Map<Integer, String> above = new HashMap<>();
  private String left = "";
  private int row = -1;

  /**
   * Of the cell that comes next; empty where nothing names it.
   *
   * @param row any number that others have not
   */
  String of(int row, int column, String text) {
    var before = row == this.row && NUMBERS.matcher(left).matches() ? left : "";
    var name = before.isEmpty() ? above.getOrDefault(column, "") : before;
    var label = text.strip();
    boolean names = label.length() <= LONGEST && LABEL.matcher(label).matches();
    this.row = row;
    left = names ? label : "";
    if (names) {
      above.put(column, label);
    }
    return names ? "" : name;
  }
}
