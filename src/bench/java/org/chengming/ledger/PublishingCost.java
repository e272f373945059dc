package org.chengming.ledger;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.chengming.actors.Actor;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.EditionFields;
import org.chengming.publishing.IncomingDocument;
import org.chengming.publishing.Intake;
import org.springframework.context.ConfigurableApplicationContext;

/** The same documents published with the ledger and without it, in turns within one run. */
final class PublishingCost {
  private static final Actor ACTOR = Actor.system("bench");
  private static final String TEXT = "<p>" + "为了让公众看得到，现将有关事项通知如下。".repeat(60) + "</p>";

  private final Intake intake;
  private final SwitchedLedger ledger;
  private final LedgerReads reads;
  private final long body;
  private int serial;

  PublishingCost(ConfigurableApplicationContext context) {
    this.intake = context.getBean(Intake.class);
    this.ledger = context.getBean(SwitchedLedger.class);
    this.reads = context.getBean(LedgerReads.class);
    this.body = context.getBean(Organisations.class).bodies().roots().getFirst().id();
  }

  void measure(PrintStream table) {
    table.println(
        "\n| documents published a second | without the ledger | with it | pairs of turns | slower by (95 % of where the mean lies) |\n|---|---|---|---|---|");
    // All within the 99,999 numbers a body has in a year.
    measure(table, "one a transaction", 1, 300, 50);
    measure(table, "500 a transaction", 500, 4, 16);
  }

  /**
   * The mean over pairs of turns, each with the ledger and without it right after or before, so
   * that what else the machine does falls on both; without the tenth at either end, where a disk
   * was busy with something else. A turn takes as long as deeds wait for their places, so most of
   * that work falls into it.
   */
  private void measure(PrintStream table, String what, int batch, int times, int pairs) {
    LedgerBench.say(what);
    turn(batch, times);
    var without = new double[pairs];
    var with = new double[pairs];
    var ratios = new double[pairs];
    for (int pair = 0; pair < pairs; pair++) {
      boolean first = pair % 2 == 0;
      ledger.on(first);
      (first ? with : without)[pair] = turn(batch, times);
      ledger.on(!first);
      (first ? without : with)[pair] = turn(batch, times);
      ratios[pair] = Math.log(with[pair] / without[pair]);
    }
    ledger.on(true);
    Arrays.sort(without);
    Arrays.sort(with);
    Arrays.sort(ratios);
    double documents = batch * (double) times;
    var middle = Arrays.copyOfRange(ratios, pairs / 10, pairs - pairs / 10);
    double mean = Arrays.stream(middle).average().orElseThrow();
    double error = 1.96 * errorOfTheMean(ratios, middle.length);
    table.printf(
        "| %s | %,.0f | %,.0f | %d | %.1f %% (%.1f to %.1f) |%n",
        what,
        documents / without[pairs / 2],
        documents / with[pairs / 2],
        pairs,
        percent(mean),
        percent(mean - error),
        percent(mean + error));
  }

  /** Of a trimmed mean, from the winsorised variance (Tukey and McLaughlin 1963). */
  private static double errorOfTheMean(double[] sorted, int kept) {
    int cut = (sorted.length - kept) / 2;
    double low = sorted[cut];
    double high = sorted[sorted.length - 1 - cut];
    double mean = Arrays.stream(sorted).map(x -> Math.clamp(x, low, high)).average().orElseThrow();
    double squares =
        Arrays.stream(sorted).map(x -> Math.clamp(x, low, high) - mean).map(x -> x * x).sum();
    double deviation = Math.sqrt(squares / (sorted.length - 1));
    return deviation * Math.sqrt(sorted.length) / kept;
  }

  private static double percent(double logarithm) {
    return (Math.exp(logarithm) - 1) * 100;
  }

  private double turn(int batch, int times) {
    List<List<IncomingDocument>> batches =
        IntStream.range(0, times)
            .mapToObj(i -> IntStream.range(0, batch).mapToObj(j -> document()).toList())
            .toList();
    settle();
    long begun = System.nanoTime();
    batches.forEach(documents -> intake.take(ACTOR, documents));
    return (System.nanoTime() - begun) / 1e9;
  }

  /** What the turn before left to be placed and signed is not of this one. */
  private void settle() {
    try {
      do {
        Thread.sleep(200);
      } while (reads.waiting() > 0);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private IncomingDocument document() {
    serial++;
    var fields = EditionFields.of("水价公告" + serial, LocalDate.of(2014, 1, 1), TEXT);
    return new IncomingDocument(
        "ledger-bench", "" + serial, body, null, null, false, fields, List.of());
  }
}
