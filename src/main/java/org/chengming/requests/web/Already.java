package org.chengming.requests.web;

import java.time.LocalDate;
import java.util.List;
import org.chengming.search.Marked;
import org.jspecify.annotations.Nullable;

/**
 * What is public already of what somebody describes, and how to describe it better.
 *
 * @param looked whether anything was looked for
 * @param hints sentences in the reader's language
 */
record Already(boolean looked, List<Line> lines, List<String> hints) {
  static final Already NOTHING = new Already(false, List.of(), List.of());

  /**
   * A public document.
   *
   * @param body name of its issuer
   * @param number as issued, null without one
   */
  record Line(
      String indexNumber,
      String path,
      Marked title,
      Marked snippet,
      String body,
      @Nullable String number,
      LocalDate formedOn) {}
}
