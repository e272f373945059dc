package org.chengming.requests;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.chengming.Chengming;
import org.jooq.DSLContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Measures requests within one server and one run; {@code bin/bench requests}. */
public final class RequestsBench {
  private final ConfigurableApplicationContext context;
  private final PrintStream table;

  private RequestsBench(ConfigurableApplicationContext context, PrintStream table) {
    this.context = context;
    this.table = table;
  }

  /**
   * @param args cases; file of the table; words on machine and day; settings of the server …
   */
  public static void main(String[] args) throws Exception {
    int cases = Integer.parseInt(args[0]);
    var settings = Arrays.copyOfRange(args, 3, args.length);
    var defaults = List.of("--logging.level.root=warn");
    var all = new java.util.ArrayList<>(List.of(settings));
    all.addAll(defaults);
    try (var context =
            new SpringApplicationBuilder(Chengming.class).run(all.toArray(String[]::new));
        var table =
            new PrintStream(
                Files.newOutputStream(Path.of(args[1])), true, StandardCharsets.UTF_8)) {
      table.println(
          "\n## Requests\n\n"
              + args[2]
              + ", durable (fsync on); PostgreSQL embedded, beside the server. "
              + "%,d cases.\n".formatted(cases));
      new RequestsBench(context, table).run(cases);
    }
    System.exit(0);
  }

  private void run(int cases) throws Exception {
    var bodies = BenchBodies.in(context);
    say("Loading");
    var loaded = new ManyCases(context, bodies).load(cases);
    var reading = new ReadingBench(context, bodies);
    say("Figures of all");
    long figures = loaded > 0 ? reading.figures() : -1;
    var db = context.getBean(DSLContext.class);
    table.println("| page, over HTTP, signed in | ms, median | p99 | bytes |\n|---|---|---|---|");
    reading.worklists(table);
    reading.register(table, "register of 2010, a body");
    db.execute("drop index if exists requests.request_filed");
    db.execute("drop index if exists requests.request_body_filed");
    reading.register(table, "… without the indexes on the day of filing, a body");
    db.execute("create index request_filed on requests.request (filed_at, id)");
    db.execute("create index request_body_filed on requests.request (body_id, filed_at, id)");
    reading.statistics(table);
    table.println("\n| derived tables and sums | seconds |\n|---|---|");
    if (loaded > 0) {
      table.printf(
          "| %,d cases with their events and texts, sealed, by COPY | %d |%n", cases, loaded);
      table.printf("| figures of all cases and their tallies made again | %d |%n", figures);
    }
    reading.report(table);
    new HistoryBench(context, bodies).run(table);
    // Last, since what is filed here is open and would stand in the worklists.
    table.println(
        "\n| filing, eight at once | one at a time for each of twenty bodies | all for one body |\n|---|---|---|");
    new FilingBench(context, bodies).run(table);
  }

  static void say(String what) {
    System.err.println(java.time.LocalTime.now().withNano(0) + " " + what);
  }
}
