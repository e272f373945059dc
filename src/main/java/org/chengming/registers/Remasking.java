package org.chengming.registers;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Masks and seals what stands in the clear since before a definition said that it is of a person.
 * It is an edition of its own; what older editions and the history say of it is hidden as they are
 * read, with the hash the line had.
 */
@Component
class Remasking {
  private static final Logger log = LoggerFactory.getLogger(Remasking.class);
  private static final Actor ACTOR = Actor.system("masks of registers");
  private static final String NOTE = "遮盖个人信息";
  private static final int PART = 1_000;

  private final Registers registers;
  private final RegisterRepository repository;
  private final RegisterEditions editions;
  private final RecordSeal seal;
  private final DSLContext db;
  private final Audit audit;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Remasking(
      Registers registers,
      RegisterRepository repository,
      RegisterEditions editions,
      RecordSeal seal,
      DSLContext db,
      Audit audit,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.registers = registers;
    this.repository = repository;
    this.editions = editions;
    this.seal = seal;
    this.db = db;
    this.audit = audit;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * A definition that came with the program may hide more than the one before. To find out reads
   * all records of those that hide something, for which nobody who waits for the server waits.
   */
  @EventListener(ApplicationReadyEvent.class)
  void started() {
    Thread.ofVirtual().name("remasking").start(() -> registers.all().forEach(this::logged));
  }

  /** One that cannot be done, for want of the key, must not keep the others. */
  private void logged(RegisterDefinition register) {
    try {
      transaction.executeWithoutResult(status -> of(register));
    } catch (RuntimeException e) {
      log.error("What register {} holds of persons stays unmasked", register.name(), e);
    }
  }

  /**
   * In the running transaction.
   *
   * @return how many records were masked
   */
  long of(RegisterDefinition register) {
    var masked = masked(register);
    if (masked.isEmpty() || part(register, masked, 1).isEmpty()) {
      return 0;
    }
    Bringing.takeTurn(db, register);
    if (part(register, masked, 1).isEmpty()) { // another node has done it meanwhile
      return 0;
    }
    seal.prepare(register);
    var batch = repository.begin(register, ACTOR, NOTE, false, clock.instant());
    long changed = 0;
    for (var rows = part(register, masked, PART);
        !rows.isEmpty();
        rows = part(register, masked, PART)) {
      rows.forEach(row -> mask(register, masked, row, batch));
      changed += rows.size();
    }
    repository.settle(batch, 0, changed, 0);
    editions.record(register, batch, clock.instant());
    audit.record(
        ACTOR,
        "RecordsMask",
        "Register",
        register.name(),
        null,
        Map.of("batch", batch, "changed", changed));
    registers.changed();
    return changed;
  }

  private static List<Field> masked(RegisterDefinition register) {
    return register.fields().stream().filter(f -> f.masking() != null).toList();
  }

  /** Some that have something in the clear. */
  private List<Record> part(RegisterDefinition register, List<Field> masked, int most) {
    var table = new RegisterTable(register);
    var bare =
        masked.stream()
            .map(f -> java.util.Objects.requireNonNull(f.masking()).bareSql("d", f))
            .collect(Collectors.joining(" or "));
    var selected = new ArrayList<>(table.selected());
    selected.add(DSL.field(DSL.name("sealed"), byte[].class));
    return db.select(selected)
        .from(table.table().as("d"))
        .where(DSL.condition(bare))
        .limit(most)
        .fetch()
        .map(row -> (Record) row);
  }

  private void mask(RegisterDefinition register, List<Field> masked, Record row, long batch) {
    var table = new RegisterTable(register);
    var record = table.record(row);
    var values = new HashMap<>(record.values());
    seal.open(register, record.key(), row.get("sealed", byte[].class))
        .forEach(
            (name, text) ->
                register.field(name).ifPresent(f -> values.put(name, f.type().parse(text))));
    var mentions = new Mentions(register);
    mentions.hide(values);
    var sealed = java.util.Objects.requireNonNull(seal.seal(register, values));
    db.execute(
        "insert into registers.past_record (register, record_key, from_batch_id, to_batch_id, content) select {0}, d.record_key, d.batch_id, {1}, %s from %s d where d.record_key = {2}"
            .formatted(table.asJson("d", register.columns()), table.sqlName()),
        DSL.val(register.name()),
        DSL.val(batch),
        DSL.val(record.key()));
    var change =
        db.update(table.table())
            .set(RegisterTable.BATCH, batch)
            .set(DSL.field(DSL.name("sealed"), byte[].class), sealed.content())
            .set(DSL.field(DSL.name("sealed_mark"), byte[].class), sealed.mark());
    Stream.concat(masked.stream(), mentions.texts().stream())
        .forEach(
            f -> change.set(DSL.field(DSL.name(f.column()), String.class), f.columnText(values)));
    change.where(table.keyed(record.key())).execute();
  }
}
