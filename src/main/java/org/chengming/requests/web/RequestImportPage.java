package org.chengming.requests.web;

import java.util.List;
import org.chengming.requests.HistoryColumn;
import org.chengming.requests.HistoryRun;
import org.chengming.web.Form;

/** Where a table of old cases is sent, and what was sent before. */
record RequestImportPage(List<HistoryRun> runs, Form form) {
  List<HistoryColumn> columns() {
    return List.of(HistoryColumn.values());
  }
}
