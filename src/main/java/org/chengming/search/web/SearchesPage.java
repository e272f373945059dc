package org.chengming.search.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param days of the period
 * @param least occasions before a question is shown
 * @param kinds what of it is shown, the one that is being shown with its mark
 * @param earlier address of the period before
 * @param later address of the period after, null where that is in the future
 * @param csv address of the same as CSV
 * @param keeper whether the actor keeps words
 * @param writer whether the actor writes documents
 */
record SearchesPage(
    int days,
    String from,
    String to,
    int least,
    List<SearchPage.Link> periods,
    List<SearchPage.Link> kinds,
    List<Row> rows,
    boolean more,
    String earlier,
    @Nullable String later,
    String csv,
    boolean keeper,
    boolean writer) {

  /**
   * @param question as it was asked, folded; @param address the same for an address
   */
  record Row(
      String question,
      String address,
      int asked,
      int nothing,
      int little,
      int opened,
      int abandoned) {}
}
