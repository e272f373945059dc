package org.chengming.requests.web;

import java.util.List;
import java.util.Locale;
import org.chengming.requests.HistoryLine;
import org.chengming.requests.HistoryRun;
import org.jspecify.annotations.Nullable;

/**
 * A passage over a table of old cases with its report.
 *
 * @param outcome which lines are listed, empty for all
 * @param lines at most one more than a page, which tells that there is a next one
 */
record RequestImportRunPage(HistoryRun run, String outcome, List<HistoryLine> lines) {
  static final int PAGE = 100;

  List<HistoryLine.Outcome> outcomes() {
    return List.of(HistoryLine.Outcome.values());
  }

  List<HistoryLine> shown() {
    return lines.subList(0, Math.min(lines.size(), PAGE));
  }

  @Nullable String next() {
    return lines.size() > PAGE
        ? "%s?outcome=%s&after=%d".formatted(at(), outcome, shown().getLast().line())
        : null;
  }

  String at() {
    return "/desk/request-import/" + run.id();
  }

  String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
