package org.chengming.registers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of rows that were brought.
 *
 * @param batch the edition they made; null when nothing changed or it was only tried
 * @param refused rows that were not taken, all of them
 * @param lines the first of those, in the order of the file, each with everything that is wrong
 * @param notes how the table was read, where that was not plain; Chinese sentences
 */
public record BringReport(
    @Nullable Long batch,
    long rows,
    long added,
    long changed,
    long unchanged,
    long refused,
    List<RefusedRow> lines,
    List<String> notes) {
  /** How many refused rows are told one by one. */
  public static final int MOST_LINES = 1_000;

  public BringReport {
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /**
   * @param line where it begins in the file, from 1
   * @param problems Chinese sentences
   */
  public record RefusedRow(long line, List<String> problems) {
    public RefusedRow {
      problems = List.copyOf(problems);
    }
  }
}
