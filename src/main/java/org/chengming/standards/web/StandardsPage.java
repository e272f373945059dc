package org.chengming.standards.web;

import java.util.List;
import org.chengming.web.Head;

/** The standards there are. */
record StandardsPage(Head head, List<Group> groups) {
  record Group(String title, List<Line> lines) {}

  /**
   * @param lead who edits it, empty for the platform
   */
  record Line(String path, String title, int items, int version, String validFrom, String lead) {}
}
