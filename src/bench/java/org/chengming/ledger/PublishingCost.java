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
        "\n| documents published a second | without the ledger | with it | slower by |\n|---|---|---|---|");
    measure(table, "one a transaction", 1, 150, 24);
    measure(table, "500 a transaction", 500, 2, 16);
  }

  /** The medians of many short turns, so that what else the machine does falls on both. */
  private void measure(PrintStream table, String what, int batch, int times, int turns) {
    LedgerBench.say(what);
    turn(batch, times);
    turn(batch, times);
    var without = new double[turns];
    var with = new double[turns];
    for (int turn = 0; turn < turns; turn++) {
      boolean first = turn % 2 == 0;
      ledger.on(first);
      (first ? with : without)[turn] = turn(batch, times);
      ledger.on(!first);
      (first ? without : with)[turn] = turn(batch, times);
    }
    ledger.on(true);
    Arrays.sort(without);
    Arrays.sort(with);
    double documents = batch * (double) times;
    double off = without[turns / 2];
    double on = with[turns / 2];
    table.printf(
        "| %s | %,.0f | %,.0f | %.1f %% |%n",
        what, documents / off, documents / on, (on / off - 1) * 100);
  }

  private double turn(int batch, int times) {
    List<List<IncomingDocument>> batches =
        IntStream.range(0, times)
            .mapToObj(i -> IntStream.range(0, batch).mapToObj(j -> document()).toList())
            .toList();
    long begun = System.nanoTime();
    batches.forEach(documents -> intake.take(ACTOR, documents));
    return (System.nanoTime() - begun) / 1e9;
  }

  private IncomingDocument document() {
    serial++;
    var fields = EditionFields.of("水价公告" + serial, LocalDate.of(2014, 1, 1), TEXT);
    return new IncomingDocument(
        "ledger-bench", "" + serial, body, null, null, false, fields, List.of());
  }
}
