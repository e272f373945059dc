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
  private final long body;
  private int serial;

  PublishingCost(ConfigurableApplicationContext context) {
    this.intake = context.getBean(Intake.class);
    this.ledger = context.getBean(SwitchedLedger.class);
    this.body = context.getBean(Organisations.class).bodies().roots().getFirst().id();
  }

  void measure(PrintStream table) {
    table.println(
        "\n| documents published a second | without the ledger | with it | slower by, median of pairs (quartiles) |\n|---|---|---|---|");
    measure(table, "one a transaction", 1, 500, 15);
    measure(table, "500 a transaction", 500, 4, 10);
  }

  /**
   * The median over pairs of turns, each with the ledger and without it right after or before, so
   * that what else the machine does falls on both. A turn is some seconds long, since deeds find
   * their places within one.
   */
  private void measure(PrintStream table, String what, int batch, int times, int turns) {
    LedgerBench.say(what);
    turn(batch, times);
    var without = new double[turns];
    var with = new double[turns];
    var ratios = new double[turns];
    for (int turn = 0; turn < turns; turn++) {
      boolean first = turn % 2 == 0;
      ledger.on(first);
      (first ? with : without)[turn] = turn(batch, times);
      ledger.on(!first);
      (first ? without : with)[turn] = turn(batch, times);
      ratios[turn] = with[turn] / without[turn];
    }
    ledger.on(true);
    Arrays.sort(without);
    Arrays.sort(with);
    Arrays.sort(ratios);
    double documents = batch * (double) times;
    table.printf(
        "| %s | %,.0f | %,.0f | %.1f %% (%.1f to %.1f) |%n",
        what,
        documents / without[turns / 2],
        documents / with[turns / 2],
        (ratios[turns / 2] - 1) * 100,
        (ratios[turns / 4] - 1) * 100,
        (ratios[turns * 3 / 4] - 1) * 100);
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
  private static void settle() {
    try {
      Thread.sleep(2_000);
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
