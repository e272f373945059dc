package org.chengming.publishing.web.desk;

import java.util.List;
import org.chengming.publishing.EditionState;
import org.chengming.web.Head;
import org.jspecify.annotations.Nullable;

record WorklistPage(Head head, Worklist list, boolean mayDraft) {

  /** The middle pane, beside every record. */
  record Worklist(
      WorklistAsked asked,
      List<Tab> tabs,
      List<EditorPage.Option> themes,
      List<Item> items,
      boolean more,
      @Nullable Long selected) {
    Show show() {
      return asked.show();
    }
  }

  record Tab(Show show, int count) {}

  /**
   * @param soon how the 20 working days stand, null when it does not matter
   */
  record Item(
      long editionId,
      String title,
      EditionState state,
      String detail,
      @Nullable String soon,
      boolean late) {
    String shownTitle() {
      return title.isBlank() ? "（没有标题）" : title;
    }

    String stateClass() {
      return Labels.stateClass(state);
    }
  }
}
