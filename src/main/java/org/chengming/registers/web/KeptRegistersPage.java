package org.chengming.registers.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The registers an official keeps or looks after.
 *
 * @param defines whether they may make definitions
 */
record KeptRegistersPage(List<Line> lines, boolean defines) {

  /**
   * @param updated when something was brought last; null before the first time
   * @param late why it is late, a sentence; null when it is not
   * @param writing how many drafts are being written
   * @param waiting how many wait for a second person
   */
  record Line(
      String name,
      String title,
      long records,
      @Nullable String updated,
      @Nullable String late,
      int writing,
      int waiting) {}
}
