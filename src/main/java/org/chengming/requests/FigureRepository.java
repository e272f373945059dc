package org.chengming.requests;

import static org.chengming.requests.db.Tables.FIGURE;
import static org.chengming.requests.db.Tables.FIGURE_BASIS;
import static org.chengming.requests.db.Tables.REQUEST;
import static org.chengming.requests.db.Tables.STALE_FIGURE;
import static org.chengming.requests.db.Tables.STALE_TALLY;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.chengming.requests.db.tables.records.FigureRecord;
import org.chengming.requests.db.tables.records.RequestRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/**
 * The derived tables of statistics: figures of cases, tallies of figures, and what of them is
 * stale.
 */
@Repository
class FigureRepository {
  /** One statement for all bodies and years that are stale. */
  private static final String COUNT =
      """
      insert into requests.tally (body_id, year, what, value, cases)
      select f.body_id, s.year, 'RECEIVED', 0, count(*)
        from requests.stale_tally s join requests.figure f on f.body_id = s.body_id
          and f.received_on between make_date(s.year, 1, 1) and make_date(s.year, 12, 31)
        group by 1, 2
      union all
      select e.body_id, e.year, t.what, t.value, count(*)
        from (select f.*, s.year from requests.stale_tally s join requests.figure f on f.body_id = s.body_id
          and f.ended_on between make_date(s.year, 1, 1) and make_date(s.year, 12, 31)) e,
        lateral (values (e.outcome_group, 0), (case when e.days is not null then 'DAYS' end, e.days),
          (case when e.extended then 'EXTENDED' end, 0), (case when e.late then 'LATE' end, 0)) t (what, value)
        where t.what is not null
        group by 1, 2, 3, 4
      """;

  private final DSLContext db;

  FigureRepository(DSLContext db) {
    this.db = db;
  }

  boolean isBasis(String basis) {
    return db.fetchExists(FIGURE_BASIS, FIGURE_BASIS.BASIS.eq(basis));
  }

  /** Makes every case stale, since what figures are made with has changed. */
  void rebase(String basis) {
    db.insertInto(STALE_FIGURE, STALE_FIGURE.REQUEST_ID)
        .select(select(REQUEST.ID).from(REQUEST).orderBy(REQUEST.ID))
        .execute();
    db.insertInto(FIGURE_BASIS, FIGURE_BASIS.ONE, FIGURE_BASIS.BASIS)
        .values(true, basis)
        .onConflict(FIGURE_BASIS.ONE)
        .doUpdate()
        .set(FIGURE_BASIS.BASIS, excluded(FIGURE_BASIS.BASIS))
        .execute();
  }

  boolean isStale() {
    return db.fetchExists(STALE_FIGURE) || db.fetchExists(STALE_TALLY);
  }

  /** Takes what became stale first; what is written meanwhile has rows of its own. */
  List<RequestRecord> takeStale(int most) {
    var first =
        db.select(STALE_FIGURE.ID)
            .from(STALE_FIGURE)
            .orderBy(STALE_FIGURE.ID)
            .limit(most)
            .fetch(STALE_FIGURE.ID);
    if (first.isEmpty()) {
      return List.of();
    }
    // By a span of keys: a list of them is a bad plan as long as the table's statistics are old.
    var ids =
        db.deleteFrom(STALE_FIGURE)
            .where(STALE_FIGURE.ID.between(first.getFirst(), first.getLast()))
            .returning(STALE_FIGURE.REQUEST_ID)
            .fetch(STALE_FIGURE.REQUEST_ID);
    return ids.isEmpty()
        ? List.of()
        : db.selectFrom(REQUEST)
            .where(REQUEST.ID.eq(any(ids.stream().distinct().toArray(Long[]::new))))
            .fetch();
  }

  /** Writes figures, and notes which tallies they were and are counted in. */
  void put(Map<RequestRecord, Figure> figures) {
    if (figures.isEmpty()) {
      return;
    }
    var ids = figures.keySet().stream().map(RequestRecord::getId).toArray(Long[]::new);
    var stale = new TreeSet<Counted>();
    db.selectFrom(FIGURE).where(FIGURE.REQUEST_ID.eq(any(ids))).forEach(f -> counted(stale, f));
    var records = figures.entrySet().stream().map(e -> record(e.getKey(), e.getValue())).toList();
    records.forEach(f -> counted(stale, f));
    db.deleteFrom(FIGURE).where(FIGURE.REQUEST_ID.eq(any(ids))).execute();
    db.insertInto(FIGURE).set(records).execute();
    if (stale.isEmpty()) {
      return;
    }
    db.insertInto(STALE_TALLY, STALE_TALLY.BODY_ID, STALE_TALLY.YEAR)
        .valuesOfRows(stale.stream().map(c -> row(val(c.body()), val(c.year()))).toList())
        .onConflictDoNothing()
        .execute();
  }

  private record Counted(long body, int year) implements Comparable<Counted> {
    @Override
    public int compareTo(Counted other) {
      return body == other.body
          ? Integer.compare(year, other.year)
          : Long.compare(body, other.body);
    }
  }

  private static void counted(Collection<Counted> into, FigureRecord figure) {
    for (LocalDate day : new LocalDate[] {figure.getReceivedOn(), figure.getEndedOn()}) {
      if (day != null) {
        into.add(new Counted(figure.getBodyId(), day.getYear()));
      }
    }
  }

  private FigureRecord record(RequestRecord request, Figure figure) {
    var record = db.newRecord(FIGURE);
    var group = figure.group();
    record.setRequestId(request.getId());
    record.setBodyId(request.getBodyId());
    record.setReceivedOn(figure.received());
    record.setDueOn(figure.due());
    record.setEndedOn(figure.ended());
    record.setOutcomeGroup(group == null ? null : group.name());
    record.setDays(figure.days());
    record.setExtended(figure.extended());
    record.setLate(figure.late());
    return record;
  }

  /** Counts what is stale anew. */
  void tally() {
    db.execute(
        "delete from requests.tally t using requests.stale_tally s where t.body_id = s.body_id and t.year = s.year");
    db.execute(COUNT);
    db.deleteFrom(STALE_TALLY).execute();
  }
}
