package org.chengming.standards.web;

import java.util.List;
import org.chengming.web.Head;
import org.jspecify.annotations.Nullable;

/** What one body must make public, and what of it is. */
record CataloguePage(
    Head head,
    String body,
    String bodyPath,
    String path,
    CoveragePage.Figures all,
    List<Section> sections) {
  record Section(String title, String path, CoveragePage.Figures figures, List<Line> lines) {}

  /**
   * @param style of the status, empty for a plain one
   * @param when a sentence about the day, empty for none
   * @param shown what was published last; null for nothing
   */
  record Line(
      String code,
      String group,
      String title,
      String limit,
      String state,
      String style,
      String when,
      @Nullable Shown shown,
      @Nullable String reason) {}

  record Shown(String path, String title) {}
}
