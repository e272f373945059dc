package org.chengming.registers.web;

import java.util.List;
import org.chengming.web.Head;
import org.jspecify.annotations.Nullable;

/** All registers by the key area they answer. */
record RegistersPage(Head head, List<Area> areas) {
  record Area(String title, List<Line> registers) {}

  record Line(
      String path,
      String title,
      String about,
      long records,
      @Nullable String updated,
      String rhythm) {}
}
