package org.chengming.requests;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.chengming.actors.Actor;
import org.springframework.context.ConfigurableApplicationContext;

/** Brings in a table of two hundred thousand old cases, tried out first. */
final class HistoryBench {
  private static final int LINES = 200_000;

  private final RequestHistory history;
  private final BenchBodies bodies;

  HistoryBench(ConfigurableApplicationContext context, BenchBodies bodies) {
    this.history = context.getBean(RequestHistory.class);
    this.bodies = bodies;
  }

  void run(PrintStream table) throws Exception {
    var file = Files.createTempFile("old-cases", ".csv");
    try {
      write(file);
      table.printf(
          "| %,d old cases from a CSV of %d MB, tried out | %.0f |%n",
          LINES, Files.size(file) >> 20, seconds(file, true));
      table.printf("| … taken in | %.0f |%n", seconds(file, false));
      table.printf("| … sent again, all known | %.0f |%n", seconds(file, false));
    } finally {
      Files.delete(file);
    }
  }

  private double seconds(Path file, boolean dry) {
    RequestsBench.say("Old cases" + (dry ? ", tried out" : ""));
    var began = System.nanoTime();
    var run = history.run(Actor.system("bench"), file, bodies.busiest(), dry);
    if (run.taken() + run.known() != LINES) {
      throw new IllegalStateException(
          "Only %d and %d of %d".formatted(run.taken(), run.known(), LINES));
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private void write(Path file) throws IOException {
    var salt = System.nanoTime();
    try (var out = Files.newBufferedWriter(file)) {
      out.write("旧编号,渠道,收到日,申请人类型,申请人,电话,申请内容,处理结果,办结日,答复内容\n");
      for (int i = 0; i < LINES; i++) {
        var received = LocalDate.of(2010, 1, 4).plusDays(i % 3_000);
        out.write(
            "旧%d-%d,当面,%s,公民,试验申请人,0451-55550100,\"公共租赁住房\n配租的户数 %d\",2008.2,%s,\"经查，答复如下：第 %d 号。\"\n"
                .formatted(salt, i, received, i, received.plusDays(9), i));
      }
    }
  }
}
