package org.chengming.registers.web;

import java.util.List;
import org.chengming.web.Head;
import org.jspecify.annotations.Nullable;

/** A view of a register: one of the three parts, or none when making it took too long. */
record ViewPage(
    Head head,
    String title,
    String register,
    String registerPath,
    String path,
    List<RegisterPage.Way> ways,
    List<Filters.Filter> filters,
    @Nullable ChartPart chart,
    @Nullable CalendarPart calendar,
    @Nullable MapPart map,
    String embed) {
  boolean tooLong() {
    return chart == null && calendar == null && map == null;
  }
}
