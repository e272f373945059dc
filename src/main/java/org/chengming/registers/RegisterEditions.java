package org.chengming.registers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chengming.ledger.Deed;
import org.chengming.ledger.Ledger;
import org.chengming.ledger.LedgerKind;
import org.chengming.web.Missing;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The records each batch brought, as they were brought, whatever became of them since: a line of
 * JSON a record, in the order of the keys' bytes. The ledger holds one hash of them, so that
 * anybody can tell whether an edition is still what it was: the SHA-256 of the SHA-256 of each
 * line, without its end, set side by side.
 */
@Component
public class RegisterEditions {
  private final DSLContext db;
  private final Ledger ledger;

  RegisterEditions(DSLContext db, Ledger ledger) {
    this.db = db;
    this.ledger = ledger;
  }

  /** Records in the ledger what the batch brought, in the transaction that brings it. */
  void record(RegisterDefinition register, long batch, Instant at) {
    var hash = computed(register, batch);
    ledger.append(
        new Deed(
            LedgerKind.REGISTER_EDITION,
            register.name(),
            Math.toIntExact(batch),
            at,
            List.of(new Deed.Hash("content", hash))));
  }

  /**
   * The hash of an edition, computed from what is stored now; the ledger has the one computed then.
   *
   * @return SHA-256 in lower-case hex
   */
  @Transactional(readOnly = true)
  public String hash(RegisterDefinition register, long batch) {
    return computed(register, batch);
  }

  private String computed(RegisterDefinition register, long batch) {
    return db.fetchSingle(
            "select encode(sha256(coalesce(string_agg(sha256(convert_to(line, 'UTF8')), ''::bytea order by record_key collate \"C\"), ''::bytea)), 'hex') from ("
                + lines(register)
                + ") brought",
            DSL.val(batch),
            DSL.val(register.name()))
        .get(0, String.class);
  }

  /**
   * Hands over the lines one after the other; of any number of them a few are in memory.
   *
   * @throws Missing when the register has no such edition
   */
  @Transactional(readOnly = true)
  public void each(RegisterDefinition register, long batch, Consumer<String> taker) {
    var known =
        db.fetchOptional(
            "select from registers.batch where id = {0} and register = {1}",
            DSL.val(batch), DSL.val(register.name()));
    if (known.isEmpty()) {
      throw new Missing("Edition %d of register %s".formatted(batch, register.name()));
    }
    try (var lines =
        db.resultQuery(
                "select line from ("
                    + lines(register)
                    + ") brought order by record_key collate \"C\"",
                DSL.val(batch),
                DSL.val(register.name()))
            .fetchSize(1_000)
            .fetchLazy()) {
      for (var line : lines) {
        taker.accept(line.get(0, String.class));
      }
    }
  }

  /** The line of one record as it stands, as its edition has it; empty when there is none. */
  @Transactional(readOnly = true)
  public Optional<String> line(RegisterDefinition register, String key) {
    var table = new RegisterTable(register);
    return db.fetchOptional(
            "select (%s)::text from %s d where record_key = {0}"
                .formatted(table.asJson("d", register.shown()), table.sqlName()),
            DSL.val(key))
        .map(row -> row.get(0, String.class));
  }

  /** What the public sees of a record, and nothing else; {0} is the batch, {1} the register. */
  private static String lines(RegisterDefinition register) {
    var table = new RegisterTable(register);
    return "select record_key, (%s)::text as line from %s d where d.batch_id = {0} union all select record_key, (content - %s)::text from registers.past_record where register = {1} and from_batch_id = {0}"
        .formatted(table.asJson("d", register.shown()), table.sqlName(), hidden(register));
  }

  private static String hidden(RegisterDefinition register) {
    return register.fields().stream()
        .filter(f -> !f.shown())
        .map(f -> "'" + f.name() + "'")
        .collect(java.util.stream.Collectors.joining(", ", "array[", "]::text[]"));
  }
}
