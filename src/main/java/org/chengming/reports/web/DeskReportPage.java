package org.chengming.reports.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body's report on a year at the desk.
 *
 * @param scope name of the scope that is shown
 * @param unconfirmed requests that count in no row, see there
 * @param rules the identities, one each with its lines
 */
record DeskReportPage(
    String title,
    String address,
    String body,
    int year,
    String scope,
    String scopeLabel,
    @Nullable String by,
    String source,
    List<TableView> tables,
    List<Rule> rules,
    long unconfirmed) {

  /** Whose figures, and the address that shows them. */
  record Choice(String label, String href, boolean chosen) {}

  /**
   * An identity.
   *
   * @param wrong how many of its lines do not hold
   */
  record Rule(int number, String says, int wrong, boolean warning, List<Line> lines) {}

  record Line(String where, String left, String right, String difference, boolean holds) {}

  List<Choice> choices() {
    return List.of(
        new Choice("本机关", address + "?scope=OWN", scope.equals("OWN")),
        new Choice("汇总（本机关和下级）", address + "?scope=SUBTREE", scope.equals("SUBTREE")));
  }
}
