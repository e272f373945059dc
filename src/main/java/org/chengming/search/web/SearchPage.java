package org.chengming.search.web;

import java.time.LocalDate;
import java.util.List;
import org.chengming.search.Marked;
import org.chengming.web.Head;
import org.chengming.web.Listing;
import org.jspecify.annotations.Nullable;

/**
 * A page of results with all that narrows and widens it.
 *
 * @param text as typed
 * @param total with separators, "more than" said by {@code more}
 * @param from position of the first hit, from 1; 0 when the page was reached by cursor or is empty
 * @param order name of the order, empty for relevance
 * @param counted whether it is counted how this page is left
 * @param meant another spelling that finds clearly more, null where none does
 * @param chosen pages of this site an editor has put first
 * @param reason why an editor put something first, empty when nothing is
 */
record SearchPage(
    Head head,
    String text,
    String total,
    boolean more,
    int from,
    boolean relaxed,
    boolean shortened,
    boolean everything,
    String order,
    boolean counted,
    @Nullable Link meant,
    List<Line> lines,
    List<Link> chosen,
    String reason,
    List<Box> boxes,
    List<Link> chips,
    List<Link> sorts,
    List<Link> pages,
    List<Link> wider,
    @Nullable Contact contact,
    Listing listing) {

  /**
   * @param style class of the status
   * @param chosen whether an editor put it first
   * @param why address that tells why it is here, null where nothing was asked
   */
  record Line(
      String path,
      Marked title,
      String status,
      String style,
      String body,
      @Nullable String bodyPath,
      @Nullable String number,
      LocalDate formedOn,
      boolean explainer,
      boolean chosen,
      Marked snippet,
      @Nullable String why) {}

  /** One facet: choices at once, and the rest behind a fold. */
  record Box(String legend, String name, List<Choice> choices, List<Choice> rest) {}

  record Choice(String id, String value, String label, String documents, boolean chosen) {}

  /**
   * @param note what stands under or instead; @param current whether it leads to this very page
   */
  record Link(String label, @Nullable String href, String note, boolean current) {}

  /** The body most likely to have what was looked for. */
  record Contact(String name, String path, @Nullable String phone) {}

  int filters() {
    return chips.isEmpty() ? 0 : chips.size() - 1;
  }

  boolean onlyChosen() {
    return lines.isEmpty() && !chosen.isEmpty();
  }

  boolean empty() {
    return lines.isEmpty() && chosen.isEmpty();
  }
}
