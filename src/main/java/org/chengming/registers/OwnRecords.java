package org.chengming.registers;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.chengming.web.Missing;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells one person of their own record and of nobody else's. All that is asked for makes one keyed
 * hash, and the database is asked for that: a wrong name, a wrong number and a person who is not in
 * the register take the same statements and get the same answer.
 */
@Component
public class OwnRecords {
  private static final Actor ASKER = Actor.system("查自己的记录");
  private static final int MOST = 20;
  private static final org.jooq.Field<byte[]> SEALED = field(name("sealed"), byte[].class);
  private static final org.jooq.Field<byte[]> LOOKUP = field(name("lookup_mark"), byte[].class);

  private final DSLContext db;
  private final RecordSeal seal;
  private final LookupAttempts attempts;
  private final Audit audit;
  private final TransactionTemplate transaction;

  OwnRecords(
      DSLContext db,
      RecordSeal seal,
      LookupAttempts attempts,
      Audit audit,
      PlatformTransactionManager transactions) {
    this.db = db;
    this.seal = seal;
    this.attempts = attempts;
    this.audit = audit;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * The records that everything asked for fits, in the order of their keys; a person may have
   * several. Empty whatever the reason.
   *
   * @param typed by name of the field, in whatever width, case and spacing
   * @param address where the question comes from
   * @throws Missing when the register offers no lookup
   * @throws LookedUpTooOften when the address, or everybody together for this number, has asked in
   *     vain too often within the hour
   * @throws org.chengming.web.Unavailable when the key is away
   */
  public List<OwnRecord> find(
      RegisterDefinition register, Map<String, String> typed, String address) {
    var lookup = register.lookup();
    if (lookup == null) {
      throw new Missing("A lookup in register " + register.name());
    }
    var asked =
        lookup.ask().stream()
            .map(ask -> AskedValue.of(register.get(ask), typed.getOrDefault(ask, "")))
            .toList();
    var number = register.name() + " " + asked.getFirst();
    // At once, so that tries side by side are counted too.
    transaction.executeWithoutResult(status -> attempts.count(address, number));
    return transaction.execute(
        status -> {
          var found = read(register, lookup, asked);
          if (!found.isEmpty()) {
            attempts.takeBack(address, number);
          }
          audit.record(
              ASKER,
              "RecordLookUp",
              "Register",
              register.name(),
              null,
              Map.of("found", found.size(), "number", told(number)));
          return found;
        });
  }

  private List<OwnRecord> read(
      RegisterDefinition register, RegisterDefinition.Lookup lookup, List<String> asked) {
    var table = new RegisterTable(register);
    return db.select(table.selected())
        .select(SEALED)
        .from(table.table())
        .where(LOOKUP.in(seal.lookupMarks(register, asked)))
        .orderBy(RegisterTable.KEY)
        .limit(MOST)
        .fetch(row -> own(register, lookup, table.record(row), row));
  }

  private OwnRecord own(
      RegisterDefinition register,
      RegisterDefinition.Lookup lookup,
      RegisterRecord record,
      Record row) {
    var sealed = seal.open(register, record.key(), row.get(SEALED));
    var lines = new ArrayList<OwnRecord.Line>();
    for (var answer : lookup.answer()) {
      var of = register.get(answer);
      var value = sealed.getOrDefault(answer, record.text(of));
      if (!value.isEmpty()) {
        lines.add(new OwnRecord.Line(of, value));
      }
    }
    return new OwnRecord(lines);
  }

  /** The number's keyed hash, cut: enough to see that one number was asked for again and again. */
  private String told(String number) {
    var mark = seal.mark("looked up " + number);
    return HexFormat.of().formatHex(mark, mark.length - 8, mark.length);
  }
}
