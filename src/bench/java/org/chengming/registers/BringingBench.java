package org.chengming.registers;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.chengming.actors.Actor;
import org.chengming.gate.GateSettings;
import org.jooq.DSLContext;
import org.postgresql.PGConnection;
import org.springframework.context.ConfigurableApplicationContext;

/** A million rows brought as CSV, against a bare COPY of the same rows into a table like it. */
final class BringingBench {
  private static final int ROWS = Integer.getInteger("bench.bring", 1_000_000);
  private static final String TABLE = "registers.data_bench_bring";
  private static final String BARE = "registers.bare_bench_bring";

  private final DSLContext db;
  private final DataSource pool;
  private final Bringing bringing;
  private final RegisterDefinition register;
  private final GateSettings gate;

  BringingBench(ConfigurableApplicationContext context) {
    this.db = context.getBean(DSLContext.class);
    this.pool = context.getBean(DataSource.class);
    this.bringing = context.getBean(Bringing.class);
    this.register = context.getBean(Registers.class).get("bench-bring");
    this.gate = context.getBean(GateSettings.class);
  }

  void run(PrintStream table) throws Exception {
    var csv = Files.createTempFile("rows", ".csv");
    var rows = Files.createTempFile("rows", ".text");
    try {
      String columns = new RegisterTable(register).columns("");
      String few =
          "(select * from registers.data_bench_hourly order by f_hour limit %d)".formatted(ROWS);
      copyOut("copy (select %s from %s r) to stdout (format csv)".formatted(columns, few), csv);
      head(csv);
      reset();
      bareBring(table, csv, rows, columns, few);
    } finally {
      Files.delete(csv);
      Files.delete(rows);
    }
  }

  private void bareBring(PrintStream table, Path csv, Path rows, String columns, String few)
      throws Exception {
    table.printf("%n| %,d rows of %d fields | seconds | of bare COPY |%n|---|---|---|%n", ROWS, 11);
    double reading = read(csv);
    double brought = bring(csv, ROWS);
    long batch = db.fetchSingle("select max(batch_id) from " + TABLE).get(0, Long.class);
    copyOut(
        "copy (select record_key, %d, %s from %s r) to stdout".formatted(batch, columns, few),
        rows);
    double bare = bare(rows, columns);
    double again = bring(csv, 0);
    table.printf("| bare COPY into a table with the same indexes | %.1f | 1.00 |%n", bare);
    table.printf("| brought, checked, in the ledger | %.1f | %.2f |%n", brought, bare / brought);
    table.printf("| of that: read and checked | %.1f | |%n", reading);
    table.printf("| brought again, where nothing changes | %.1f | %.2f |%n", again, bare / again);
  }

  /** A heading line before what COPY wrote. */
  private void head(Path csv) throws IOException {
    var whole = Files.createTempFile("rows", ".csv");
    try (var out = Files.newOutputStream(whole)) {
      out.write(
          (String.join(",", register.fields().stream().map(Field::title).toList()) + "\n")
              .getBytes(java.nio.charset.StandardCharsets.UTF_8));
      Files.copy(csv, out);
    }
    Files.move(whole, csv, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private double read(Path csv) throws IOException {
    long began = 0;
    for (int round = 0; round < 2; round++) {
      began = System.nanoTime();
      var reader = new RowReader(register, List.of(), gate);
      try (var source = CsvSource.open(register, csv)) {
        for (var row = source.next(); row != null; row = source.next()) {
          if (!reader.read(row.cells()).good()) {
            throw new IllegalStateException("Row " + row.line());
          }
        }
      }
    }
    return RegistersBench.seconds(began);
  }

  private double bring(Path csv, long added) throws IOException {
    long began = System.nanoTime();
    try (var source = CsvSource.open(register, csv)) {
      var report = bringing.bring(Actor.system("bench"), register, source, "bench", false);
      if (report.added() != added) {
        throw new IllegalStateException(report.toString());
      }
    }
    double took = RegistersBench.seconds(began);
    RegistersBench.say("Brought in %.1f s".formatted(took));
    return took;
  }

  private double bare(Path rows, String columns) throws Exception {
    db.execute("create table %s (like %s including all)".formatted(BARE, TABLE));
    db.execute(
        "alter table %s add foreign key (batch_id) references registers.batch".formatted(BARE));
    db.execute("checkpoint");
    long began = System.nanoTime();
    try (var connection = pool.getConnection();
        InputStream in = Files.newInputStream(rows)) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "copy %s (record_key, batch_id, %s) from stdin".formatted(BARE, columns),
              in,
              1 << 16);
    }
    double took = RegistersBench.seconds(began);
    db.execute("drop table " + BARE);
    return took;
  }

  private void copyOut(String statement, Path to) throws Exception {
    try (var connection = pool.getConnection();
        var out = Files.newOutputStream(to)) {
      connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement, out);
    }
  }

  /** The ledger keeps what an earlier run brought; the rows go. */
  private void reset() {
    db.execute("drop table if exists " + BARE);
    db.execute("truncate " + TABLE);
    db.execute("update registers.batch set removed = added where register = 'bench-bring'");
    db.execute("checkpoint");
  }
}
