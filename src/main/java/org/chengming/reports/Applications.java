package org.chengming.reports;

import static org.chengming.reports.Forms.APPLICATIONS;
import static org.chengming.reports.Forms.CARRIED;
import static org.chengming.reports.Forms.ENDED;
import static org.chengming.reports.Forms.FORWARD;
import static org.chengming.reports.Forms.RECEIVED;
import static org.chengming.reports.Forms.TOTAL;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengming.requests.RequestFigures.Came;
import org.chengming.requests.RequestFigures.Count;
import org.chengming.requests.RequesterKind;

/** Table 3, filled from the requests. */
final class Applications {
  private Applications() {}

  /** Every cell of the table, those without a case with 0. */
  static Figures of(List<Count> counts) {
    var numbers = new HashMap<Cell, Long>();
    for (var cell : Forms.of(Integer.MAX_VALUE).cells()) {
      if (cell.table().equals(APPLICATIONS)) {
        numbers.put(cell, 0L);
      }
    }
    for (var count : counts) {
      if (count.came() != Came.UNCONFIRMED) {
        add(numbers, count.came() == Came.RECEIVED ? RECEIVED : CARRIED, count);
        if (count.outcome() == null) {
          add(numbers, FORWARD, count);
        } else {
          add(numbers, count.outcome(), count);
          add(numbers, ENDED, count);
        }
      }
    }
    return Figures.of(numbers);
  }

  private static void add(Map<Cell, Long> numbers, String row, Count count) {
    for (var column : List.of(column(count.kind()), TOTAL)) {
      // An outcome the table has no row for shows in the total, and there the identities tell.
      numbers.computeIfPresent(new Cell(APPLICATIONS, row, column), (cell, n) -> n + count.cases());
    }
  }

  private static String column(RequesterKind kind) {
    return kind.name();
  }
}
