package org.chengming.imports;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows a run on the command line: one line that is rewritten on a terminal, a line now and then
 * otherwise.
 */
final class ProgressLine implements Consumer<Progress>, AutoCloseable {
  private static final int WIDTH = 24;
  private static final long EVERY_SECONDS = 5;

  private final PrintStream out;
  private final Clock clock;
  private final String label;
  private final boolean terminal = System.console() != null && System.console().isTerminal();
  private Instant next = Instant.EPOCH;

  ProgressLine(PrintStream out, Clock clock, String label) {
    this.out = out;
    this.clock = clock;
    this.label = label;
    out.println(label);
  }

  @Override
  public void accept(Progress progress) {
    var now = clock.instant();
    if (terminal) {
      out.print("\r" + bar(progress) + line(progress, now) + "\u001b[K");
      out.flush();
    } else if (!now.isBefore(next)) {
      out.println("  " + line(progress, now));
      next = now.plusSeconds(EVERY_SECONDS);
    }
  }

  void end(Progress end, @Nullable String words) {
    out.println(
        (terminal ? "\r" : "  ") + line(end, clock.instant()) + (terminal ? "\u001b[K" : ""));
    out.println(
        "  "
            + end.state().label()
            + (words == null ? "" : "：" + words)
            + "　报告见 /desk/imports/"
            + end.run());
  }

  private static String bar(Progress progress) {
    var full = Math.max(0, progress.percent()) * WIDTH / 100;
    return progress.total() == null ? "" : "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] ";
  }

  private static String line(Progress progress, Instant now) {
    var counts = progress.counts();
    var left = progress.left(now);
    return "%,d%s 行  %,.0f 行/秒%s  新增 %,d 更新 %,d 未变 %,d 修补 %,d 重复 %,d 待审 %,d 拒绝 %,d"
        .formatted(
            counts.done(),
            progress.total() == null
                ? ""
                : "/%,d".formatted(Math.max(progress.total(), counts.done())),
            progress.rate(now),
            progress.running() && left != null ? "  还要 %d 秒".formatted(left.toSeconds()) : "",
            counts.created(),
            counts.changed(),
            counts.unchanged(),
            counts.repaired(),
            counts.duplicates(),
            counts.held(),
            counts.rejected());
  }

  @Override
  public void close() {
    out.flush();
  }
}
