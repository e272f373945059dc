package org.chengming.standards.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which standards bind a body, and which could.
 *
 * @param mayTag whether the reader may say to which sectors the body belongs
 */
record ReachPage(
    String body, String code, boolean mayTag, List<Line> bound, List<Line> others, String done) {

  /**
   * @param why it binds, or by what it would
   * @param tag what a tick sets; null where none does
   */
  record Line(
      String title, String path, int items, String why, @Nullable String tag, boolean tagged) {}
}
