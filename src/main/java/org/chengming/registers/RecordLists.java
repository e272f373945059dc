package org.chengming.registers;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chengming.database.PublicReads;
import org.chengming.web.Cursor;
import org.chengming.web.Refused;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads records of a register: a page of them, or one. */
@Component
public class RecordLists {
  private final PublicReads reads;
  private final Registers registers;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  RecordLists(PublicReads reads, Registers registers) {
    this.reads = reads;
    this.registers = registers;
  }

  /** Values of a field while the register stands at the batch. */
  private record Known(long batch, List<String> values) {}

  /**
   * What is asked for.
   *
   * @param filters what the records must have, as typed, by the names of {@link Narrowing}
   * @param sort the field to order by, {@code -} in front for the largest first; empty for the
   *     register's own order
   */
  public record Asked(Map<String, String> filters, String sort, @Nullable Cursor cursor, int size) {
    public Asked {
      filters = Map.copyOf(filters);
    }
  }

  /**
   * @param next where the next page starts; null on the last
   */
  public record PageOf(List<RegisterRecord> records, @Nullable Cursor next) {
    public PageOf {
      records = List.copyOf(records);
    }
  }

  /**
   * A page, in the order asked for; records that are equal in it by their keys.
   *
   * @throws Refused when a filter or the order is none of the register's, or a value none of its
   *     field's
   */
  public PageOf page(RegisterDefinition register, Asked asked) {
    var table = new RegisterTable(register);
    var sort = sort(register, asked.sort());
    var column = RegisterTable.column(sort.field());
    var condition = Narrowing.of(register, asked.filters()).and(after(sort, asked.cursor()));
    var found =
        reads.read(
            db ->
                db.select(table.selected())
                    .from(table.table())
                    .where(condition)
                    .orderBy(
                        sort.falling() ? column.desc() : column.asc(),
                        sort.falling() ? RegisterTable.KEY.desc() : RegisterTable.KEY.asc())
                    .limit(asked.size() + 1)
                    .fetch(table::record));
    if (found.size() <= asked.size()) {
      return new PageOf(found, null);
    }
    var shown = found.subList(0, asked.size());
    var last = shown.getLast();
    return new PageOf(shown, Cursor.of(last.text(sort.field()), last.key()));
  }

  public Optional<RegisterRecord> find(RegisterDefinition register, String key) {
    var table = new RegisterTable(register);
    return reads.read(
        db ->
            db.select(table.selected())
                .from(table.table())
                .where(table.keyed(key))
                .fetchOptional(table::record));
  }

  /** The values a field has, at most {@code most} of them; for lists to choose from. */
  public List<String> values(RegisterDefinition register, Field field, int most) {
    if (!field.vocabulary().isEmpty()) {
      return field.vocabulary();
    }
    long batch = registers.standing(register.name()).batch();
    var asked = register.name() + " " + field.name() + " " + most;
    var before = known.get(asked);
    if (before != null && before.batch() == batch) {
      return before.values();
    }
    var read = new Known(batch, read(register, field, most));
    known.put(asked, read);
    return read.values();
  }

  private List<String> read(RegisterDefinition register, Field field, int most) {
    var table = new RegisterTable(register);
    // Steps from value to value along the index: distinct would read every row.
    return reads.read(
        db ->
            db.fetch(
                    """
                    with recursive step(value, n) as (
                      (select %1$s, 1 from %2$s where %1$s is not null order by %1$s limit 1)
                      union all
                      select (select t.%1$s from %2$s t where t.%1$s > step.value order by t.%1$s limit 1), n + 1
                      from step where step.value is not null and n < %3$d
                    )
                    select value::text from step where value is not null
                    """
                        .formatted(field.column(), table.sqlName(), most))
                .getValues(0, String.class));
  }

  private record Sort(Field field, boolean falling) {}

  /** Fields by which is ordered are required, or those without a value would be on no page. */
  private static Sort sort(RegisterDefinition register, String asked) {
    var falling = asked.isEmpty() || asked.startsWith("-");
    var wanted =
        asked.isEmpty()
            ? register.order().getFirst()
            : asked.startsWith("-") ? asked.substring(1) : asked;
    var field =
        register
            .field(wanted)
            .filter(f -> f.sort() && f.shown())
            .orElseThrow(
                () ->
                    Refused.because(
                        "sort",
                        "不能按“%s”排序。".formatted(Field.brief(wanted)),
                        "No order by " + wanted));
    return new Sort(field, falling);
  }

  private static Condition after(Sort sort, @Nullable Cursor cursor) {
    if (cursor == null) {
      return noCondition();
    }
    var column = RegisterTable.column(sort.field());
    var value = cursor.read(0, text -> typed(sort.field(), text));
    var place = row(value, val(cursor.text(1)));
    // The first of each is in the second; by it parts of a table are left out.
    return sort.falling()
        ? column.le(value).and(row(column, RegisterTable.KEY).lt(place))
        : column.ge(value).and(row(column, RegisterTable.KEY).gt(place));
  }

  static org.jooq.Field<Object> typed(Field field, String text) {
    try {
      var value = field.type().parse(text.strip());
      var type =
          switch (field.type()) {
            case STRING -> SQLDataType.CLOB;
            case INTEGER -> SQLDataType.BIGINT;
            case NUMBER -> SQLDataType.NUMERIC;
            case BOOLEAN -> SQLDataType.BOOLEAN;
            case DATE -> SQLDataType.LOCALDATE;
            case DATETIME -> SQLDataType.LOCALDATETIME;
            case YEAR -> SQLDataType.SMALLINT;
          };
      return DSL.val(value, type).coerce(Object.class);
    } catch (IllegalArgumentException e) {
      throw Refused.because(
          field.name(),
          "“%s”应当是%s。".formatted(field.title(), field.type().wanted()),
          "No value of " + field.name());
    }
  }
}
