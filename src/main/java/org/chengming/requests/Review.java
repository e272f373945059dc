package org.chengming.requests;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A requester's way to the reviewing authority or the court because of a case.
 *
 * @param filedOn the day the body learned of it officially, by notice to answer
 * @param result null while it is pending
 */
public record Review(
    long id, Way way, LocalDate filedOn, @Nullable Result result, @Nullable LocalDate decidedOn) {

  /** Which way was taken; a block of table 4. */
  public enum Way {
    REVIEW("行政复议"),
    DIRECT("行政诉讼，未经复议"),
    AFTER("行政诉讼，复议以后");

    private final String label;

    Way(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** How it ended for the body; a column of table 4. */
  public enum Result {
    UPHELD("维持"),
    CORRECTED("纠正"),
    OTHER("其他结果");

    private final String label;

    Result(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }
}
