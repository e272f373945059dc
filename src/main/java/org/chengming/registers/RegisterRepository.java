package org.chengming.registers;

import static org.chengming.registers.db.Tables.BATCH;
import static org.chengming.registers.db.Tables.DEFINITION;
import static org.chengming.registers.db.Tables.PAST_RECORD;
import static org.chengming.registers.db.Tables.REVISION;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** Definitions as they were taken in, batches, and what records said before. */
@Repository
class RegisterRepository {
  private final DSLContext db;
  private final ObjectMapper json;

  RegisterRepository(DSLContext db, ObjectMapper json) {
    this.db = db;
    this.json = json;
  }

  /**
   * Keeps the version and makes the register's table.
   *
   * @throws IllegalStateException when this version was another before: a changed definition needs
   *     a new number
   */
  @Transactional
  public void takeIn(RegisterDefinition register, Instant now) {
    var fields = json.writeValueAsString(TableSchema.whole(register));
    var hash = sha256(fields);
    var known =
        db.select(DEFINITION.CONTENT_SHA256)
            .from(DEFINITION)
            .where(DEFINITION.REGISTER.eq(register.name()))
            .and(DEFINITION.VERSION.eq(register.version()))
            .fetchOne(DEFINITION.CONTENT_SHA256);
    if (hash.equals(known)) {
      return;
    }
    if (known != null) {
      throw new IllegalStateException(
          "Version %d of register %s was another before; a changed definition needs a new version"
              .formatted(register.version(), register.name()));
    }
    // Nodes that start together take turns at making a table.
    db.execute("lock table registers.definition in share row exclusive mode");
    refuseLateSeal(register);
    db.insertInto(DEFINITION)
        .set(DEFINITION.REGISTER, register.name())
        .set(DEFINITION.VERSION, register.version())
        .set(DEFINITION.CONTENT_SHA256, hash)
        .set(DEFINITION.FIELDS, JSONB.valueOf(fields))
        .set(DEFINITION.TAKEN_AT, now)
        .onConflictDoNothing()
        .execute();
    new RegisterTable(register).statements().forEach(db::execute);
  }

  /**
   * What stands in a column in the clear is not sealed by saying so, and copies of it are about.
   */
  private void refuseLateSeal(RegisterDefinition register) {
    var last =
        db.select(DEFINITION.FIELDS)
            .from(DEFINITION)
            .where(DEFINITION.REGISTER.eq(register.name()))
            .orderBy(DEFINITION.VERSION.desc())
            .limit(1)
            .fetchOne(DEFINITION.FIELDS);
    if (last == null) {
      return;
    }
    for (var was : json.readTree(last.data()).path("fields")) {
      var name = was.path("name").asString();
      if (!was.has("x-personal")
          && !was.has("x-mask")
          && register.field(name).filter(Field::sealed).isPresent()) {
        throw new IllegalStateException(
            "Field %s of register %s was kept in the clear and cannot become personal or masked; give the new one another name"
                .formatted(name, register.name()));
      }
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  Long revision() {
    return db.select(REVISION.NUMBER).from(REVISION).fetchSingle(REVISION.NUMBER);
  }

  /** Records are counted by what batches brought, so that no table is ever counted through. */
  Map<String, Registers.Standing> standings() {
    var standings = new HashMap<String, Registers.Standing>();
    db.select(
            BATCH.REGISTER,
            sum(BATCH.ADDED.minus(BATCH.REMOVED)),
            max(BATCH.BROUGHT_AT),
            max(BATCH.ID))
        .from(BATCH)
        .groupBy(BATCH.REGISTER)
        .forEach(
            r ->
                standings.put(
                    r.value1(),
                    new Registers.Standing(r.value2().longValue(), r.value3(), r.value4())));
    return standings;
  }

  long begin(RegisterDefinition register, Actor actor, String note, Instant now) {
    return db.insertInto(BATCH)
        .set(BATCH.REGISTER, register.name())
        .set(BATCH.VERSION, register.version())
        .set(BATCH.NOTE, note)
        .set(BATCH.STAFF_ID, actor.id())
        .set(BATCH.STAFF_NAME, actor.name())
        .set(BATCH.BROUGHT_AT, now)
        .returningResult(BATCH.ID)
        .fetchSingle(BATCH.ID);
  }

  void discard(long batch) {
    db.deleteFrom(BATCH).where(BATCH.ID.eq(batch)).execute();
  }

  void settle(long batch, long added, long changed) {
    db.update(BATCH)
        .set(BATCH.ADDED, added)
        .set(BATCH.CHANGED, changed)
        .where(BATCH.ID.eq(batch))
        .execute();
  }

  /**
   * What a record said before, newest first.
   *
   * @param content values by the names of the fields, as JSON
   */
  record Past(String content, Instant from, Instant to) {}

  List<Past> past(String register, String key) {
    var from = BATCH.as("from_batch");
    var to = BATCH.as("to_batch");
    return db.select(PAST_RECORD.CONTENT, from.BROUGHT_AT, to.BROUGHT_AT)
        .from(PAST_RECORD)
        .join(from)
        .on(from.ID.eq(PAST_RECORD.FROM_BATCH_ID))
        .join(to)
        .on(to.ID.eq(PAST_RECORD.TO_BATCH_ID))
        .where(PAST_RECORD.REGISTER.eq(register))
        .and(PAST_RECORD.RECORD_KEY.eq(key))
        .orderBy(PAST_RECORD.ID.desc())
        .limit(100)
        .fetch(r -> new Past(r.value1().data(), r.value2(), r.value3()));
  }
}
