package org.chengming.registers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chengming.gate.GateSettings;
import org.chengming.registers.DraftReview.Change;
import org.chengming.registers.DraftReview.Line;
import org.chengming.registers.DraftReview.Outcome;
import org.chengming.web.Dates;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts rows beside what stands, and says what is wrong with them. */
@Component
class DraftCheck {
  private static final int AT_ONCE = 1_000;
  private static final int LONGEST_REASON = 500;
  private static final org.jooq.Field<byte[]> SEALED = DSL.field(DSL.name("sealed"), byte[].class);

  private final DSLContext db;
  private final List<Calculation> calculations;
  private final GateSettings gate;
  private final RecordSeal seal;
  private final KeeperBodies bodies;
  private final Clock clock;

  DraftCheck(
      DSLContext db,
      List<Calculation> calculations,
      GateSettings gate,
      RecordSeal seal,
      KeeperBodies bodies,
      Clock clock) {
    this.db = db;
    this.calculations = calculations;
    this.gate = gate;
    this.seal = seal;
    this.bodies = bodies;
    this.clock = clock;
  }

  /**
   * @param bodyId in whose name they are brought
   */
  DraftReview of(RegisterDefinition register, long bodyId, List<DraftRow> rows, int changes) {
    var read = read(register, bodyId, rows);
    var standing =
        standing(register, read.stream().map(Read::key).filter(Objects::nonNull).toList());
    var lines = new ArrayList<Line>();
    for (var row : read) {
      lines.add(line(register, row, row.key() == null ? null : standing.get(row.key())));
    }
    return new DraftReview(lines, changes + "-" + newest(register));
  }

  /**
   * @throws Refused when the public must not read it
   */
  void requirePublic(String field, String text, int longest) {
    PublicWords.require(gate, field, text, longest);
  }

  /** As above, of why records are removed. */
  void requirePublic(List<DraftRow> rows) {
    for (var row : rows) {
      if (row.reason() != null) {
        requirePublic("reason", row.reason(), LONGEST_REASON);
      }
    }
  }

  /** The newest edition, as the database has it now. */
  private long newest(RegisterDefinition register) {
    return db.fetchSingle(
            "select coalesce(max(id), 0) from registers.batch where register = {0}",
            DSL.val(register.name()))
        .get(0, Long.class);
  }

  private record Read(
      DraftRow row, @Nullable String key, Map<String, Object> values, List<String> problems) {}

  private List<Read> read(RegisterDefinition register, long bodyId, List<DraftRow> rows) {
    var reader = new RowReader(register, calculations, gate);
    var first = new HashMap<String, Long>();
    var read = new ArrayList<Read>();
    for (var row : rows) {
      var one = row.removes() == null ? read(register, reader, bodyId, row) : removal(row);
      var before = one.key() == null ? null : first.putIfAbsent(one.key(), row.line());
      if (before != null) {
        var problems = new ArrayList<>(one.problems());
        problems.add("和第%d行说的是同一条记录。".formatted(before));
        one = new Read(row, one.key(), one.values(), problems);
      }
      read.add(one);
    }
    return read;
  }

  private static Read removal(DraftRow row) {
    return new Read(row, row.removes(), Map.of(), List.of());
  }

  private Read read(RegisterDefinition register, RowReader reader, long bodyId, DraftRow row) {
    var reading = reader.read(row.cells());
    if (!reading.good()) {
      return new Read(row, null, reading.values(), reading.problems());
    }
    var problems = new ArrayList<String>();
    var whose = register.keeping().body();
    if (whose != null && !bodies.within(bodyId, String.valueOf(reading.values().get(whose)))) {
      problems.add(
          "“%s”应当是%s或者下属机关的代码，现在是“%s”。"
              .formatted(
                  register.get(whose).title(),
                  bodies.name(bodyId),
                  reading.values().getOrDefault(whose, "")));
    }
    var until = register.keeping().displayUntil();
    if (until != null
        && reading.values().get(until) instanceof LocalDate last
        && last.isBefore(LocalDate.ofInstant(clock.instant(), Dates.CHINA))) {
      problems.add(Removals.sentence(register, until));
    }
    return new Read(row, register.keyOf(reading.values()), reading.values(), problems);
  }

  /** Records as those who keep them see them, with what is sealed. */
  Map<String, RegisterRecord> standing(RegisterDefinition register, List<String> keys) {
    var table = new RegisterTable(register);
    var columns = new ArrayList<>(table.selected());
    if (register.sealsSomething()) {
      columns.add(SEALED);
    }
    var found = new HashMap<String, RegisterRecord>();
    for (int from = 0; from < keys.size(); from += AT_ONCE) {
      var some = keys.subList(from, Math.min(keys.size(), from + AT_ONCE)).toArray(String[]::new);
      db.select(columns)
          .from(table.table())
          .where(RegisterTable.KEY.eq(DSL.any(some)))
          .forEach(
              r -> {
                var record = table.record(r);
                found.put(
                    record.key(),
                    register.sealsSomething() ? opened(register, record, r.get(SEALED)) : record);
              });
    }
    return found;
  }

  private RegisterRecord opened(
      RegisterDefinition register, RegisterRecord record, byte @Nullable [] sealed) {
    var values = new HashMap<>(record.values());
    seal.open(register, record.key(), sealed)
        .forEach((name, text) -> values.put(name, register.get(name).type().parse(text)));
    return new RegisterRecord(record.key(), record.batch(), values);
  }

  private static Line line(
      RegisterDefinition register, Read read, @Nullable RegisterRecord standing) {
    var row = read.row();
    var problems = new ArrayList<>(read.problems());
    if (row.removes() != null && standing == null) {
      problems.add("没有编号是“%s”的记录，可能已经删了。".formatted(row.removes()));
    }
    var changes = new ArrayList<Change>();
    var timely = register.promise().timely();
    for (var field : register.fields()) {
      if (timely != null && timely.shows(field.name())) {
        continue; // known on the day it is public, whatever the row says
      }
      var before = standing == null ? "" : standing.text(field);
      var value = read.values().get(field.name());
      var after = value == null ? "" : FieldType.text(value);
      if (!before.equals(after)) {
        changes.add(new Change(field, before, after));
      }
    }
    return new Line(
        row.line(),
        outcome(row, problems, standing, changes),
        read.key(),
        title(register, read, standing),
        row.reason(),
        problems,
        changes);
  }

  private static Outcome outcome(
      DraftRow row,
      List<String> problems,
      @Nullable RegisterRecord standing,
      List<Change> changes) {
    if (!problems.isEmpty()) {
      return Outcome.WRONG;
    }
    if (row.removes() != null) {
      return Outcome.REMOVED;
    }
    return standing == null ? Outcome.ADDED : changes.isEmpty() ? Outcome.SAME : Outcome.CHANGED;
  }

  private static String title(
      RegisterDefinition register, Read read, @Nullable RegisterRecord standing) {
    var parts = new ArrayList<String>();
    for (var name : register.key()) {
      var field = register.get(name);
      var value = read.values().get(name);
      parts.add(
          value != null
              ? FieldType.text(value)
              : standing != null
                  ? standing.text(field)
                  : read.row().cells().getOrDefault(name, ""));
    }
    return String.join(" ", parts).strip();
  }

  /**
   * A record as one types it again. What follows from the rest by the register's calculations is
   * left out, so that it is computed anew.
   */
  Map<String, String> typed(RegisterDefinition register, RegisterRecord record) {
    var reader = new RowReader(register, calculations, gate);
    var cells = new LinkedHashMap<String, String>();
    register.fields().forEach(f -> cells.put(f.name(), record.text(f)));
    if (!register.computed().isEmpty()) {
      var bare = new LinkedHashMap<>(cells);
      register.fields().stream()
          .filter(f -> !register.key().contains(f.name()) && computed(reader, cells, f))
          .forEach(f -> bare.put(f.name(), ""));
      return bare;
    }
    return cells;
  }

  private static boolean computed(RowReader reader, Map<String, String> cells, Field field) {
    var without = new HashMap<>(cells);
    without.put(field.name(), "");
    var value = reader.read(without).values().get(field.name());
    return value != null && FieldType.text(value).equals(cells.get(field.name()));
  }
}
