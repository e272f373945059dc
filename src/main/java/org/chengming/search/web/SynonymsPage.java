package org.chengming.search.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param typed what stands in the form that adds a group
 */
record SynonymsPage(String text, List<Line> lines, Typed typed) {
  /**
   * @param form what stands in the form that changes the group, null while it is only shown
   */
  record Line(long id, List<String> words, String note, @Nullable Typed form) {}

  record Typed(String words, String note, @Nullable String problem) {}
}
