package org.chengming.registers.web;

import java.util.List;
import org.chengming.web.Head;
import org.jspecify.annotations.Nullable;

/**
 * One record: what it says, and what it said before.
 *
 * @param past newest first
 */
record RecordPage(
    Head head,
    String title,
    String register,
    String registerPath,
    List<Line> lines,
    List<Past> past) {

  record Line(String label, @Nullable String unit, String value, @Nullable String description) {}

  /**
   * @param changes what was other than in the state that came after it
   */
  record Past(String from, String to, List<Change> changes) {}

  record Change(String label, String before, String after) {}
}
