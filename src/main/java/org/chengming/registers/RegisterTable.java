package org.chengming.registers;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengming.database.Migrations;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The table of one register: a column a field, named so that no word of SQL can be one, an index
 * for every way it is listed. Everything in these statements comes from a definition whose names
 * were checked.
 */
final class RegisterTable {
  static final org.jooq.Field<String> KEY = field(name("record_key"), String.class);
  static final org.jooq.Field<Long> BATCH = field(name("batch_id"), Long.class);

  private final RegisterDefinition register;
  private final String plainName;

  RegisterTable(RegisterDefinition register) {
    this.register = register;
    this.plainName = plainName(register.name());
  }

  private static String plainName(String register) {
    return "data_" + register.replace('-', '_');
  }

  /** The table of the register of that name. */
  static String sqlName(String register) {
    return "registers." + plainName(register);
  }

  Table<Record> table() {
    return DSL.table(name("registers", plainName));
  }

  String sqlName() {
    return "registers." + plainName;
  }

  static org.jooq.Field<Object> column(Field of) {
    return field(name(of.column()), Object.class);
  }

  /** Makes the table, or adds to it what the definition has and it lacks. */
  List<String> statements() {
    var made = new ArrayList<String>();
    made.add(create());
    for (var each : register.columns()) {
      made.add(
          "alter table %s add column if not exists %s %s"
              .formatted(sqlName(), each.column(), each.type().sql()));
    }
    if (register.sealsSomething()) {
      // What is sealed, by what it is known again when it comes unchanged, and by what it is found.
      made.add(
          "alter table %s add column if not exists sealed bytea, add column if not exists sealed_mark bytea, add column if not exists lookup_mark bytea"
              .formatted(sqlName()));
    }
    if (register.lookup() != null) {
      made.add(index("lookup_mark", List.of("lookup_mark")));
    }
    made.add("comment on table %s is '%s'".formatted(sqlName(), Migrations.MADE_BY_PROGRAM));
    if (register.partition() != null) {
      made.add(
          "create unique index if not exists %s_key on %s (record_key, %s)"
              .formatted(plainName, sqlName(), parted().column()));
    }
    made.add(index("batch", List.of("batch_id")));
    for (var filter : withNothing(register.fields().stream().filter(Field::filter).toList())) {
      for (var sort : register.fields().stream().filter(Field::sort).toList()) {
        var columns = new ArrayList<String>();
        if (filter != null && filter != sort) {
          columns.add(filter.column());
        }
        columns.add(sort.column());
        columns.add("record_key");
        var beside = beside(filter, sort);
        beside.forEach(f -> columns.add(f.column()));
        var parts =
            (filter == null ? "" : filter.name() + "_")
                + sort.name()
                + (beside.isEmpty() ? "" : "_beside");
        made.add(index(parts, columns));
      }
    }
    return made;
  }

  private String create() {
    // A part would need a lock on all batches to refer to them, so parts do not.
    return register.partition() == null
        ? "create table if not exists %s (record_key text primary key, batch_id bigint not null references registers.batch)"
            .formatted(sqlName())
        : "create table if not exists %1$s (record_key text not null, batch_id bigint not null, %2$s %3$s not null) partition by range (%2$s)"
            .formatted(sqlName(), parted().column(), parted().type().sql());
  }

  /** The field by which the table is parted. */
  private Field parted() {
    return register.get(java.util.Objects.requireNonNull(register.partition()).field());
  }

  /**
   * Filters of few values stand at the end of indexes of others, so that asking for both reads no
   * row that is not wanted.
   */
  private List<Field> beside(@Nullable Field filter, Field sort) {
    return register.filters().stream()
        .filter(f -> f != filter && f != sort && !f.vocabulary().isEmpty())
        .limit(2)
        .toList();
  }

  private static List<@Nullable Field> withNothing(List<Field> filters) {
    var all = new ArrayList<@Nullable Field>(filters);
    all.add(null);
    return all;
  }

  /** PostgreSQL cuts names of more than 63 bytes; two that are cut alike must stay two. */
  private String index(String parts, List<String> columns) {
    var whole = plainName + "_" + parts;
    var short_ =
        whole.length() <= 63
            ? whole
            : whole.substring(0, 54) + "_" + Integer.toHexString(whole.hashCode());
    return "create index if not exists %s on %s (%s)"
        .formatted(short_, sqlName(), String.join(", ", columns));
  }

  /** The record of that key; where the table is parted, in the one part it can be in. */
  Condition keyed(String key) {
    var partition = register.partition();
    var whole = KEY.eq(key);
    if (partition == null) {
      return whole;
    }
    var parts = key.split("~", -1);
    int at = register.key().indexOf(partition.field());
    try {
      return whole.and(
          column(parted()).eq(DSL.val(parted().type().parse(parts[at])).coerce(Object.class)));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException noSuchKey) {
      return DSL.falseCondition();
    }
  }

  /** What else is the same where the keys are; joins by it find the part at once. */
  String sameRecord(String one, String other) {
    var keys = "%s.record_key = %s.record_key".formatted(one, other);
    return register.partition() == null
        ? keys
        : "%1$s and %2$s.%4$s = %3$s.%4$s".formatted(keys, one, other, parted().column());
  }

  /** Columns of the records' values, in the order of the definition. */
  String columns(String prefix) {
    return register.columns().stream()
        .map(f -> prefix + f.column())
        .collect(Collectors.joining(", "));
  }

  /** Those, and what is sealed. */
  String written(String prefix) {
    return columns(prefix)
        + (register.sealsSomething()
            ? ", %1$ssealed, %1$ssealed_mark, %1$slookup_mark".formatted(prefix)
            : "");
  }

  /** The values as JSON by the names of the fields. */
  String asJson(String alias, List<Field> fields) {
    return fields.stream()
        .map(f -> "'%s', %s.%s".formatted(f.name(), alias, f.column()))
        .collect(Collectors.joining(", ", "jsonb_strip_nulls(jsonb_build_object(", "))"));
  }

  List<org.jooq.Field<?>> selected() {
    return Stream.<org.jooq.Field<?>>concat(
            Stream.of(KEY, BATCH), register.columns().stream().map(RegisterTable::column))
        .toList();
  }

  RegisterRecord record(Record row) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (var each : register.columns()) {
      var value = row.get(column(each));
      if (value != null) {
        values.put(each.name(), typed(each, value));
      }
    }
    return new RegisterRecord(row.get(KEY), row.get(BATCH), values);
  }

  private static Object typed(Field of, Object value) {
    return switch (value) {
      case java.sql.Date day -> day.toLocalDate();
      case java.sql.Timestamp moment -> moment.toLocalDateTime();
      case Integer small when of.type() == FieldType.YEAR -> small.shortValue();
      default -> value;
    };
  }
}
