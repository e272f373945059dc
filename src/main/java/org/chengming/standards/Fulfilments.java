package org.chengming.standards;

import static org.chengming.standards.db.Tables.CLAIM;
import static org.chengming.standards.db.Tables.FULFILMENT;
import static org.jooq.impl.DSL.any;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.PublicDocument;
import org.chengming.standards.TimeLimit.Rhythm;
import org.chengming.standards.db.tables.records.FulfilmentRecord;
import org.chengming.web.Dates;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What documents fulfil which items: those they were written for, and those their titles fit. */
@Component
class Fulfilments {
  private final DSLContext db;
  private final Standards standards;
  private final Organisations organisations;
  private final WorkingCalendar calendar;

  Fulfilments(
      DSLContext db, Standards standards, Organisations organisations, WorkingCalendar calendar) {
    this.db = db;
    this.standards = standards;
    this.organisations = organisations;
    this.calendar = calendar;
  }

  /** A body and an item of which something has changed. */
  record Touched(long body, long item) {}

  /**
   * Puts what these documents fulfil in the place of what they did; one that is not among the live
   * ones fulfils nothing. Doing it again changes nothing.
   */
  Set<Touched> replace(Collection<Long> documents, Map<Long, PublicDocument> live) {
    var ids = documents.toArray(Long[]::new);
    var touched = new HashSet<Touched>();
    db.deleteFrom(FULFILMENT)
        .where(FULFILMENT.DOCUMENT_ID.eq(any(ids)))
        .returning(FULFILMENT.BODY_ID, FULFILMENT.ITEM_ID)
        .fetch()
        .forEach(r -> touched.add(new Touched(r.getBodyId(), r.getItemId())));
    var claims =
        db.selectFrom(CLAIM)
            .where(CLAIM.DOCUMENT_ID.eq(any(ids)))
            .fetchGroups(CLAIM.DOCUMENT_ID, CLAIM.ITEM_ID);
    var rows = new ArrayList<FulfilmentRecord>();
    for (var document : live.values()) {
      rows.addAll(rows(document, claims.getOrDefault(document.id(), List.of())));
    }
    rows.forEach(r -> touched.add(new Touched(r.getBodyId(), r.getItemId())));
    db.batchInsert(rows).execute();
    return touched;
  }

  private List<FulfilmentRecord> rows(PublicDocument document, Collection<Long> claimed) {
    var body = organisations.bodies().heir(document.bodyId()).id();
    var wanted = new HashSet<>(claimed);
    var rows = new ArrayList<FulfilmentRecord>();
    for (var standard : standards.snapshot().all()) {
      var own = standard.ownBodyId();
      if (own != null && own != body) {
        continue;
      }
      for (var item : standard.items()) {
        if (wanted.contains(item.id()) || item.fits(document.title(), document.duty())) {
          rows.addAll(rows(document, body, standard.id(), item));
        }
      }
    }
    return rows;
  }

  private List<FulfilmentRecord> rows(
      PublicDocument document, long body, long standard, DutyItem item) {
    var first = Dates.dateOf(document.firstPublishedAt());
    var last = Dates.dateOf(document.publishedAt());
    var rows = new ArrayList<FulfilmentRecord>();
    var row = row(document, body, standard, item, first);
    row.setWorkingDays(Math.max(0, calendar.between(document.formedOn(), first)));
    row.setCalendarDays(
        (int) Math.clamp(first.toEpochDay() - document.formedOn().toEpochDay(), 0, 100_000));
    rows.add(row);
    if (!last.equals(first) && item.limit().rhythm() != Rhythm.STANDING) {
      rows.add(row(document, body, standard, item, last));
    }
    return rows;
  }

  private static FulfilmentRecord row(
      PublicDocument document, long body, long standard, DutyItem item, LocalDate on) {
    var row = new FulfilmentRecord();
    row.setBodyId(body);
    row.setStandardId(standard);
    row.setItemId(item.id());
    row.setDocumentId(document.id());
    row.setRegister("");
    row.setPublishedOn(on);
    return row;
  }
}
