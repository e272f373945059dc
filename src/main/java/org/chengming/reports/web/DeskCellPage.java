package org.chengming.reports.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cases behind one figure.
 *
 * @param address of this list without the page
 */
record DeskCellPage(
    String title,
    String report,
    String reportTitle,
    String figure,
    String address,
    List<Case> cases,
    int page,
    boolean more) {

  /**
   * @param outcome null while it is open
   */
  record Case(String number, String body, String kind, String received, @Nullable String outcome) {}
}
