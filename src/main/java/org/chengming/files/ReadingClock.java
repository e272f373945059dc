package org.chengming.files;

import java.time.Duration;

/**
 * How long a child has been at a file, in processor time: on a machine busy with other things a
 * small file may take as long by the wall as a hostile one, and would be given up for good.
 */
public final class ReadingClock {
  /** By the wall it may take that much longer, less than what a lease allows. */
  static final Duration PATIENCE = Duration.ofSeconds(90);

  private final ProcessHandle child;
  private final Duration usedBefore;
  private final long began = System.nanoTime();

  public ReadingClock(ProcessHandle child) {
    this.child = child;
    this.usedBefore = used();
  }

  /** Whether it has been at it for longer than that. */
  public boolean isOver(Duration most) {
    var waited = Duration.ofNanos(System.nanoTime() - began);
    return waited.compareTo(most) > 0
        && (child.info().totalCpuDuration().isEmpty()
            || used().minus(usedBefore).compareTo(most) > 0
            || waited.compareTo(most.plus(PATIENCE)) > 0);
  }

  private Duration used() {
    return child.info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
