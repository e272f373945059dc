package org.chengming.gate;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

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
   * What the cell of a table of a document or slide is called in which a paragraph stands.
   *
   * @param tables known by now, of this document
   */
  static String of(Element paragraph, String text, Map<Element, Headings> tables) {
    var cell = cell(paragraph);
    if (cell == null
        || !(cell.getParentNode() instanceof Element row)
        || !(row.getParentNode() instanceof Element table)) {
      return "";
    }
    int column = 0;
    for (Node before = cell.getPreviousSibling();
        before != null;
        before = before.getPreviousSibling()) {
      column += "tc".equals(before.getLocalName()) ? 1 : 0;
    }
    return tables
        .computeIfAbsent(table, t -> new Headings())
        .of(System.identityHashCode(row), column, text);
  }

  private static @Nullable Element cell(Element paragraph) {
    var cell = Xml.ancestor(paragraph, "tc", "txbxContent");
    return cell == null || !cell.getLocalName().equals("tc") ? null : cell;
  }

  /** A number of the row a paragraph stands in; of the paragraph where that is none of a table. */
  static int row(Element paragraph) {
    var cell = cell(paragraph);
    return System.identityHashCode(cell == null ? paragraph : cell.getParentNode());
  }

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
