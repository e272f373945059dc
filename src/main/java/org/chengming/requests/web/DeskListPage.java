package org.chengming.requests.web;

import java.util.List;
import org.chengming.requests.Assigning;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;

/**
 * The list of open requests beside the record.
 *
 * @param show which of them, the code of a tab
 * @param more how many of them are not listed
 * @param beyond how many that were filed later are not looked at
 * @param officers whom requests may be given to; empty where the reader gives none
 * @param selected the number of the one that is shown
 * @param problems why an act on several was refused
 * @param done what was just done to several, null for nothing
 */
record DeskListPage(
    List<Tab> tabs,
    String show,
    List<Item> items,
    int more,
    int beyond,
    List<Assigning.Officer> officers,
    @Nullable String selected,
    List<Refused.Problem> problems,
    @Nullable String done) {

  /** The same after an act on several was refused, or done. */
  DeskListPage with(List<Refused.Problem> problems) {
    return new DeskListPage(tabs, show, items, more, beyond, officers, selected, problems, null);
  }

  DeskListPage done(@Nullable String done) {
    return new DeskListPage(tabs, show, items, more, beyond, officers, selected, problems, done);
  }

  record Tab(String code, String label, int count) {}

  /**
   * @param soon how its clock stands
   * @param tone style of that word, empty for none
   */
  record Item(String number, String title, String soon, String tone, String detail) {}

  String parameters() {
    return "show=" + show;
  }
}
