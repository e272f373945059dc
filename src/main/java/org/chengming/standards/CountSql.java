package org.chengming.standards;

/**
 * The statements that count. {@code {0}} to {@code {8}} are arrays by the number of an item less
 * {@code {9}}, so that a rule is looked up and not joined: publications are read from their index
 * alone and stay in its order.
 */
final class CountSql {
  /**
   * What bodies have published in time and late, from publications alone: nothing is joined, so
   * several of these over different bodies run beside each other. {@code due} counts those that are
   * missed when they are not there.
   */
  static final String GRADED =
      """
      select i.body_id, i.standard_id,
             array_agg(i.item_id) filter (where i.grade in (2, 4)) as in_time,
             array_agg(i.item_id) filter (where i.grade in (1, 3, 5)) as late,
             count(*) filter (where i.grade > 0 and ({6}::date[])[i.item_id - {9}] > {11}::date) as due
      from (
        select b.body_id, b.standard_id, b.item_id,
               max(case ({1}::int[])[b.item_id - {9}]
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
                 else 0 end) as grade
        from standards.fulfilment b
        where %s
        group by b.body_id, b.standard_id, b.item_id
      ) i
      group by i.body_id, i.standard_id
      """;

  /**
   * Puts what was graded into the rows of coverage and writes those that are others than they were.
   * Bodies of one level that are bound since one day are asked the same. Where all items of the
   * standard bind that level, none is too new to be missed and none is not applicable ({@code
   * plain}), the arrays stand as they are; else they are gone through item by item.
   */
  static final String SETTLE =
      """
      with %4$s rule as materialized (
        select standard_id, missing_since, mask
        from unnest({0}::bigint[], {6}::date[], {8}::int[]) as r(standard_id, missing_since, mask) where standard_id is not null
      ),
      asked as (
        select g.standard_id, g.level, g.since, g.bit,
               count(*) filter (where r.mask & g.bit <> 0) as items,
               count(*) filter (where r.mask & g.bit <> 0 and g.since <= r.missing_since) as missing,
               bool_and(r.mask & g.bit <> 0 and (g.since <= r.missing_since or r.missing_since = {11}::date)) as plain
        from (
          select distinct b.standard_id, b.level, b.since, 1 << array_position(%2$s, b.level) as bit from standards.binding b where %1$s
        ) g
        join rule r on r.standard_id = g.standard_id
        group by g.standard_id, g.level, g.since, g.bit
      ),
      excused as (
        select b.body_id, b.standard_id, array_agg(b.item_id) as items
        from standards.exemption b
        where b.verdict = 'CONFIRMED' and ({1}::int[])[b.item_id - {9}] > 0 and %1$s
        group by b.body_id, b.standard_id
      )
      insert into standards.coverage as c (body_id, standard_id, counted_on, in_time, late, exempt, missing, waiting)
      select b.body_id, b.standard_id, {10}::date, t.in_time, t.late, t.exempt, a.missing - t.missing,
             a.items - cardinality(t.in_time) - cardinality(t.late) - cardinality(t.exempt) - (a.missing - t.missing)
      from standards.binding b
      join asked a on a.standard_id = b.standard_id and a.level = b.level and a.since = b.since and a.items > 0
      left join graded g on g.body_id = b.body_id and g.standard_id = b.standard_id
      left join excused e on e.body_id = b.body_id and e.standard_id = b.standard_id
      cross join lateral (
        select coalesce(g.in_time, %3$s) as in_time, coalesce(g.late, %3$s) as late, %3$s as exempt, coalesce(g.due, 0) as missing
        where a.plain and e.items is null
        union all
        select coalesce(array_agg(o.item) filter (where o.how = 1), %3$s), coalesce(array_agg(o.item) filter (where o.how = 2), %3$s),
               coalesce(array_agg(o.item) filter (where o.how = 3), %3$s), count(*) filter (where b.since <= ({6}::date[])[o.item - {9}])
        from (
          select item, 1 as how from unnest(g.in_time) item where item <> all (coalesce(e.items, %3$s))
          union all select item, 2 from unnest(g.late) item where item <> all (coalesce(e.items, %3$s))
          union all select item, 3 from unnest(e.items) item
        ) o
        where ({8}::int[])[o.item - {9}] & a.bit <> 0
        having not (a.plain and e.items is null)
      ) t
      where %1$s
      on conflict (body_id, standard_id) do update
      set counted_on = excluded.counted_on, in_time = excluded.in_time, late = excluded.late, exempt = excluded.exempt,
          missing = excluded.missing, waiting = excluded.waiting
      where (c.in_time, c.late, c.exempt, c.missing, c.waiting)
            is distinct from (excluded.in_time, excluded.late, excluded.exempt, excluded.missing, excluded.waiting)
      """;

  /** Rows of bodies that a standard binds no longer. */
  static final String UNBOUND =
      """
      delete from standards.coverage b
      where %s and not exists (
        select from standards.binding n where n.body_id = b.body_id and n.standard_id = b.standard_id
      )
      """;

  private CountSql() {}
}
