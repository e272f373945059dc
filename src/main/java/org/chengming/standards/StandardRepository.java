package org.chengming.standards;

import static org.chengming.standards.db.Tables.BODY_TAG;
import static org.chengming.standards.db.Tables.DUTY_ITEM;
import static org.chengming.standards.db.Tables.ITEM;
import static org.chengming.standards.db.Tables.REVISION;
import static org.chengming.standards.db.Tables.STANDARD;
import static org.chengming.standards.db.Tables.STEP;
import static org.chengming.standards.db.Tables.VERSION;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengming.actors.Actor;
import org.chengming.organisations.BodyKind;
import org.chengming.organisations.BodyLevel;
import org.chengming.standards.db.tables.records.DutyItemRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Standards, their versions and items. */
@Repository
class StandardRepository {
  private final DSLContext db;

  StandardRepository(DSLContext db) {
    this.db = db;
  }

  long revision() {
    return db.select(REVISION.NUMBER).from(REVISION).fetchSingle(REVISION.NUMBER);
  }

  Map<Long, Set<String>> tags() {
    var tags = new HashMap<Long, Set<String>>();
    db.selectFrom(BODY_TAG)
        .forEach(r -> tags.computeIfAbsent(r.getBodyId(), b -> new HashSet<>()).add(r.getTag()));
    return tags;
  }

  /** The newest published version of each, in order, with items. */
  List<Standard> published() {
    var newest =
        db.select(max(VERSION.ID))
            .from(VERSION)
            .where(VERSION.STATE.eq("PUBLISHED"))
            .groupBy(VERSION.STANDARD_ID);
    return withItems(VERSION.ID.in(newest));
  }

  Optional<Standard> version(long standard, int number) {
    return withItems(VERSION.STANDARD_ID.eq(standard).and(VERSION.NUMBER.eq(number))).stream()
        .findFirst();
  }

  /** The version in the making, submitted or not. */
  Optional<Standard> open(long standard) {
    return withItems(VERSION.STANDARD_ID.eq(standard).and(VERSION.STATE.in("DRAFT", "SUBMITTED")))
        .stream()
        .findFirst();
  }

  List<Standard> versions(long standard) {
    return heads(VERSION.STANDARD_ID.eq(standard)).stream()
        .map(h -> head(h, List.of(), Map.of()))
        .sorted((a, b) -> b.version() - a.version())
        .toList();
  }

  private List<Standard> withItems(Condition which) {
    var heads = heads(which);
    var ids = heads.stream().map(h -> h.get(VERSION.ID)).toArray(Long[]::new);
    var begun = begun(ids);
    var items =
        db.select(DUTY_ITEM.asterisk(), ITEM.CODE)
            .from(DUTY_ITEM)
            .join(ITEM)
            .on(ITEM.ID.eq(DUTY_ITEM.ITEM_ID))
            .where(DUTY_ITEM.VERSION_ID.eq(any(ids)))
            .orderBy(DUTY_ITEM.VERSION_ID, DUTY_ITEM.POSITION)
            .fetchGroups(
                r -> r.get(DUTY_ITEM.VERSION_ID),
                r -> DutyItemRows.item(r.into(DUTY_ITEM), r.get(ITEM.CODE)));
    return heads.stream()
        .map(h -> head(h, items.getOrDefault(h.get(VERSION.ID), List.of()), begun))
        .toList();
  }

  /** Since when the items of these versions are asked for by the limits they have there. */
  private Map<Long, LocalDate> begun(Long[] versions) {
    var then = DUTY_ITEM.as("then");
    return db.select(DUTY_ITEM.ITEM_ID, min(VERSION.VALID_FROM))
        .from(DUTY_ITEM)
        .join(then)
        .on(then.ITEM_ID.eq(DUTY_ITEM.ITEM_ID), then.RHYTHM.eq(DUTY_ITEM.RHYTHM))
        .and(then.DUE_MONTH.isNotDistinctFrom(DUTY_ITEM.DUE_MONTH))
        .and(then.DUE_DAY.isNotDistinctFrom(DUTY_ITEM.DUE_DAY))
        .join(VERSION)
        .on(VERSION.ID.eq(then.VERSION_ID), VERSION.STATE.eq("PUBLISHED"))
        .where(DUTY_ITEM.VERSION_ID.eq(any(versions)))
        .groupBy(DUTY_ITEM.ITEM_ID)
        .fetchMap(DUTY_ITEM.ITEM_ID, min(VERSION.VALID_FROM));
  }

  private List<Record> heads(Condition which) {
    var first = VERSION.as("first_version");
    return new ArrayList<>(
        db.select(VERSION.asterisk(), STANDARD.CODE, STANDARD.KIND, STANDARD.TITLE)
            .select(STANDARD.TITLE_EN, STANDARD.LEAD_BODY_ID, STANDARD.OWN_BODY_ID)
            .select(
                db.select(min(first.VALID_FROM))
                    .from(first)
                    .where(first.STANDARD_ID.eq(VERSION.STANDARD_ID))
                    .asField("since"))
            .from(VERSION)
            .join(STANDARD)
            .on(STANDARD.ID.eq(VERSION.STANDARD_ID))
            .where(which)
            .orderBy(STANDARD.POSITION, STANDARD.ID, VERSION.NUMBER)
            .fetch());
  }

  private static Standard head(Record r, List<DutyItem> items, Map<Long, LocalDate> begun) {
    var v = r.into(VERSION);
    var since = r.get("since", LocalDate.class);
    return new Standard(
        v.getStandardId(),
        r.get(STANDARD.CODE),
        Standard.Kind.valueOf(r.get(STANDARD.KIND)),
        r.get(STANDARD.TITLE),
        r.get(STANDARD.TITLE_EN),
        r.get(STANDARD.LEAD_BODY_ID),
        r.get(STANDARD.OWN_BODY_ID),
        v.getId(),
        v.getNumber(),
        new Scope(
            Arrays.stream(v.getKinds()).map(BodyKind::valueOf).toList(),
            Arrays.stream(v.getLevels()).map(BodyLevel::valueOf).toList(),
            List.of(v.getNames()),
            List.of(v.getTags())),
        since == null ? LocalDate.MAX : since,
        v.getValidFrom(),
        v.getPublishedAt(),
        v.getChangeNote(),
        items,
        begun);
  }

  /** A standard without a version; the id it has when it is known already. */
  long insert(
      String code,
      Standard.Kind kind,
      String title,
      String titleEn,
      int position,
      @Nullable Long own) {
    var known =
        db.select(STANDARD.ID).from(STANDARD).where(STANDARD.CODE.eq(code)).fetchOne(STANDARD.ID);
    return known != null
        ? known
        : db.insertInto(STANDARD)
            .set(STANDARD.CODE, code)
            .set(STANDARD.KIND, kind.name())
            .set(STANDARD.TITLE, title)
            .set(STANDARD.TITLE_EN, titleEn)
            .set(STANDARD.POSITION, position)
            .set(STANDARD.OWN_BODY_ID, own)
            .returningResult(STANDARD.ID)
            .fetchSingle(STANDARD.ID);
  }

  void lead(long standard, @Nullable Long body) {
    db.update(STANDARD).set(STANDARD.LEAD_BODY_ID, body).where(STANDARD.ID.eq(standard)).execute();
  }

  void retag(long body, Set<String> tags) {
    db.deleteFrom(BODY_TAG).where(BODY_TAG.BODY_ID.eq(body)).execute();
    tags.forEach(
        tag ->
            db.insertInto(BODY_TAG).set(BODY_TAG.BODY_ID, body).set(BODY_TAG.TAG, tag).execute());
  }

  /** A further version in the making. */
  long insertVersion(long standard, Scope scope) {
    var last =
        db.select(max(VERSION.NUMBER))
            .from(VERSION)
            .where(VERSION.STANDARD_ID.eq(standard))
            .fetchOne(0, Integer.class);
    return db.insertInto(VERSION)
        .set(VERSION.STANDARD_ID, standard)
        .set(VERSION.NUMBER, last == null ? 1 : last + 1)
        .set(VERSION.STATE, "DRAFT")
        .set(VERSION.KINDS, scope.kinds().stream().map(Enum::name).toArray(String[]::new))
        .set(VERSION.LEVELS, scope.levels().stream().map(Enum::name).toArray(String[]::new))
        .set(VERSION.NAMES, scope.names().toArray(String[]::new))
        .set(VERSION.TAGS, scope.tags().toArray(String[]::new))
        .returningResult(VERSION.ID)
        .fetchSingle(VERSION.ID);
  }

  /** The state of the version, held until the transaction ends. */
  String lock(long version) {
    return db.select(VERSION.STATE)
        .from(VERSION)
        .where(VERSION.ID.eq(version))
        .forUpdate()
        .fetchSingle(VERSION.STATE);
  }

  void move(
      long version,
      String state,
      @Nullable String note,
      @Nullable LocalDate validFrom,
      @Nullable Instant at) {
    db.update(VERSION)
        .set(VERSION.STATE, state)
        .set(VERSION.CHANGE_NOTE, note)
        .set(VERSION.VALID_FROM, validFrom)
        .set(VERSION.PUBLISHED_AT, at)
        .where(VERSION.ID.eq(version))
        .execute();
  }

  /**
   * A further version that is public at once, without anybody revising it.
   *
   * @return the id of the version
   */
  long publish(long standard, Scope scope, List<DutyItem> items, LocalDate validFrom, Instant at) {
    var version = insertVersion(standard, scope);
    fill(standard, version, items);
    move(version, "PUBLISHED", null, validFrom, at);
    return version;
  }

  /** Makes these the items of the version, in this order; those it knew keep their identity. */
  void fill(long standard, long version, List<DutyItem> items) {
    db.deleteFrom(DUTY_ITEM).where(DUTY_ITEM.VERSION_ID.eq(version)).execute();
    var ids = new HashMap<>(identities(standard));
    var rows = new ArrayList<DutyItemRecord>();
    for (var item : items) {
      var id = ids.computeIfAbsent(item.code(), code -> identify(standard, code));
      rows.add(DutyItemRows.row(version, id, rows.size() + 1, item));
    }
    db.batchInsert(rows).execute();
  }

  /** All that ever numbered an item of it. */
  Map<String, Long> identities(long standard) {
    return db.select(ITEM.CODE, ITEM.ID)
        .from(ITEM)
        .where(ITEM.STANDARD_ID.eq(standard))
        .fetchMap(ITEM.CODE, ITEM.ID);
  }

  private long identify(long standard, String code) {
    return db.insertInto(ITEM)
        .set(ITEM.STANDARD_ID, standard)
        .set(ITEM.CODE, code)
        .returningResult(ITEM.ID)
        .fetchSingle(ITEM.ID);
  }

  void step(long version, String kind, Actor actor, Instant at, @Nullable String note) {
    db.insertInto(STEP)
        .set(STEP.VERSION_ID, version)
        .set(STEP.KIND, kind)
        .set(STEP.STAFF_ID, actor.id())
        .set(STEP.STAFF_NAME, actor.name())
        .set(STEP.TAKEN_AT, at)
        .set(STEP.NOTE, note)
        .execute();
  }

  /** Whether this person had a hand in what the version says. */
  boolean wrote(long version, long staff) {
    return db.fetchExists(
        STEP,
        STEP.VERSION_ID.eq(version),
        STEP.STAFF_ID.eq(staff),
        STEP.KIND.in("OPEN", "EDIT", "IMPORT", "SUBMIT"));
  }
}
