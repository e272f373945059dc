package org.chengming.registers.web;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengming.registers.BringReport.RefusedRow;
import org.chengming.registers.DraftReview;
import org.chengming.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * A register at the desk: its drafts, ways to write, and its records to choose from.
 *
 * @param writes whether the person may write in it
 * @param defines whether the person may change its definition
 * @param form what was typed where rows are pasted or sent
 * @param trial what would come of them; null before they were tried
 */
record KeptRegisterPage(
    String name,
    String title,
    String about,
    long records,
    @Nullable String updated,
    @Nullable String late,
    boolean writes,
    boolean defines,
    List<DraftLine> drafts,
    Form form,
    @Nullable Trial trial,
    Records found) {

  record DraftLine(
      long id, String note, String state, String style, String writer, String at, int rows) {}

  /** A row of a table as it was brought, and what is wrong with it. */
  record WrongRow(long line, List<String> problems) {}

  /**
   * What would come of rows.
   *
   * @param unread rows that could not be read at all
   * @param notes how the table was read, where that was not plain
   */
  record Trial(DraftReview review, List<RefusedRow> unread, List<String> notes) {
    private static final int AT_FIRST = 20;
    private static final int MOST = 200;

    private List<WrongRow> rows() {
      return Stream.concat(
              unread.stream().map(row -> new WrongRow(row.line(), List.copyOf(row.problems()))),
              review.lines().stream()
                  .filter(line -> line.outcome() == DraftReview.Outcome.WRONG)
                  .map(line -> new WrongRow(line.line(), line.problems())))
          .sorted(Comparator.comparingLong(WrongRow::line))
          .limit(MOST)
          .toList();
    }

    /** Those that are read at once. */
    List<WrongRow> first() {
      return rows().stream().limit(AT_FIRST).toList();
    }

    /** Those behind a fold. */
    List<WrongRow> others() {
      return rows().stream().skip(AT_FIRST).toList();
    }

    /** How many more there are. */
    int untold() {
      return Math.max(0, wrongs() - MOST);
    }

    int wrongs() {
      return review.count(DraftReview.Outcome.WRONG) + unread.size();
    }

    int added() {
      return review.count(DraftReview.Outcome.ADDED);
    }

    int changed() {
      return review.count(DraftReview.Outcome.CHANGED);
    }

    /** What records that stand would lose; empty for nothing. */
    String emptied() {
      return review.emptied().stream().map(t -> "“" + t + "”").collect(Collectors.joining("、"));
    }

    int same() {
      return review.count(DraftReview.Outcome.SAME);
    }
  }

  /**
   * Records to choose from.
   *
   * @param key as part of an address
   */
  record Records(
      List<Filter> filters, List<String> headings, List<Row> rows, @Nullable String next) {}

  record Filter(String name, String label, String value) {}

  record Row(String key, List<String> cells) {}
}
