package org.chengming.publishing.web.desk;

import java.util.List;
import org.chengming.gate.ForeignLinks;
import org.jspecify.annotations.Nullable;

/**
 * What the gate says of an edition, with what this person may do about it.
 *
 * @param writing whether it stands beside what is being written, and follows each save
 * @param blocking how many keep it from approval and publication
 * @param pictures in the text, without words for whoever does not see them
 * @param links of the text to what is not public here
 * @param foreign links of the text to other hosts that did not open
 */
record FindingsPanel(
    long editionId,
    boolean writing,
    List<Item> items,
    int blocking,
    boolean mayMend,
    List<String> pictures,
    List<String> links,
    List<ForeignLinks.Dead> foreign) {
  /**
   * @param key as the gate calls it; its anchor is {@code #found-key}
   * @param places where it stands, with how often
   * @param words as they stand in the text; null for what a file holds
   * @param marked whether it is marked in the text, at {@code #spot-key}
   * @param ruling who let it through, when and why
   * @param attachment of which a clean copy helps, null where none does
   */
  record Item(
      String key,
      int number,
      String label,
      String why,
      int percent,
      boolean blocks,
      List<String> places,
      @Nullable String words,
      boolean marked,
      @Nullable String instead,
      @Nullable String ruling,
      boolean mask,
      boolean remove,
      boolean pass,
      @Nullable Long attachment) {
    String state() {
      return blocks ? "status-bad" : ruling != null ? "status-past" : "status-warn";
    }

    String word() {
      return blocks ? "要处理" : ruling != null ? "已放行" : "请看一看";
    }
  }

  int asked() {
    return (int) items.stream().filter(i -> !i.blocks() && i.ruling() == null).count();
  }

  int passed() {
    return (int) items.stream().filter(i -> i.ruling() != null).count();
  }

  boolean clear() {
    return items.isEmpty() && pictures.isEmpty() && links.isEmpty() && foreign.isEmpty();
  }
}
