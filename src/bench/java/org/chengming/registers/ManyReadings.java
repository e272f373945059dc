package org.chengming.registers;

import java.io.PrintStream;
import java.util.ArrayList;
import org.jooq.DSLContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Loads hourly readings of 1,600 stations in 400 cities from 2021 on, as one batch, with the
 * indexes made afterwards.
 */
final class ManyReadings {
  static final String REGISTER = "bench-hourly";
  static final int STATIONS = 1_600;
  private static final int HOURS_AT_ONCE = 720;

  private final DSLContext db;
  private final Registers registers;

  ManyReadings(ConfigurableApplicationContext context) {
    this.db = context.getBean(DSLContext.class);
    this.registers = context.getBean(Registers.class);
  }

  void load(long records, PrintStream table) {
    long hours = records / STATIONS;
    long there = registers.standing(REGISTER).records();
    if (there < hours * STATIONS) {
      if (there > 0) {
        throw new IllegalStateException("There are %d records already".formatted(there));
      }
      var began = System.nanoTime();
      var made = dropIndexes();
      parts(hours);
      fill(hours);
      RegistersBench.say("Rows after %.0f s".formatted(RegistersBench.seconds(began)));
      for (var statement : made) {
        RegistersBench.say(statement);
        db.connection(
            connection -> {
              try (var each = connection.createStatement()) {
                each.execute("set maintenance_work_mem = '1GB'");
                each.execute("set max_parallel_maintenance_workers = 1");
                each.execute(statement);
                each.execute("reset maintenance_work_mem");
              }
            });
      }
      db.execute("vacuum analyze " + table());
      settle(hours * STATIONS);
      RegistersBench.say("Loaded after %.0f s".formatted(RegistersBench.seconds(began)));
    }
    table.printf(
        "%n%,d readings of %,d stations (%s of rows, %s of indexes).%n",
        hours * STATIONS, STATIONS, size("pg_table_size"), size("pg_indexes_size"));
  }

  private String size(String how) {
    return db.fetchSingle(
            "select pg_size_pretty(sum(%s(relid))::bigint) from pg_partition_tree('%s') where isleaf"
                .formatted(how, table()))
        .get(0, String.class);
  }

  private static String table() {
    return "registers.data_bench_hourly";
  }

  /**
   * @return statements that make them again
   */
  private ArrayList<String> dropIndexes() {
    var made = new ArrayList<String>();
    for (var found :
        db.fetch(
            "select conname, pg_get_constraintdef(oid) from pg_constraint where conrelid = '%s'::regclass and contype in ('p', 'f') order by contype desc"
                .formatted(table()))) {
      made.add(
          "alter table %s add constraint %s %s".formatted(table(), found.get(0), found.get(1)));
      db.execute("alter table %s drop constraint %s".formatted(table(), found.get(0)));
    }
    for (var found :
        db.fetch(
            "select indexname, indexdef from pg_indexes where schemaname = 'registers' and tablename = 'data_bench_hourly'")) {
      made.add(found.get(1, String.class).replace(" ON ONLY ", " ON "));
      db.execute("drop index registers." + found.get(0));
    }
    return made;
  }

  private void parts(long hours) {
    db.transaction(
        transaction -> {
          var here = transaction.dsl();
          here.execute(
              "create temporary table brought on commit drop as select timestamp '2021-01-01' + h * interval '1 hour' as f_hour from generate_series(0, %d) h"
                  .formatted(hours - 1));
          RegisterParts.make(here, registers.get(REGISTER));
        });
  }

  /**
   * Winters are worse, each place has its days, and numbers have no more figures than are measured.
   */
  private void fill(long hours) {
    long batch =
        db.fetchSingle(
                "insert into registers.batch (register, version, note, staff_name, brought_at) values ('%s', 1, 'bench', 'bench', now()) returning id"
                    .formatted(REGISTER))
            .get(0, Long.class);
    for (long from = 0; from < hours; from += HOURS_AT_ONCE) {
      long to = Math.min(hours, from + HOURS_AT_ONCE) - 1;
      db.execute(
          """
          insert into registers.data_bench_hourly (record_key, batch_id, f_station, f_city, f_hour, f_index, f_grade, f_pm25, f_pm10, f_so2, f_no2, f_co, f_o3)
          select station || '~' || to_char(hour, 'YYYY-MM-DD HH24:MI'), %d, station, city, hour, pm,
            case when pm <= 50 then '优' when pm <= 100 then '良' when pm <= 150 then '轻度污染' when pm <= 200 then '中度污染' when pm <= 300 then '重度污染' else '严重污染' end,
            pm, pm + 7 + s %% 20, 4 + pm / 9, 8 + pm / 3, round(0.2 + pm / 90.0, 1), 60 + h %% 24
          from (
            select s, h, to_char(s, 'FM0000') || 'A' as station, '城市' || to_char(s / 4, 'FM000') as city, timestamp '2021-01-01' + h * interval '1 hour' as hour,
              least(500, greatest(8, (60 + 60 * cos((h / 24 %% 365 - 15) * 2 * pi() / 365)) * (0.3 + power(abs(hashint8(s * 100003::bigint + h / 7) %% 1000) / 1000.0, 3) * 4)))::int as pm
            from generate_series(%d::bigint, %d::bigint) h, generate_series(0, %d) s) reading
          """
              .formatted(batch, from, to, STATIONS - 1));
      RegistersBench.say("%,d rows".formatted((to + 1) * STATIONS));
    }
  }

  /**
   * A later build goes on with what is there, though the definitions it ships may be others: those
   * without records are forgotten, and that of the readings stands under another number.
   */
  private void settle(long records) {
    db.execute(
        "insert into registers.definition (register, version, content_sha256, fields, taken_at) select register, 9999, content_sha256, fields, taken_at from registers.definition where register = '%s' and version = 1"
            .formatted(REGISTER));
    db.execute(
        "update registers.batch set version = 9999 where register = '%s'".formatted(REGISTER));
    db.execute(
        "delete from registers.definition d where not exists (select from registers.batch b where b.register = d.register and b.version = d.version)");
    db.execute(
        "update registers.batch set added = %d where register = '%s'".formatted(records, REGISTER));
    registers.changed();
  }
}
