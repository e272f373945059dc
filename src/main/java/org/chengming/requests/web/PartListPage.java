package org.chengming.requests.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parts of other bodies' requests that are still owed, beside the one that is shown.
 *
 * @param show which of them: {@code owed}, {@code approval}, {@code awaited}, {@code late}
 * @param selected the one that is shown, null for none
 */
record PartListPage(List<Tab> tabs, String show, List<Item> items, @Nullable Long selected) {

  record Tab(String code, String label, int count) {}

  /**
   * @param id of the part
   * @param href of its page, or of the case it belongs to
   * @param tone style of the word for its clock
   */
  record Item(long id, String href, String title, String soon, String tone, String detail) {}
}
