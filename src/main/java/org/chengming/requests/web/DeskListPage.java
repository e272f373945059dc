package org.chengming.requests.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of open requests beside the record.
 *
 * @param show which of them: {@code all}, {@code unconfirmed}, {@code soon}, {@code overdue}
 * @param more how many of them are not listed
 * @param beyond how many that were filed later are not looked at
 * @param selected the number of the one that is shown
 */
record DeskListPage(
    List<Tab> tabs,
    String show,
    List<Item> items,
    int more,
    int beyond,
    @Nullable String selected) {

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
