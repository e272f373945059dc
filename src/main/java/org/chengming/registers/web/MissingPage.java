package org.chengming.registers.web;

import java.util.List;
import org.chengming.web.Head;

/**
 * Who has not published for a year what they published before.
 *
 * @param parts one for each kind there is to publish, or a single one
 * @param running whether the year is not over
 */
record MissingPage(
    Head head,
    String register,
    String path,
    List<RegisterPage.Way> ways,
    int year,
    boolean running,
    List<Integer> years,
    List<Part> parts) {
  /**
   * @param label empty when there is a single one
   * @param known how many published in one of the years before, or in this one
   */
  record Part(String label, int known, List<Line> missing) {
    int published() {
      return known - missing.size();
    }
  }

  /**
   * @param last the last year they published for
   */
  record Line(String body, int last, String path) {}
}
