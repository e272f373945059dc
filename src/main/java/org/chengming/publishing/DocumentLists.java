package org.chengming.publishing;

import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.chengming.publishing.db.Tables.VALIDITY_CHANGE;
import static org.jooq.impl.DSL.extract;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.unnest;
import static org.jooq.impl.DSL.val;

import java.time.LocalDate;
import java.util.List;
import org.chengming.database.PublicReads;
import org.chengming.organisations.Organisations;
import org.chengming.web.Cursor;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.Listing;
import org.chengming.web.ListingRequest;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DatePart;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lists of live documents, newest first, one query a page. A selection by several bodies, themes or
 * duties takes the newest of each by its index and merges those few, so that a page of a million
 * documents still costs its own lines.
 */
@Component
public class DocumentLists {
  private static final Condition LIVE = EDITION.STATE.eq("LIVE");

  private final PublicReads reads;
  private final Organisations organisations;

  DocumentLists(PublicReads reads, Organisations organisations) {
    this.reads = reads;
    this.organisations = organisations;
  }

  /** One page of the documents selected. */
  public Listing list(
      String title,
      @Nullable String description,
      String path,
      Selection selection,
      ListingRequest asked,
      Frame frame) {
    var rows = read(selection, asked.cursor(), asked.size() + 1, frame.today());
    var shown = rows.subList(0, Math.min(asked.size(), rows.size()));
    Cursor next = null;
    if (rows.size() > asked.size()) {
      var last = shown.getLast();
      next = Cursor.of(last.get(EDITION.FIRST_PUBLISHED_AT), last.get(EDITION.DOCUMENT_ID));
    }
    return Listing.of(
        title, description, path, shown.stream().map(r -> entry(r, frame)).toList(), next);
  }

  /** The newest documents selected. */
  public List<Listing.Entry> newest(Selection selection, int size, Frame frame) {
    return read(selection, null, size, frame.today()).stream().map(r -> entry(r, frame)).toList();
  }

  private List<Record> read(
      Selection selection, @Nullable Cursor after, int limit, LocalDate today) {
    return reads.read(db -> read(db, ids(selection, after, limit), ended(today)));
  }

  private static List<Record> read(
      DSLContext db, Select<org.jooq.Record1<Long>> ids, Field<String> ended) {
    return List.copyOf(
        db.select(
                EDITION.DOCUMENT_ID,
                DOCUMENT.INDEX_NUMBER,
                EDITION.BODY_ID,
                EDITION.TITLE,
                EDITION.DOCUMENT_NUMBER,
                EDITION.SUMMARY,
                EDITION.FORMED_ON,
                EDITION.EFFECTIVE_ON,
                EDITION.EXPIRES_ON,
                EDITION.FIRST_PUBLISHED_AT,
                EDITION.PUBLISHED_AT,
                ended)
            .from(EDITION)
            .join(DOCUMENT)
            .on(DOCUMENT.ID.eq(EDITION.DOCUMENT_ID))
            .where(EDITION.ID.in(ids))
            .orderBy(EDITION.FIRST_PUBLISHED_AT.desc(), EDITION.DOCUMENT_ID.desc())
            .fetch());
  }

  private static Field<String> ended(LocalDate today) {
    return field(
            select(VALIDITY_CHANGE.KIND)
                .from(VALIDITY_CHANGE)
                .where(VALIDITY_CHANGE.DOCUMENT_ID.eq(EDITION.DOCUMENT_ID))
                .and(VALIDITY_CHANGE.EFFECTIVE_ON.le(today))
                .orderBy(VALIDITY_CHANGE.EFFECTIVE_ON, VALIDITY_CHANGE.ID)
                .limit(1))
        .as("ended");
  }

  private static Select<org.jooq.Record1<Long>> ids(
      Selection selection, @Nullable Cursor after, int limit) {
    return switch (selection) {
      case Selection.Everything() -> ids(noCondition(), after, limit);
      case Selection.Since(var day) ->
          ids(
              EDITION.FIRST_PUBLISHED_AT.ge(day.atStartOfDay(Dates.CHINA).toInstant()),
              after,
              limit);
      case Selection.OfYear(var year) ->
          ids(extract(EDITION.FORMED_ON, DatePart.YEAR).eq(year), after, limit);
      case Selection.OfBodies(var ids) ->
          idsOfEach(EDITION.BODY_ID, ids.toArray(Long[]::new), after, limit);
      case Selection.OfThemes(var codes) ->
          idsOfEach(EDITION.THEME, codes.toArray(String[]::new), after, limit);
      case Selection.OfDuties(var codes) ->
          idsOfEach(EDITION.DUTY, codes.toArray(String[]::new), after, limit);
      case Selection.OfBodyAndDuties(var body, var codes) ->
          ids(EDITION.BODY_ID.eq(body).and(EDITION.DUTY.in(codes)), after, limit);
    };
  }

  private static Select<org.jooq.Record1<Long>> ids(
      Condition condition, @Nullable Cursor after, int limit) {
    return select(EDITION.ID)
        .from(EDITION)
        .where(LIVE, condition, after(after))
        .orderBy(EDITION.FIRST_PUBLISHED_AT.desc(), EDITION.DOCUMENT_ID.desc())
        .limit(limit);
  }

  private static <T> Select<org.jooq.Record1<Long>> idsOfEach(
      Field<T> key, T[] values, @Nullable Cursor after, int limit) {
    if (values.length == 1) {
      return ids(key.eq(values[0]), after, limit);
    }
    var wanted = unnest(val(values)).as("wanted", "value");
    var each =
        lateral(
                select(EDITION.ID, EDITION.FIRST_PUBLISHED_AT, EDITION.DOCUMENT_ID)
                    .from(EDITION)
                    .where(
                        LIVE,
                        key.eq(field(name("wanted", "value"), key.getDataType())),
                        after(after))
                    .orderBy(EDITION.FIRST_PUBLISHED_AT.desc(), EDITION.DOCUMENT_ID.desc())
                    .limit(limit))
            .as("each", "id", "at", "document");
    var id = field(name("each", "id"), Long.class);
    return select(id)
        .from(wanted)
        .crossJoin(each)
        .orderBy(field(name("each", "at")).desc(), field(name("each", "document")).desc())
        .limit(limit);
  }

  private static Condition after(@Nullable Cursor cursor) {
    return cursor == null
        ? noCondition()
        : row(EDITION.FIRST_PUBLISHED_AT, EDITION.DOCUMENT_ID)
            .lt(cursor.instant(0), cursor.number(1));
  }

  private Listing.Entry entry(Record r, Frame frame) {
    var ended = r.get("ended", String.class);
    var validity =
        Validity.on(
            frame.today(),
            r.get(EDITION.EFFECTIVE_ON),
            r.get(EDITION.EXPIRES_ON),
            ended == null ? null : Validity.valueOf(ended));
    var body = organisations.bodies().get(r.get(EDITION.BODY_ID));
    var number = r.get(DOCUMENT.INDEX_NUMBER);
    return Listing.Entry.of(number, "/documents/" + number, r.get(EDITION.TITLE))
        .saying(r.get(EDITION.SUMMARY))
        .from(body.label(frame.t()), "/bodies/" + body.code())
        .numbered(r.get(EDITION.DOCUMENT_NUMBER))
        .dated(
            r.get(EDITION.FORMED_ON),
            r.get(EDITION.FIRST_PUBLISHED_AT),
            r.get(EDITION.PUBLISHED_AT))
        .standing(validity.status(frame.t()));
  }
}
