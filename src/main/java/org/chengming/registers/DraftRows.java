package org.chengming.registers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows of a source as those of a draft. */
public final class DraftRows {
  private DraftRows() {}

  /** Reads every row of a source, at most {@link Drafts#MOST_ROWS}. */
  public static List<DraftRow> read(RowSource source, List<BringReport.RefusedRow> unread)
      throws IOException {
    var rows = new ArrayList<DraftRow>();
    for (var row = source.next(); row != null; row = source.next()) {
      Drafts.requireFew(rows.size() + 1L);
      if (row.problem() != null) {
        unread.add(new BringReport.RefusedRow(row.line(), List.of(row.problem())));
      } else if (!row.cells().values().stream().allMatch(String::isBlank)) {
        rows.add(DraftRow.put(row.line(), row.cells()));
      }
    }
    return rows;
  }
}
