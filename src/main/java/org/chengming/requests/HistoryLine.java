package org.chengming.requests;

import org.jspecify.annotations.Nullable;

/**
 * What became of one line of a table of old cases.
 *
 * @param line of the file, from 1
 * @param oldNumber null where none could be read
 * @param number of the case here; null where it is none, and in a dry run
 * @param reason Chinese sentences; null where there is nothing to say
 */
public record HistoryLine(
    long line,
    Outcome outcome,
    @Nullable String oldNumber,
    @Nullable String number,
    @Nullable String reason) {

  /** What became of it. */
  public enum Outcome {
    TAKEN("收入", ""),
    MENDED("收入，有说明", "status-warn"),
    KNOWN("已经有了", "status-past"),
    REJECTED("没有收", "status-bad");

    private final String label;
    private final String look;

    Outcome(String label, String look) {
      this.label = label;
      this.look = look;
    }

    public String label() {
      return label;
    }

    /** The style of that word, empty for none. */
    public String look() {
      return look;
    }
  }
}
