package org.chengming.requests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One passage over a table of old cases.
 *
 * @param dry whether nothing was written
 * @param failure why it broke off, null unless it did
 * @param taken cases that were written, or would have been
 * @param mended those of them with a remark
 * @param known cases that were here before
 */
public record HistoryRun(
    long id,
    String label,
    boolean dry,
    String startedBy,
    Instant startedAt,
    State state,
    @Nullable String failure,
    int taken,
    int mended,
    int known,
    int rejected) {

  /** Where it stands. */
  public enum State {
    RUNNING("进行中"),
    FINISHED("已完成"),
    FAILED("出错中止"),
    CUT_OFF("中断");

    private final String label;

    State(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  public int lines() {
    return taken + known + rejected;
  }

  public boolean running() {
    return state == State.RUNNING;
  }
}
