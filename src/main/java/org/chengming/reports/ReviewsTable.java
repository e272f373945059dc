package org.chengming.reports;

import static org.chengming.reports.Forms.column;
import static org.chengming.reports.Forms.row;

import java.util.HashMap;
import java.util.List;
import org.chengming.reports.ReportForm.From;
import org.chengming.reports.ReportForm.Sum;
import org.chengming.reports.ReportForm.Table;
import org.chengming.requests.Review.Result;
import org.chengming.requests.Review.Way;
import org.chengming.requests.Reviews;
import org.jspecify.annotations.Nullable;

/** Table 4: what became of the body's answers before the reviewing authority and the court. */
final class ReviewsTable {
  static final String CODE = "4";

  static final Table TABLE =
      new Table(
          CODE,
          "行政复议、行政诉讼",
          "Reconsideration and litigation",
          List.of(
              row("review", "行政复议", "Reconsideration", From.TYPED),
              row("direct", "行政诉讼：未经复议直接起诉", "Litigation without reconsideration", From.TYPED),
              row("after", "行政诉讼：复议后起诉", "Litigation after reconsideration", From.TYPED)),
          List.of(
              column("upheld", "结果维持", "Upheld", From.TYPED),
              column("corrected", "结果纠正", "Corrected", From.TYPED),
              column("other", "其他结果", "Other", From.TYPED),
              column("pending", "尚未审结", "Pending", From.TYPED),
              column("TOTAL", "总计", "Total", From.SUM)),
          List.of(
              new Sum(
                  5,
                  false,
                  "TOTAL",
                  List.of("upheld", "corrected", "other", "pending"),
                  "维持 + 纠正 + 其他 + 尚未审结")));

  private ReviewsTable() {}

  static Figures of(List<Reviews.Count> counts) {
    var numbers = new HashMap<Cell, Long>();
    for (var way : Way.values()) {
      for (var column : List.of("upheld", "corrected", "other", "pending")) {
        numbers.put(new Cell(CODE, rowOf(way), column), 0L);
      }
    }
    counts.forEach(
        c ->
            numbers.merge(
                new Cell(CODE, rowOf(c.way()), columnOf(c.result())), c.reviews(), Long::sum));
    return Figures.of(numbers);
  }

  private static String rowOf(Way way) {
    return switch (way) {
      case REVIEW -> "review";
      case DIRECT -> "direct";
      case AFTER -> "after";
    };
  }

  private static String columnOf(@Nullable Result result) {
    return switch (result) {
      case null -> "pending";
      case UPHELD -> "upheld";
      case CORRECTED -> "corrected";
      case OTHER -> "other";
    };
  }
}
