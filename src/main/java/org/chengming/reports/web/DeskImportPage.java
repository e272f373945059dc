package org.chengming.reports.web;

import java.util.List;
import org.chengming.reports.web.DeskReportPage.Rule;
import org.chengming.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * Bringing in a finished year.
 *
 * @param trial what the file says, null before one was chosen
 */
record DeskImportPage(Form form, List<Integer> years, @Nullable Trial trial) {

  /**
   * @param good whether it can be taken
   * @param wrong identities that do not hold
   */
  record Trial(
      String title,
      int cells,
      int missing,
      boolean good,
      int wrong,
      boolean published,
      List<Remark> remarks,
      List<Rule> rules,
      List<TableView> tables) {}

  record Remark(String place, String sentence) {}

  int year() {
    return form.value("year").matches("20\\d\\d") ? Integer.parseInt(form.value("year")) : 0;
  }
}
