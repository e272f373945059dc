package org.chengming.registers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.gate.GateSettings;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings rows into a register: new keys are added, known ones changed, and a row that says what
 * stands already changes nothing, so sending a file twice does no harm. All good rows of one file
 * go in together or, when something breaks, none. The rows stream through PostgreSQL's COPY; only
 * the report is in memory.
 */
@Component
public class Bringing {
  private static final int MOST_TITLES = 10;

  private final DSLContext db;
  private final RegisterRepository repository;
  private final Registers registers;
  private final List<Calculation> calculations;
  private final RegisterEditions editions;
  private final Removals removing;
  private final GateSettings gate;
  private final RecordSeal seal;
  private final TimelyFields timely;
  private final Audit audit;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Bringing(
      DSLContext db,
      RegisterRepository repository,
      Registers registers,
      List<Calculation> calculations,
      RegisterEditions editions,
      Removals removing,
      GateSettings gate,
      RecordSeal seal,
      TimelyFields timely,
      Audit audit,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.db = db;
    this.repository = repository;
    this.registers = registers;
    this.calculations = calculations;
    this.editions = editions;
    this.removing = removing;
    this.gate = gate;
    this.seal = seal;
    this.timely = timely;
    this.audit = audit;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * @param note what it is, as the public may read it
   * @param dry only say what would come of it
   * @throws org.chengming.actors.NotPermitted unless the actor publishes for the whole tenant
   */
  public BringReport bring(
      Actor actor, RegisterDefinition register, RowSource rows, String note, boolean dry) {
    actor.requireAtRoot(Role.PUBLISHER, "bring records into " + register.name());
    PublicWords.require(gate, "note", note, PublicWords.LONGEST_NOTE);
    return transaction.execute(
        status -> {
          var report = put(actor, register, rows, List.of(), note);
          if (dry || report.added() + report.changed() == 0) {
            status.setRollbackOnly();
            return withoutBatch(report);
          }
          published(actor, register, report);
          return report;
        });
  }

  /**
   * The batch is written and not yet public: what this transaction reads of registers from here on
   * is for itself, or everybody would take an edition for there that may never be.
   */
  private void ofItsOwn() {
    registers.changed();
  }

  /** Two that bring into one register take turns, else both might add a key. */
  void takeTurn(RegisterDefinition register) {
    takeTurn(db, register);
  }

  static void takeTurn(DSLContext db, RegisterDefinition register) {
    db.execute("select pg_advisory_xact_lock(2019, hashtext({0}))", DSL.val(register.name()));
  }

  /**
   * Brings and removes in the running transaction what a second person agreed to.
   *
   * @throws Refused when a row cannot be taken beside what stands
   */
  BringReport keep(
      Actor actor,
      RegisterDefinition register,
      RowSource rows,
      List<Removals.Removal> removals,
      String note) {
    var report = put(actor, register, rows, removals, note);
    if (report.refused() > 0) {
      throw new Refused(
          "Rows were refused that had been agreed to: " + report.lines(),
          report.lines().stream()
              .flatMap(line -> line.problems().stream())
              .map(sentence -> new Refused.Problem("", sentence))
              .toList(),
          false);
    }
    published(actor, register, report);
    return report;
  }

  /**
   * Removes records as an edition of its own, in the running transaction, which the caller rolls
   * back when there were none.
   *
   * @param over what is joined to the register's table {@code d}; no word of it was typed
   */
  long expire(Actor actor, RegisterDefinition register, String over, String reason) {
    takeTurn(register);
    var batch = repository.begin(register, actor, reason, false, clock.instant());
    ofItsOwn();
    var removed = removing.remove(register, batch, over, "'" + reason + "'");
    if (removed > 0) {
      repository.settle(batch, 0, 0, removed);
      editions.record(register, batch, clock.instant());
      registers.changed();
    }
    return removed;
  }

  private void published(Actor actor, RegisterDefinition register, BringReport report) {
    var after = new LinkedHashMap<String, Object>();
    if (report.batch() != null) {
      after.put("batch", report.batch());
      editions.record(register, report.batch(), clock.instant());
    }
    after.put("added", report.added());
    after.put("changed", report.changed());
    audit.record(actor, "RecordsBring", "Register", register.name(), null, after);
    registers.changed();
  }

  private static BringReport withoutBatch(BringReport report) {
    return new BringReport(
        null,
        report.rows(),
        report.added(),
        report.changed(),
        report.unchanged(),
        report.refused(),
        report.lines(),
        report.notes());
  }

  private BringReport put(
      Actor actor,
      RegisterDefinition register,
      RowSource rows,
      List<Removals.Removal> removals,
      String note) {
    var table = new RegisterTable(register);
    takeTurn(register);
    seal.prepare(register);
    var batch = repository.begin(register, actor, note, rows.demo(), clock.instant());
    ofItsOwn();
    // Sums and joins of a million rows fit into this, and those of a few take no more than they
    // need.
    db.execute("set local work_mem = '64MB'");
    db.execute(
        "create temporary table brought on commit drop as select 0::bigint as line, * from %s limit 0"
            .formatted(table.sqlName()));
    var told = new Told();
    var read = db.connectionResult(connection -> copy(connection, register, rows, batch, told));
    removing.refuseOver(register, told);
    new RowRefusals(db, register).each((line, why) -> told.refuse(line, List.of(why)));
    new RowsBrought(db, register, registers::get, clock).refuse(told);
    timely.fill(register);
    RegisterParts.make(db, register);
    var merging = new Merging(db, register);
    var added = merging.add();
    // Where all were new, none stood before that could have changed.
    var known = added < read - told.count;
    var changed = known ? merging.change(batch) : 0;
    var resealed = known ? merging.reseal() : 0;
    var removed = removing.remove(register, batch, removals);
    if (added + changed + removed == 0) { // no edition: the public sees what it saw
      repository.discard(batch);
    } else {
      repository.settle(batch, added, changed, removed);
    }
    db.execute("drop table brought");
    return new BringReport(
        added + changed + removed == 0 ? null : batch,
        read,
        added,
        changed + resealed,
        read - told.count - added - changed - resealed,
        told.count,
        told.lines(),
        notes(rows, changed + resealed));
  }

  /** A record is what its row says: what a file leaves out is emptied, which nobody may expect. */
  private static List<String> notes(RowSource rows, long changed) {
    if (changed == 0 || rows.absent().isEmpty()) {
      return rows.notes();
    }
    var titles =
        rows.absent().stream()
            .limit(MOST_TITLES)
            .map(t -> "“" + t + "”")
            .collect(Collectors.joining("、"));
    var notes = new ArrayList<>(rows.notes());
    notes.add(
        "表格里没有%s%s：改动的%,d条里，这些栏目除了自动算出的都是空的了。"
            .formatted(
                titles,
                rows.absent().size() > MOST_TITLES ? "等%d个栏目".formatted(rows.absent().size()) : "",
                changed));
    return notes;
  }

  private long copy(
      Connection connection, RegisterDefinition register, RowSource rows, long batch, Told told)
      throws SQLException {
    var table = new RegisterTable(register);
    var reader = new RowReader(register, calculations, gate);
    var text = new CopyText(register, batch);
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "copy brought (line, record_key, batch_id, %s) from stdin"
                    .formatted(table.written("")));
    long read = 0;
    try {
      for (var row = rows.next(); row != null; row = rows.next()) {
        read++;
        var reading =
            row.problem() == null
                ? reader.read(row.cells())
                : new RowReader.Reading(Map.of(), List.of(row.problem()));
        if (!reading.good()) {
          told.refuse(row.line(), reading.problems());
        } else if (text.add(row.line(), reading.values(), seal.seal(register, reading.values()))) {
          flush(copy, text);
        }
      }
      flush(copy, text);
      copy.endCopy();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
    return read;
  }

  private static void flush(CopyIn copy, CopyText text) throws SQLException {
    var bytes = text.take().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
  }
}
