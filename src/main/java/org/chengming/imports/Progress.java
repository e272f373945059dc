package org.chengming.imports;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands.
 *
 * @param total rows in all, null while nobody knows
 */
public record Progress(
    long run,
    State state,
    @Nullable Integer total,
    Counts counts,
    Instant startedAt,
    @Nullable Instant finishedAt) {
  public enum State {
    RUNNING("进行中"),
    FINISHED("已完成"),
    FAILED("出错中止"),
    STOPPED("中断");

    private final String label;

    State(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * Rows so far by what became of them.
   *
   * @param repaired rows taken after mending; they are among created, changed and unchanged too
   * @param held rows that wait for review at the desk instead of being public
   */
  public record Counts(
      int done,
      int created,
      int changed,
      int unchanged,
      int repaired,
      int rejected,
      int duplicates,
      int held) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

    Counts plus(Counts more) {
      return new Counts(
          done + more.done,
          created + more.created,
          changed + more.changed,
          unchanged + more.unchanged,
          repaired + more.repaired,
          rejected + more.rejected,
          duplicates + more.duplicates,
          held + more.held);
    }
  }

  /** Per cent done, rounded down; −1 when the total is not known. */
  public int percent() {
    return total == null
        ? -1
        : total == 0 ? 100 : (int) Math.min(100, counts.done() * 100L / total);
  }

  /** Rows a second since the start. */
  public double rate(Instant now) {
    var millis =
        Math.max(1, Duration.between(startedAt, finishedAt == null ? now : finishedAt).toMillis());
    return counts.done() * 1000.0 / millis;
  }

  /** What is left to wait at the rate so far; null when that cannot be told. */
  public @Nullable Duration left(Instant now) {
    var rate = rate(now);
    return total == null || rate < 0.01
        ? null
        : Duration.ofSeconds(Math.round(Math.max(0, total - counts.done()) / rate));
  }

  public boolean running() {
    return state == State.RUNNING;
  }
}
