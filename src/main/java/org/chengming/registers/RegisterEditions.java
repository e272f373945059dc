package org.chengming.registers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.commons.codec.digest.DigestUtils;
import org.chengming.ledger.Deed;
import org.chengming.ledger.Ledger;
import org.chengming.ledger.LedgerKind;
import org.chengming.web.Dates;
import org.chengming.web.Missing;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The records each batch brought, as they were brought, whatever became of them since: a line of
 * JSON a record, in the order of the keys' bytes. The ledger holds one hash of them, so that
 * anybody can tell whether an edition is still what it was: the SHA-256 of the SHA-256 of each
 * line, without its end, set side by side. A record that was removed leaves its hash, so that this
 * goes on to hold without it.
 */
@Component
public class RegisterEditions {
  private final DSLContext db;
  private final Registers registers;
  private final Ledger ledger;

  RegisterEditions(DSLContext db, Registers registers, Ledger ledger) {
    this.db = db;
    this.registers = registers;
    this.ledger = ledger;
  }

  /** On which day each edition of the register came, by its number. */
  @Transactional(readOnly = true)
  public Map<Long, LocalDate> days(RegisterDefinition register) {
    return db.fetch(
            "select id, brought_at from registers.batch where register = {0}",
            DSL.val(register.name()))
        .intoMap(
            r -> r.get(0, Long.class),
            r -> Dates.dateOf(r.get(1, java.time.OffsetDateTime.class).toInstant()));
  }

  /** Records in the ledger what the batch brought, in the transaction that brings it. */
  void record(RegisterDefinition register, long batch, Instant at) {
    var hash = computed(register, register, batch);
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
    return computed(then(register, batch), register, batch);
  }

  private String computed(RegisterDefinition then, RegisterDefinition now, long batch) {
    var all = DigestUtils.getSha256Digest();
    // Of as many records as there are, a few hashes are in memory.
    try (var hashes =
        db.resultQuery(
                "select hash from ("
                    + lines(then, now)
                    + ") brought order by record_key collate \"C\"",
                DSL.val(batch),
                DSL.val(now.name()))
            .fetchSize(10_000)
            .fetchLazy()) {
      for (var hash : hashes) {
        all.update(hash.get(0, byte[].class));
      }
    }
    return HexFormat.of().formatHex(all.digest());
  }

  /** The definition by which it was brought. */
  private RegisterDefinition then(RegisterDefinition register, long batch) {
    var version =
        db.fetchOptional(
                "select version from registers.batch where id = {0} and register = {1}",
                DSL.val(batch), DSL.val(register.name()))
            .map(r -> r.get(0, Integer.class))
            .orElseThrow(
                () -> new Missing("Edition %d of register %s".formatted(batch, register.name())));
    return registers.version(register, version);
  }

  /**
   * Hands over the lines one after the other; of any number of them a few are in memory.
   *
   * @throws Missing when the register has no such edition
   */
  @Transactional(readOnly = true)
  public void each(RegisterDefinition register, long batch, Consumer<String> taker) {
    var then = then(register, batch);
    try (var lines =
        db.resultQuery(
                "select line from ("
                    + lines(then, register)
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

  /**
   * What the public sees of a record, and nothing else; {0} is the batch, {1} the register. Where a
   * record was removed since, or a field is no longer shown, the line says the hash it had in place
   * of what nobody is to read. Names of fields have no hyphens, so {@code x-} is none of them.
   *
   * @param then the definition by which it was brought
   * @param now the one that counts today
   */
  private static String lines(RegisterDefinition then, RegisterDefinition now) {
    var table = new RegisterTable(then);
    var gone =
        then.shown().stream()
            .filter(f -> now.field(f.name()).filter(Field::shown).isEmpty())
            .toList();
    var standing = table.asJson("d", then.shown());
    var past = "(p.content - " + names(then.fields(), f -> !f.shown()) + ")";
    var mentions = new Mentions(now);
    return """
        select d.record_key, %s as line, %s as hash from %s d where d.batch_id = {0}
        union all select p.record_key, case when exists (
            select from registers.past_record r
            where r.register = p.register and r.record_key = p.record_key and r.removed and r.id >= p.id)
          then %s else %s end, %s
        from registers.past_record p%s where p.register = {1} and p.from_batch_id = {0}
        union all select p.record_key, %s, %s
        from registers.past_record p where p.register = {1} and p.to_batch_id = {0} and p.removed"""
        .formatted(
            line(standing, gone, mentions, "d"),
            hash(standing),
            table.sqlName(),
            instead("jsonb_build_object('x-removed', p.record_key)", past),
            line(past, gone, mentions, "k"),
            hash(past),
            mentions.masked().isEmpty() ? "" : asColumns(now),
            REMOVAL + "::text",
            hash(REMOVAL));
  }

  private static final String REMOVAL =
      "jsonb_build_object('x-removed', p.record_key, 'x-reason', p.reason)";

  private static String hash(String json) {
    return "sha256(convert_to((%s)::text, 'UTF8'))".formatted(json);
  }

  /**
   * @param mentions what a mask hides today where it stands in the clear and is of a person, and
   *     the texts beside it, which may tell it
   * @param alias what has the columns these look at
   */
  private static String line(String json, List<Field> gone, Mentions mentions, String alias) {
    var masks = mentions.masked();
    var line =
        gone.isEmpty()
            ? "(" + json + ")::text"
            : instead("(" + json + " - " + names(gone, f -> true) + ")", json);
    if (masks.isEmpty()) {
      return line;
    }
    var bare =
        masks.stream()
            .map(f -> java.util.Objects.requireNonNull(f.masking()).bareSql(alias, f))
            .toList();
    var hidden = new ArrayList<String>();
    for (var i = 0; i < bare.size(); i++) {
      hidden.add("case when %s then '%s' end".formatted(bare.get(i), masks.get(i).name()));
    }
    var any = String.join(" or ", bare);
    mentions
        .texts()
        .forEach(f -> hidden.add("case when %s then '%s' end".formatted(any, f.name())));
    return "case when %s then %s else %s end"
        .formatted(
            any,
            instead(
                "(%s - %s - array_remove(array[%s]::text[], null))"
                    .formatted(json, names(gone, f -> true), String.join(", ", hidden)),
                json),
            line);
  }

  /** The values of a line of the past as columns called like those of the table. */
  private static String asColumns(RegisterDefinition register) {
    return register.columns().stream()
        .map(f -> "p.content->>'%s' as %s".formatted(f.name(), f.column()))
        .collect(java.util.stream.Collectors.joining(", ", " cross join lateral (select ", ") k"));
  }

  private static String instead(String shown, String whole) {
    return "(%s || jsonb_build_object('x-sha256', encode(%s, 'hex')))::text"
        .formatted(shown, hash(whole));
  }

  private static String names(List<Field> fields, Predicate<Field> which) {
    return fields.stream()
        .filter(which)
        .map(f -> "'" + f.name() + "'")
        .collect(java.util.stream.Collectors.joining(", ", "array[", "]::text[]"));
  }
}
