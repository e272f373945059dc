package org.chengming.standards.web;

import java.util.List;

/** The standards somebody has to do with. */
record RevisionsPage(List<Line> lines, boolean mayOwn) {
  /**
   * @param does whether the reader may edit or publish it
   */
  record Line(String code, String title, String lead, int version, int items, boolean does) {}
}
