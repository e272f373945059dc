package org.chengming.imports.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.chengming.imports.Progress;
import org.jspecify.annotations.Nullable;

/**
 * @param lines at most one more than a page, which tells that there is a next one
 */
record RunPage(RunRow run, Progress progress, List<LineRow> lines, LineFilter filter, Instant now) {
  List<LineRow> shown() {
    return lines.subList(0, Math.min(lines.size(), LineFilter.PAGE));
  }

  /** The row number the next page starts after; null on the last one. */
  @Nullable Integer next() {
    return lines.size() > LineFilter.PAGE ? shown().getLast().number() : null;
  }

  String speed() {
    return String.format(Locale.ROOT, "%,.0f", progress.rate(now));
  }

  /** 约 2 分钟, or null when it is over or cannot be told. */
  @Nullable String left() {
    var left = progress.running() ? progress.left(now) : null;
    return left == null
        ? null
        : left.toSeconds() < 90 ? left.toSeconds() + " 秒" : left.toMinutes() + " 分钟";
  }

  String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
