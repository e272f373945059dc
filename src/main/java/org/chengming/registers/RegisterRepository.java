package org.chengming.registers;

import static org.chengming.registers.db.Tables.BATCH;
import static org.chengming.registers.db.Tables.DEFINITION;
import static org.chengming.registers.db.Tables.PAST_RECORD;
import static org.chengming.registers.db.Tables.REVISION;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.chengming.actors.Actor;
import org.chengming.registers.db.tables.records.DefinitionRecord;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
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
   * Keeps a version that is shipped and makes the register's table. A version of that number made
   * at the desk stands before it.
   *
   * @throws IllegalStateException when this version was another before: a changed definition needs
   *     a new number
   */
  @Transactional
  public void takeIn(Definitions.Written written, Instant now) {
    var register = written.definition();
    var hash = DigestUtils.sha256Hex(json.writeValueAsString(TableSchema.whole(register)));
    var known = known(register);
    if (known != null && (hash.equals(known.getContentSha256()) || desk(known))) {
      if (known.getContent() == null) {
        known.setContent(written.text());
        known.update();
      }
      return;
    }
    if (known != null) {
      throw new IllegalStateException(
          "Version %d of register %s was another before; a changed definition needs a new version"
              .formatted(register.version(), register.name()));
    }
    // Nodes that start together take turns at making a table.
    lockDefinitions();
    define(written, null, now);
  }

  private static boolean desk(DefinitionRecord known) {
    return known.getSource().equals("DESK");
  }

  private @Nullable DefinitionRecord known(RegisterDefinition register) {
    return db.fetchOne(
        DEFINITION,
        DEFINITION.REGISTER.eq(register.name()).and(DEFINITION.VERSION.eq(register.version())));
  }

  void lockDefinitions() {
    db.execute("lock table registers.definition in share row exclusive mode");
  }

  /**
   * Keeps a version as it was written and makes or widens the register's table.
   *
   * @param writer who made it at the desk; null for one that is shipped
   */
  void define(Definitions.Written written, @Nullable Actor writer, Instant now) {
    var register = written.definition();
    refuseLateSeal(register);
    var fields = json.writeValueAsString(TableSchema.whole(register));
    db.insertInto(DEFINITION)
        .set(DEFINITION.REGISTER, register.name())
        .set(DEFINITION.VERSION, register.version())
        .set(DEFINITION.CONTENT_SHA256, DigestUtils.sha256Hex(fields))
        .set(DEFINITION.FIELDS, JSONB.valueOf(fields))
        .set(DEFINITION.CONTENT, written.text())
        .set(DEFINITION.SOURCE, writer == null ? "SHIPPED" : "DESK")
        .set(DEFINITION.STAFF_ID, writer == null ? null : writer.id())
        .set(DEFINITION.STAFF_NAME, writer == null ? null : writer.name())
        .set(DEFINITION.TAKEN_AT, now)
        .onConflictDoNothing()
        .execute();
    new RegisterTable(register).statements().forEach(db::execute);
  }

  /**
   * A personal field has no column, and what stands in one would be lost. One that becomes masked
   * is masked where it stands ({@link Remasking}).
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
      if (!was.has("x-personal") && register.field(name).filter(Field::personal).isPresent()) {
        throw new IllegalStateException(
            "Field %s of register %s was kept in the clear and cannot become personal; give the new one another name, or mask it"
                .formatted(name, register.name()));
      }
    }
  }

  /** The newest version of each register as it was written. */
  List<DefinitionRecord> newest() {
    return db.selectDistinct(DEFINITION.asterisk())
        .on(DEFINITION.REGISTER)
        .from(DEFINITION)
        .where(DEFINITION.CONTENT.isNotNull())
        .orderBy(DEFINITION.REGISTER, DEFINITION.VERSION.desc())
        .fetchInto(DEFINITION);
  }

  /** All versions of a register, newest first. */
  List<DefinitionRecord> versions(String register) {
    return db.selectFrom(DEFINITION)
        .where(DEFINITION.REGISTER.eq(register))
        .orderBy(DEFINITION.VERSION.desc())
        .fetch();
  }

  Long revision() {
    return db.select(REVISION.NUMBER).from(REVISION).fetchSingle(REVISION.NUMBER);
  }

  /** Records are counted by what batches brought, so that no table is ever counted through. */
  Map<String, Registers.Standing> standings() {
    var standings = new HashMap<String, Registers.Standing>();
    var demo = demo();
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
                    new Registers.Standing(
                        r.value2().longValue(),
                        r.value3(),
                        r.value4(),
                        demo.contains(r.value1()))));
    return standings;
  }

  /** What the demo province brought. */
  Set<Long> demoBatches() {
    return Set.copyOf(db.select(BATCH.ID).from(BATCH).where(BATCH.DEMO).fetch(BATCH.ID));
  }

  /** Registers in which something of that stands; found by the index of batches. */
  private Set<String> demo() {
    var one =
        "select {0} where exists (select from %s d join registers.batch b on b.id = d.batch_id where b.register = {0} and b.demo)";
    return db
        .selectDistinct(BATCH.REGISTER)
        .from(BATCH)
        .where(BATCH.DEMO)
        .fetch(BATCH.REGISTER)
        .stream()
        .filter(
            name -> !db.fetch(one.formatted(RegisterTable.sqlName(name)), DSL.val(name)).isEmpty())
        .collect(Collectors.toSet());
  }

  /**
   * @param demo whether the demo province invented what it brings
   */
  long begin(RegisterDefinition register, Actor actor, String note, boolean demo, Instant now) {
    return db.insertInto(BATCH)
        .set(BATCH.DEMO, demo)
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

  void settle(long batch, long added, long changed, long removed) {
    db.update(BATCH)
        .set(BATCH.ADDED, added)
        .set(BATCH.CHANGED, changed)
        .set(BATCH.REMOVED, removed)
        .where(BATCH.ID.eq(batch))
        .execute();
  }

  /**
   * What a record said before, newest first.
   *
   * @param content values by the names of the fields, as JSON
   * @param reason why it was removed then; null when it was changed
   */
  record Past(String content, Instant from, Instant to, @Nullable String reason) {}

  List<Past> past(String register, String key) {
    var from = BATCH.as("from_batch");
    var to = BATCH.as("to_batch");
    return db.select(
            PAST_RECORD.CONTENT,
            from.BROUGHT_AT,
            to.BROUGHT_AT,
            PAST_RECORD.REMOVED,
            PAST_RECORD.REASON)
        .from(PAST_RECORD)
        .join(from)
        .on(from.ID.eq(PAST_RECORD.FROM_BATCH_ID))
        .join(to)
        .on(to.ID.eq(PAST_RECORD.TO_BATCH_ID))
        .where(PAST_RECORD.REGISTER.eq(register))
        .and(PAST_RECORD.RECORD_KEY.eq(key))
        .orderBy(PAST_RECORD.ID.desc())
        .limit(100)
        .fetch(
            r ->
                new Past(
                    r.value1().data(), r.value2(), r.value3(), r.value4() ? r.value5() : null));
  }
}
