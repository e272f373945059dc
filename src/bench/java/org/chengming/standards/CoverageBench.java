package org.chengming.standards;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.chengming.Chengming;
import org.jooq.DSLContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Measures coverage; {@code bin/bench coverage}. */
public final class CoverageBench {
  private static final int STANDARDS = 25;
  private static final int TIMES = 5;
  private static final int BITS = 300;
  private static final List<String> LIMITS =
      List.of("每年3月31日前", "每月10日前", "长期公开", "7个工作日内", "每季度结束后10日内", "20日内", "及时公开");

  private final DSLContext db;
  private final TransactionTemplate transactions;
  private final CoverageCount count;
  private final Standards standards;
  private final StandardRepository repository;
  private final LocalDate today = LocalDate.of(2026, 5, 9);

  private CoverageBench(ConfigurableApplicationContext context) {
    this.db = context.getBean(DSLContext.class);
    this.transactions = context.getBean(TransactionTemplate.class);
    this.count = context.getBean(CoverageCount.class);
    this.standards = context.getBean(Standards.class);
    this.repository = context.getBean(StandardRepository.class);
  }

  /**
   * @param args bodies; items; share of publications of a hundred; file of the table; words on
   *     machine and day; settings of the server …
   */
  public static void main(String[] args) throws Exception {
    var settings = new ArrayList<>(Arrays.asList(args).subList(5, args.length));
    settings.add("--logging.level.root=warn");
    try (var context =
            new SpringApplicationBuilder(Chengming.class).run(settings.toArray(String[]::new));
        var table =
            new PrintStream(
                Files.newOutputStream(Path.of(args[3])), true, StandardCharsets.UTF_8)) {
      // It would count beside the measurement.
      context.getBean(CoverageWorker.class).stop();
      new CoverageBench(context)
          .run(
              Integer.parseInt(args[0]),
              Integer.parseInt(args[1]),
              Integer.parseInt(args[2]),
              args[4],
              table);
    }
    System.exit(0);
  }

  private void run(int bodies, int items, int share, String words, PrintStream table) {
    var made = transactions.execute(status -> load(bodies, items, share));
    // As autovacuum leaves them.
    db.execute("vacuum analyze standards.fulfilment");
    db.execute("vacuum analyze standards.binding");
    var first = whole(0);
    db.execute("vacuum analyze standards.coverage");
    var wholes = new ArrayList<Double>();
    for (int i = 1; i <= TIMES; i++) {
      wholes.add(whole(i));
    }
    var bits = new ArrayList<Double>();
    var random = new Random(20_140_620);
    for (int i = 0; i < BITS; i++) {
      var body = 10_000_000L + random.nextInt(bodies);
      var standard = made.get(random.nextInt(made.size()));
      var began = System.nanoTime();
      transactions.executeWithoutResult(
          status -> count.some(List.of(body), List.of(standard), today));
      bits.add((System.nanoTime() - began) / 1e6);
    }
    var facts = db.fetchSingle("select count(*) from standards.fulfilment").get(0, Long.class);
    table.printf(
        "%n## Coverage%n%n%s; PostgreSQL embedded, beside the program, fsync on. %,d bodies × %,d items, %,d publications.%n%n",
        words, bodies, items, facts);
    table.println("| counted | median | worst |\n|---|---|---|");
    wholes.sort(null);
    bits.sort(null);
    table.printf("| whole, from nothing, s | %.1f | %1$.1f |%n", first);
    table.printf(
        "| whole, day after day, s | %.1f | %.1f |%n", wholes.get(TIMES / 2), wholes.getLast());
    table.printf(
        "| one body and standard, ms | %.1f | %.1f |%n", bits.get(BITS / 2), bits.getLast());
    table.println(
        "\nThe aims: whole in 5 s, bit by bit in milliseconds. On one of the days a limit passes for");
    table.println("every body, so that every row is written.");
  }

  /** As every night, of another day, so that limits pass: the seconds it took. */
  private double whole(int days) {
    var began = System.nanoTime();
    transactions.executeWithoutResult(status -> count.all(today.plusDays(days)));
    return (System.nanoTime() - began) / 1e9;
  }

  private List<Standard> load(int bodies, int items, int share) {
    var ids = new ArrayList<Long>();
    for (int s = 0; s < STANDARDS; s++) {
      var id =
          repository.insert(
              "bench-" + s, Standard.Kind.SECTOR, "标准" + s, "Standard", 500 + s, null);
      repository.publish(
          id, Scope.ALL, items(items / STANDARDS), LocalDate.of(2021, 1, 1), Instant.EPOCH);
      ids.add(id);
    }
    standards.changed();
    db.execute("delete from standards.binding");
    for (var id : ids) {
      db.execute(
          "insert into standards.binding select 10000000 + n, %d, 'COUNTY', '2021-01-01' from generate_series(0, %d) n"
              .formatted(id, bodies - 1));
    }
    db.execute(
        """
        insert into standards.fulfilment (body_id, standard_id, item_id, document_id, published_on, working_days, calendar_days)
        select b.body_id, i.standard_id, i.id, (b.body_id - 10000000) * 10000 + i.id, date '2026-05-09' - (hashint8(b.body_id * 31 + i.id) & 511), hashint8(i.id + b.body_id) & 31, hashint8(i.id + b.body_id) & 31
        from standards.binding b join standards.item i on i.standard_id = b.standard_id
        where (hashint8(b.body_id * 7919 + i.id) & 1023) * 100 < 1024 * %d
        """
            .formatted(share));
    return ids.stream()
        .map(id -> standards.all().stream().filter(s -> s.id() == id).findFirst().orElseThrow())
        .toList();
  }

  private static List<DutyItem> items(int many) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("序号", "一级事项", "二级事项", "公开时限"));
    for (int i = 0; i < many; i++) {
      rows.add(List.of("1." + i, "一级", "事项" + i, LIMITS.get(i % LIMITS.size())));
    }
    return StandardTable.read(rows).items();
  }
}
