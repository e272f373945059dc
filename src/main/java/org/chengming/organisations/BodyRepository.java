package org.chengming.organisations;

import static org.chengming.organisations.db.Tables.BODY;
import static org.chengming.organisations.db.Tables.CONTACT_POINT;
import static org.chengming.organisations.db.Tables.REVISION;
import static org.chengming.organisations.db.Tables.SUCCESSION;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengming.organisations.db.tables.records.BodyRecord;
import org.chengming.web.Missing;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Bodies with their contact points and successions. */
@Repository
class BodyRepository {
  private static final int CHUNK = 500;

  private final DSLContext db;

  BodyRepository(DSLContext db) {
    this.db = db;
  }

  long revision() {
    return db.select(REVISION.NUMBER).from(REVISION).fetchSingle(REVISION.NUMBER);
  }

  List<BodyRecord> bodies() {
    return db.selectFrom(BODY).orderBy(BODY.ID).fetch();
  }

  Map<Long, List<ContactPoint>> contacts() {
    var all = new HashMap<Long, List<ContactPoint>>();
    db.selectFrom(CONTACT_POINT)
        .orderBy(CONTACT_POINT.BODY_ID, CONTACT_POINT.POSITION)
        .forEach(
            r ->
                all.computeIfAbsent(r.getBodyId(), id -> new ArrayList<>())
                    .add(new ContactPoint(ContactKind.valueOf(r.getKind()), r.getValue())));
    return all;
  }

  List<Succession> successions() {
    return db.selectFrom(SUCCESSION)
        .orderBy(SUCCESSION.EFFECTIVE_ON, SUCCESSION.ID)
        .fetch(
            r ->
                new Succession(
                    r.getPredecessorId(),
                    r.getSuccessorId(),
                    SuccessionKind.valueOf(r.getKind()),
                    r.getEffectiveOn(),
                    r.getBasis()));
  }

  /** Inserts bodies whose parents are all known and answers their ids by code. */
  Map<String, Long> insert(List<RegisterBody> bodies, Map<String, Long> parents) {
    var ids = new HashMap<String, Long>();
    for (int from = 0; from < bodies.size(); from += CHUNK) {
      ids.putAll(insertChunk(bodies.subList(from, Math.min(from + CHUNK, bodies.size())), parents));
    }
    insertContacts(bodies, ids);
    return ids;
  }

  private Map<String, Long> insertChunk(List<RegisterBody> bodies, Map<String, Long> parents) {
    var insert =
        db.insertInto(
            BODY,
            BODY.CODE,
            BODY.NAME,
            BODY.SHORT_NAME,
            BODY.NAME_EN,
            BODY.LEVEL,
            BODY.KIND,
            BODY.DIVISION_CODE,
            BODY.PARENT_ID,
            BODY.USCC,
            BODY.ORGANISATION_CODE,
            BODY.GUIDE,
            BODY.OUTSIDE,
            BODY.FOUNDED_ON);
    for (var b : bodies) {
      insert =
          insert.values(
              b.code(),
              b.name(),
              b.shortName(),
              b.nameEn(),
              b.level().name(),
              b.kind().name(),
              b.divisionCode(),
              parents.get(b.parentCode()),
              value(b.uscc()),
              value(b.organisationCode()),
              b.guide(),
              b.outside(),
              b.foundedOn());
    }
    var ids = new HashMap<String, Long>();
    insert.returning(BODY.ID, BODY.CODE).fetch().forEach(r -> ids.put(r.getCode(), r.getId()));
    return ids;
  }

  void update(long id, EditBody edit, @Nullable Long parentId) {
    int rows =
        db.update(BODY)
            .set(BODY.NAME, edit.name())
            .set(BODY.SHORT_NAME, edit.shortName())
            .set(BODY.NAME_EN, edit.nameEn())
            .set(BODY.LEVEL, edit.level().name())
            .set(BODY.KIND, edit.kind().name())
            .set(BODY.DIVISION_CODE, edit.divisionCode())
            .set(BODY.PARENT_ID, parentId)
            .set(BODY.FOUNDED_ON, edit.foundedOn())
            .where(BODY.ID.eq(id))
            .execute();
    mustHitOne(rows, id);
  }

  void correctCodes(CorrectCodes correction) {
    int rows =
        db.update(BODY)
            .set(BODY.USCC, value(correction.uscc()))
            .set(BODY.ORGANISATION_CODE, correction.organisationCode().value())
            .where(BODY.ID.eq(correction.id()))
            .execute();
    mustHitOne(rows, correction.id());
  }

  void describe(long id, @Nullable String guide, List<ContactPoint> contacts) {
    mustHitOne(db.update(BODY).set(BODY.GUIDE, guide).where(BODY.ID.eq(id)).execute(), id);
    db.deleteFrom(CONTACT_POINT).where(CONTACT_POINT.BODY_ID.eq(id)).execute();
    insertContacts(id, contacts);
  }

  void end(long id, LocalDate on) {
    mustHitOne(
        db.update(BODY)
            .set(BODY.ENDED_ON, on)
            .where(BODY.ID.eq(id), BODY.ENDED_ON.isNull())
            .execute(),
        id);
  }

  void insert(Succession succession) {
    db.insertInto(SUCCESSION)
        .set(SUCCESSION.PREDECESSOR_ID, succession.predecessorId())
        .set(SUCCESSION.SUCCESSOR_ID, succession.successorId())
        .set(SUCCESSION.KIND, succession.kind().name())
        .set(SUCCESSION.EFFECTIVE_ON, succession.effectiveOn())
        .set(SUCCESSION.BASIS, succession.basis())
        .execute();
  }

  private void insertContacts(List<RegisterBody> bodies, Map<String, Long> ids) {
    for (var body : bodies) {
      var id = ids.get(body.code());
      if (id != null) {
        insertContacts(id, body.contacts());
      }
    }
  }

  private void insertContacts(long bodyId, List<ContactPoint> contacts) {
    if (contacts.isEmpty()) {
      return;
    }
    var insert =
        db.insertInto(
            CONTACT_POINT,
            CONTACT_POINT.BODY_ID,
            CONTACT_POINT.KIND,
            CONTACT_POINT.VALUE,
            CONTACT_POINT.POSITION);
    for (int i = 0; i < contacts.size(); i++) {
      insert = insert.values(bodyId, contacts.get(i).kind().name(), contacts.get(i).value(), i);
    }
    insert.execute();
  }

  private static @Nullable String value(@Nullable Object code) {
    return code == null ? null : code.toString();
  }

  private static void mustHitOne(int rows, long id) {
    if (rows != 1) {
      throw new Missing("Body " + id);
    }
  }
}
