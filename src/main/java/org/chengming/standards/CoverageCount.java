package org.chengming.standards;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Counts where bodies stand, in one statement for however many of them: what was published is
 * graded by the rules of the day, and what nothing was published for is never enumerated but
 * follows from the rules alone. So a count of everything reads each publication once.
 */
@Component
class CoverageCount {
  /** Any number that no other advisory lock of ours has. */
  private static final long TURN = 2014_0019L;

  /**
   * {@code {0}} to {@code {8}} are arrays by the number of an item less {@code {9}}, so that a rule
   * is looked up and not joined: the publications stay in the order of their index.
   */
  private static final String COUNT =
      """
      with rule as materialized (
        select standard_id, missing_since, mask
        from unnest({0}::bigint[], {6}::date[], {8}::int[]) as r(standard_id, missing_since, mask) where standard_id is not null
      ),
      asked as (
        select g.standard_id, g.level, g.since, count(*) as items, count(*) filter (where g.since <= r.missing_since) as missing
        from (select distinct b.standard_id, b.level, b.since from standards.binding b where %1$s) g
        join rule r on r.standard_id = g.standard_id and r.mask & (1 << array_position(%2$s, g.level)) <> 0
        group by g.standard_id, g.level, g.since
      ),
      stood as (
        select body_id, standard_id, item_id, max(grade) as grade
        from (
          select b.body_id, b.standard_id, b.item_id,
                 case ({1}::int[])[b.item_id - {9}]
                   when 3 then 4
                   when 2 then
                     case when b.published_on >= ({2}::date[])[b.item_id - {9}]
                               and (case when ({7}::int[])[b.item_id - {9}] > 0 then b.working_days else b.calendar_days end)
                                   > abs(({7}::int[])[b.item_id - {9}]) then 5 else 4 end
                   when 1 then
                     case when b.published_on >= ({2}::date[])[b.item_id - {9}]
                            then case when b.published_on <= ({3}::date[])[b.item_id - {9}] then 4 else 3 end
                          when b.published_on >= ({4}::date[])[b.item_id - {9}] and {10}::date <= ({3}::date[])[b.item_id - {9}]
                            then case when b.published_on <= ({5}::date[])[b.item_id - {9}] then 2 else 1 end
                          else 0 end
                   else 0 end as grade
          from standards.fulfilment b where %1$s
          union all
          select b.body_id, b.standard_id, b.item_id, 9
          from standards.exemption b where b.verdict = 'CONFIRMED' and ({1}::int[])[b.item_id - {9}] > 0 and %1$s
        ) every
        group by body_id, standard_id, item_id
      ),
      summed as (
        select b.body_id, b.standard_id,
               array_agg(s.item_id) filter (where s.grade in (2, 4)) as in_time,
               array_agg(s.item_id) filter (where s.grade in (1, 3, 5)) as late,
               array_agg(s.item_id) filter (where s.grade = 9) as exempt,
               count(*) filter (where s.grade > 0) as told,
               count(*) filter (where s.grade > 0 and b.since <= ({6}::date[])[s.item_id - {9}]) as told_missing
        from stood s join standards.binding b on b.body_id = s.body_id and b.standard_id = s.standard_id
        where ({8}::int[])[s.item_id - {9}] & (1 << array_position(%2$s, b.level)) <> 0
        group by b.body_id, b.standard_id
      )
      insert into standards.coverage (body_id, standard_id, counted_on, in_time, late, exempt, missing, waiting)
      select b.body_id, b.standard_id, {10}::date, coalesce(s.in_time, %3$s), coalesce(s.late, %3$s), coalesce(s.exempt, %3$s),
             a.missing - coalesce(s.told_missing, 0),
             a.items - coalesce(s.told, 0) - (a.missing - coalesce(s.told_missing, 0))
      from standards.binding b
      join asked a on a.standard_id = b.standard_id and a.level = b.level and a.since = b.since
      left join summed s on s.body_id = b.body_id and s.standard_id = b.standard_id
      where %1$s
      """;

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

  int all(List<DueRules.Rule> asked, LocalDate today) {
    turn();
    db.execute("delete from standards.coverage");
    // In the order of the index nothing needs memory; the planner prefers to hash it all.
    planner("off");
    int rows = count(asked, today, "true");
    planner("on");
    return rows;
  }

  private void planner(String hashing) {
    for (var way : List.of("hashagg", "hashjoin", "seqscan")) {
      db.execute("set local enable_%s = %s".formatted(way, hashing));
    }
  }

  /** Counts these bodies towards the standards anew; those they are no longer bound by go. */
  int some(Collection<Long> bodies, Collection<Standard> which, LocalDate today) {
    if (bodies.isEmpty() || which.isEmpty()) {
      return 0;
    }
    turn();
    var ids = list(bodies);
    var codes = list(which.stream().map(Standard::id).toList());
    db.execute(
        "delete from standards.coverage where body_id in (%s) and standard_id in (%s)"
            .formatted(ids, codes));
    return count(
        rules.on(today, which),
        today,
        "b.body_id in (%s) and b.standard_id in (%s)".formatted(ids, codes));
  }

  private int count(List<DueRules.Rule> asked, LocalDate today, String which) {
    var columns = new RuleColumns(asked);
    var values = new ArrayList<QueryPart>();
    columns.all().forEach(column -> values.add(DSL.val(column)));
    values.add(DSL.inline(columns.base()));
    values.add(DSL.val(today));
    revision.raise();
    return db.execute(
        COUNT.formatted(which, RuleColumns.LEVELS, "array[]::bigint[]"),
        values.toArray(QueryPart[]::new));
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
