package org.chengming.standards;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Counts where bodies stand, by the same two statements for however many of them: what was
 * published is graded by the rules of the day, and what nothing was published for is never
 * enumerated but follows from the rules alone. So a count of everything reads each publication
 * once, and it writes only what has become another.
 */
@Component
class CoverageCount {
  /** Any number that no other advisory lock of ours has. */
  private static final long TURN = 2014_0019L;

  private static final String NONE = "array[]::bigint[]";
  private static final String ALL = "true";

  private final DSLContext db;
  private final Standards standards;
  private final DueRules rules;
  private final CoverageRevision revision;

  CoverageCount(DSLContext db, Standards standards, DueRules rules, CoverageRevision revision) {
    this.revision = revision;
    this.db = db;
    this.standards = standards;
    this.rules = rules;
  }

  /** Counts all bodies and standards; within the caller's transaction. */
  int all(LocalDate today) {
    return all(rules.on(today, standards.snapshot().all()), today);
  }

  /**
   * Publications are graded in slices of bodies beside each other, as far as the database has
   * processes to spare; then the rows that have become others are written.
   *
   * @return how many rows were written
   */
  int all(List<DueRules.Rule> asked, LocalDate today) {
    turn();
    var values = values(asked, today);
    // In the order of the index nothing needs memory; the planner prefers to hash it all.
    planner("off");
    db.execute(
        slices().stream()
            .map(CountSql.GRADED::formatted)
            .collect(Collectors.joining("union all\n", "create temporary table graded as\n", "")),
        values);
    planner("on");
    db.execute("set local work_mem = '64MB'");
    int rows = settle(ALL, "", values);
    db.execute("drop table graded");
    return rows;
  }

  private void planner(String hashing) {
    for (var way : List.of("hashagg", "seqscan")) {
      db.execute("set local enable_%s = %s".formatted(way, hashing));
    }
  }

  /** Which bodies each slice reads; together all of them, and about as many in each. */
  private List<String> slices() {
    var between =
        db.fetchSingle(
                "select percentile_disc(array[0.25, 0.5, 0.75]) within group (order by body_id) from standards.binding")
            .get(0, Long[].class);
    var slices = new ArrayList<String>();
    var from = "true";
    for (var bound : between == null ? new Long[0] : between) {
      slices.add("%s and b.body_id < %d".formatted(from, bound));
      from = "b.body_id >= " + bound;
    }
    slices.add(from);
    return slices;
  }

  /** Counts these bodies towards the standards anew; those they are no longer bound by go. */
  int some(Collection<Long> bodies, Collection<Standard> which, LocalDate today) {
    if (bodies.isEmpty() || which.isEmpty()) {
      return 0;
    }
    turn();
    var these =
        "b.body_id in (%s) and b.standard_id in (%s)"
            .formatted(list(bodies), list(which.stream().map(Standard::id).toList()));
    var graded = "graded as materialized (%s),".formatted(CountSql.GRADED.formatted(these));
    return settle(these, graded, values(rules.on(today, which), today));
  }

  private int settle(String which, String graded, QueryPart[] values) {
    revision.raise();
    db.execute(CountSql.UNBOUND.formatted(which));
    return db.execute(CountSql.SETTLE.formatted(which, RuleColumns.LEVELS, NONE, graded), values);
  }

  private static QueryPart[] values(List<DueRules.Rule> asked, LocalDate today) {
    var columns = new RuleColumns(asked);
    var values = new ArrayList<QueryPart>();
    columns.all().forEach(column -> values.add(DSL.val(column)));
    values.add(DSL.inline(columns.base()));
    values.add(DSL.val(today));
    values.add(DSL.val(RuleColumns.NEVER));
    return values.toArray(QueryPart[]::new);
  }

  /** One at a time, or two would put in the same rows. */
  private void turn() {
    db.execute("select pg_advisory_xact_lock(%d)".formatted(TURN));
  }

  /** Numbers of our own tables; no text comes in here. */
  private static String list(Collection<Long> numbers) {
    return String.join(",", numbers.stream().map(n -> Long.toString(n)).toList());
  }
}
