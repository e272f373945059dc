package org.chengming.standards;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
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

  private static final String COUNT =
      """
      with rule as materialized (
        select * from unnest({0}::bigint[], {1}::bigint[], {2}::text[], {3}::date[], {4}::date[], {5}::date[], {6}::date[],
                             {7}::date[], {8}::int[], {9}::boolean[], {10}::text[])
          as r(item_id, standard_id, kind, opened, due, before_opened, before_due, missing_since, most, working, levels)
      ),
      bound as materialized (
        select body_id, standard_id, level, since from standards.binding b %1$s
      ),
      asked as (
        select g.standard_id, g.level, g.since,
               count(r.item_id) as items, count(r.item_id) filter (where g.since <= r.missing_since) as missing
        from (select distinct standard_id, level, since from bound) g
        join rule r on r.standard_id = g.standard_id and (r.levels = '' or position(g.level in r.levels) > 0)
        group by g.standard_id, g.level, g.since
      ),
      graded as (
        select f.body_id, f.item_id, max(
          case
            when r.kind = 'S' then 4
            when r.kind = 'E' then
              case when f.published_on >= r.opened
                        and (case when r.working then f.working_days else f.calendar_days end) > r.most then 5 else 4 end
            when f.published_on >= r.opened then case when f.published_on <= r.due then 4 else 3 end
            when f.published_on >= r.before_opened and {11}::date <= r.due then case when f.published_on <= r.before_due then 2 else 1 end
            else 0
          end) as grade
        from standards.fulfilment f join rule r on r.item_id = f.item_id %2$s
        group by f.body_id, f.item_id
      ),
      excused as (
        select e.body_id, e.item_id from standards.exemption e join rule r on r.item_id = e.item_id
        where e.verdict = 'CONFIRMED' %3$s
      ),
      stood as (
        select body_id, item_id, grade from graded g
        where not exists (select 1 from excused e where e.body_id = g.body_id and e.item_id = g.item_id)
        union all
        select body_id, item_id, 9 from excused
      ),
      summed as (
        select b.body_id, b.standard_id,
               array_agg(s.item_id order by s.item_id) filter (where s.grade in (2, 4)) as in_time,
               array_agg(s.item_id order by s.item_id) filter (where s.grade in (1, 3, 5)) as late,
               array_agg(s.item_id order by s.item_id) filter (where s.grade = 9) as exempt,
               count(*) filter (where s.grade > 0) as told,
               count(*) filter (where s.grade > 0 and b.since <= r.missing_since) as told_missing
        from stood s join rule r on r.item_id = s.item_id
        join bound b on b.body_id = s.body_id and b.standard_id = r.standard_id
                     and (r.levels = '' or position(b.level in r.levels) > 0)
        group by b.body_id, b.standard_id
      )
      insert into standards.coverage (body_id, standard_id, counted_on, in_time, late, exempt, missing, waiting)
      select b.body_id, b.standard_id, {11}::date, coalesce(s.in_time, '{}'), coalesce(s.late, '{}'), coalesce(s.exempt, '{}'),
             a.missing - coalesce(s.told_missing, 0),
             a.items - coalesce(s.told, 0) - (a.missing - coalesce(s.told_missing, 0))
      from bound b
      join asked a on a.standard_id = b.standard_id and a.level = b.level and a.since = b.since
      left join summed s on s.body_id = b.body_id and s.standard_id = b.standard_id
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
    // What is grouped fits into memory, and is not sorted on a disk.
    db.execute("set local work_mem = '256MB'");
    db.execute("delete from standards.coverage");
    return count(asked, today, "", "", "");
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
        "where body_id in (%s) and standard_id in (%s)".formatted(ids, codes),
        "where f.body_id in (%s)".formatted(ids),
        "and e.body_id in (%s)".formatted(ids));
  }

  private int count(
      List<DueRules.Rule> asked, LocalDate today, String bound, String facts, String exempt) {
    var columns = DueRules.columns(asked);
    var values = new org.jooq.QueryPart[columns.length + 1];
    for (int i = 0; i < columns.length; i++) {
      values[i] = DSL.val(columns[i]);
    }
    values[columns.length] = DSL.val(today);
    revision.raise();
    return db.execute(
        COUNT.replace("'{}'", "array[]::bigint[]").formatted(bound, facts, exempt), values);
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
