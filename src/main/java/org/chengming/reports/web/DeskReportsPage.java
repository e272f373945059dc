package org.chengming.reports.web;

import java.util.List;

/**
 * The bodies whose reports the reader works on.
 *
 * @param year the year reported on
 * @param importing whether the reader may bring in finished years
 * @param more how many further bodies there are
 */
record DeskReportsPage(
    int year, List<Integer> years, String q, List<Line> lines, int more, boolean importing) {

  /**
   * @param by the last day, empty where no rule says one
   */
  record Line(String href, String name, String state, String by, boolean late, String source) {}
}
