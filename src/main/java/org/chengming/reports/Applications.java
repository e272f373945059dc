package org.chengming.reports;

import static org.chengming.reports.ApplicationsTable.CARRIED;
import static org.chengming.reports.ApplicationsTable.ENDED;
import static org.chengming.reports.ApplicationsTable.FORWARD;
import static org.chengming.reports.ApplicationsTable.RECEIVED;
import static org.chengming.reports.ApplicationsTable.TOTAL;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengming.reports.ReportForm.From;
import org.chengming.requests.Channel;
import org.chengming.requests.RequestFigures.Came;
import org.chengming.requests.RequestFigures.Count;

/** What of a form the requests fill. */
final class Applications {
  private static final String ALL = ApplicationsTable.CODE;

  private Applications() {}

  /** Every cell that is counted, those without a case with 0; sums of them where they are all. */
  static Figures of(ReportForm form, List<Count> counts) {
    var numbers = new HashMap<Cell, Long>();
    for (var table : form.tables()) {
      for (var row : table.leaves()) {
        for (var column : table.columns()) {
          if (row.from() == From.CASES || table.code().equals(ALL)) {
            numbers.put(new Cell(table.code(), row.code(), column.code()), 0L);
          }
        }
      }
    }
    counts.stream()
        .filter(c -> c.came() != Came.UNCONFIRMED)
        .forEach(c -> (form == OldForm.FORM ? OLD : TODAY).add(numbers, c));
    return form.complete(Figures.of(numbers));
  }

  private interface Filling {
    void add(Map<Cell, Long> numbers, Count count);
  }

  private static final Filling TODAY =
      (numbers, count) -> {
        for (var column : List.of(count.kind().name(), TOTAL)) {
          var came = count.came() == Came.RECEIVED ? RECEIVED : CARRIED;
          add(numbers, new Cell(ALL, came, column), count);
          var outcome = count.outcome();
          if (outcome == null) {
            add(numbers, new Cell(ALL, FORWARD, column), count);
          } else {
            // An outcome the table has no row for shows in the total, and there identity 2 tells.
            add(numbers, new Cell(ALL, OldOutcomes.today(outcome), column), count);
            add(numbers, new Cell(ALL, ENDED, column), count);
          }
        }
      };

  private static final Filling OLD =
      (numbers, count) -> {
        if (count.came() == Came.RECEIVED) {
          add(numbers, cell(OldForm.RECEIVED, way(count.channel())), count);
        }
        var outcome = count.outcome();
        var answer = outcome == null ? null : OldOutcomes.answer(outcome);
        if (answer != null) {
          add(numbers, cell(OldForm.ANSWERED, answer), count);
        }
      };

  private static Cell cell(String table, String row) {
    return new Cell(table, row, OldForm.NUMBER);
  }

  private static String way(Channel channel) {
    return switch (channel) {
      case COUNTER -> "counter";
      case FAX -> "fax";
      case WEB -> "web";
      case REGISTERED_POST, ORDINARY_POST -> "letter";
      case PHONE -> "other";
    };
  }

  /** Cases that ended in a way no row of the form stands for. */
  static long unplaced(ReportForm form, List<Count> counts) {
    return counts.stream().filter(c -> !placed(form, c)).mapToLong(Count::cases).sum();
  }

  private static boolean placed(ReportForm form, Count count) {
    var outcome = count.outcome();
    if (outcome == null || count.came() == Came.UNCONFIRMED) {
      return true;
    }
    return form == OldForm.FORM
        ? OldOutcomes.answer(outcome) != null
        : ApplicationsTable.CODES.contains(OldOutcomes.today(outcome));
  }

  private static void add(Map<Cell, Long> numbers, Cell cell, Count count) {
    numbers.computeIfPresent(cell, (c, n) -> n + count.cases());
  }
}
