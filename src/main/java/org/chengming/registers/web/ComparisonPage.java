package org.chengming.registers.web;

import java.util.List;
import org.chengming.web.Head;

/**
 * Two bodies, places or years side by side.
 *
 * @param dimensions what can be compared; the one chosen is marked
 * @param sides what there is to choose from on either side; empty when it is typed
 * @param others what both sides are narrowed to
 * @param rows one a number field; empty until both sides are chosen
 */
record ComparisonPage(
    Head head,
    String register,
    String path,
    List<RegisterPage.Way> ways,
    List<RegisterPage.Way> dimensions,
    String by,
    List<String> sides,
    String left,
    String right,
    List<Filters.Filter> others,
    List<Row> rows) {
  /**
   * @param difference right less left
   * @param leftWidth, rightWidth of the bars, 0 to 100
   */
  record Row(
      String label,
      String left,
      String right,
      String difference,
      String change,
      int leftWidth,
      int rightWidth) {}
}
