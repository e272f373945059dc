package org.chengming.registers;

import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.round;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.chengming.database.PublicReads;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Figures of many records: sums, series, days. What anybody may ask of a table of any size has an
 * end: after {@value #SECONDS} seconds there is no answer, and sums look at {@value #MOST_SUMMED}
 * records at most.
 */
@Component
public class RecordFigures {
  public static final int MOST_SUMMED = 100_000;
  static final int SECONDS = 2;
  private static final int MOST_CELLS = 2_000;

  private final PublicReads reads;

  RecordFigures(PublicReads reads) {
    this.reads = reads;
  }

  /**
   * @param records how many were looked at
   * @param whole whether these were all there are
   * @param sums by the name of the field; without a value where every record's is empty
   */
  public record Sums(long records, boolean whole, Map<String, BigDecimal> sums) {
    public Sums {
      sums = Map.copyOf(sums);
    }
  }

  /** Empty when it takes too long. */
  public Optional<Sums> sums(RegisterDefinition register, Map<String, String> filters) {
    var fields = RegisterView.sums(register);
    var table = new RegisterTable(register);
    return within(
        db -> {
          var columns = new ArrayList<org.jooq.Field<?>>();
          columns.add(RegisterTable.KEY);
          fields.forEach(f -> columns.add(number(f)));
          var narrowed =
              db.select(columns)
                  .from(table.table())
                  .where(Narrowing.of(register, filters))
                  .limit(inline(MOST_SUMMED + 1))
                  .asTable("narrowed");
          var wanted = new ArrayList<org.jooq.Field<?>>();
          wanted.add(count());
          fields.forEach(f -> wanted.add(sum(number(f))));
          var row = db.select(wanted).from(narrowed).queryTimeout(SECONDS).fetchSingle();
          var records = row.get(0, Long.class);
          var sums = new LinkedHashMap<String, BigDecimal>();
          for (var i = 0; i < fields.size(); i++) {
            var sum = row.get(i + 1, BigDecimal.class);
            if (sum != null) {
              sums.put(fields.get(i).name(), sum);
            }
          }
          return new Sums(Math.min(records, MOST_SUMMED), records <= MOST_SUMMED, Map.copyOf(sums));
        });
  }

  /**
   * A figure of a series.
   *
   * @param at where along the chart, as text that sorts
   * @param group empty where there are no groups, or for records without one
   * @param value null where there is none, e.g. a division by nothing
   */
  public record Cell(String at, String group, @Nullable BigDecimal value, long records) {}

  /** In the order along the chart, at most {@value #MOST_CELLS}; empty when it takes too long. */
  public Optional<List<Cell>> series(
      RegisterDefinition register, RegisterView.Chart chart, Map<String, String> filters) {
    var at = along(chart.by(), chart.every());
    var group = chart.group() == null ? inline("") : words(chart.group());
    return within(
        db -> {
          var wanted =
              new ArrayList<org.jooq.Field<?>>(List.of(at.as("place"), group.as("part"), count()));
          wanted.addAll(measures(chart));
          return db
              .select(wanted)
              .from(new RegisterTable(register).table())
              .where(Narrowing.of(register, filters))
              .and(RegisterTable.column(chart.by()).isNotNull())
              .groupBy(field(name("place")), field(name("part")))
              .orderBy(field(name("place")), field(name("part")))
              .limit(MOST_CELLS)
              .queryTimeout(SECONDS)
              .fetch()
              .stream()
              .flatMap(row -> cells(row, chart).stream())
              .toList();
        });
  }

  private static List<org.jooq.Field<?>> measures(RegisterView.Chart chart) {
    var per = chart.per() == null ? null : DSL.nullif(sum(number(chart.per())), BigDecimal.ZERO);
    var measures = new ArrayList<org.jooq.Field<?>>();
    if (chart.share() != null) {
      var has = RegisterTable.column(chart.share());
      var yes =
          chart.share().type() == FieldType.BOOLEAN
              ? DSL.condition(has.cast(SQLDataType.BOOLEAN))
              : has.isNotNull();
      measures.add(count().filterWhere(yes).cast(SQLDataType.NUMERIC).mul(100).div(count()));
    }
    for (var each : chart.of()) {
      var sum = sum(number(each));
      measures.add(per == null ? sum : sum.div(per));
    }
    if (measures.isEmpty()) {
      measures.add(per == null ? count() : count().cast(SQLDataType.NUMERIC).div(per));
    }
    return measures;
  }

  private static List<Cell> cells(Record row, RegisterView.Chart chart) {
    var cells = new ArrayList<Cell>();
    var records = row.get(2, Long.class);
    for (var i = 3; i < row.size(); i++) {
      var part = row.get(1, String.class);
      var group = chart.of().size() > 1 ? chart.of().get(i - 3).name() : part == null ? "" : part;
      cells.add(new Cell(row.get(0, String.class), group, row.get(i, BigDecimal.class), records));
    }
    return cells;
  }

  private static org.jooq.Field<String> along(Field by, RegisterView.Every every) {
    var column = RegisterTable.column(by);
    return by.type() == FieldType.DATE || by.type() == FieldType.DATETIME
        ? field(
            "to_char({0}, {1})",
            String.class, column, inline(every == RegisterView.Every.YEAR ? "YYYY" : "YYYY-MM"))
        : column.cast(SQLDataType.CLOB);
  }

  /** The largest value of each day of a year at a place, by day. */
  public Optional<Map<LocalDate, BigDecimal>> days(
      RegisterDefinition register, RegisterView.Calendar calendar, String place, int year) {
    var day = day(calendar);
    return within(
        db -> {
          var days = new TreeMap<LocalDate, BigDecimal>();
          db.select(day.as("day"), max(number(calendar.of())))
              .from(new RegisterTable(register).table())
              .where(at(calendar, place))
              .and(
                  "{0} >= {1} and {0} < {2}",
                  RegisterTable.column(calendar.day()),
                  DSL.val(LocalDate.of(year, 1, 1)),
                  DSL.val(LocalDate.of(year + 1, 1, 1)))
              .groupBy(field(name("day")))
              .queryTimeout(SECONDS)
              .forEach(
                  row -> {
                    if (row.value2() != null) {
                      days.put(row.value1(), row.value2());
                    }
                  });
          return days;
        });
  }

  /** How many days of each year had each level at a place: level from 1 to days, by year. */
  public Optional<Map<Integer, Map<Integer, Integer>>> levels(
      RegisterDefinition register, RegisterView.Calendar calendar, String place) {
    var day = day(calendar);
    var starts = calendar.scale().ends().stream().map(end -> end + 1).toArray(Integer[]::new);
    return within(
        db -> {
          var daily =
              db.select(day.as("day"), max(number(calendar.of())).as("most"))
                  .from(new RegisterTable(register).table())
                  .where(at(calendar, place))
                  .groupBy(field(name("day")))
                  .asTable("daily");
          var years = new TreeMap<Integer, Map<Integer, Integer>>();
          db.select(
                  field("extract(year from day)::int", Integer.class),
                  field("width_bucket(ceil(most)::int, {0}) + 1", Integer.class, DSL.val(starts)),
                  countDistinct(field(name("day"))))
              .from(daily)
              .where("most is not null")
              .groupBy(DSL.one(), DSL.two())
              .queryTimeout(SECONDS)
              .forEach(
                  row ->
                      years
                          .computeIfAbsent(row.value1(), y -> new TreeMap<>())
                          .put(row.value2(), row.value3()));
          return years;
        });
  }

  private static org.jooq.Field<LocalDate> day(RegisterView.Calendar calendar) {
    return RegisterTable.column(calendar.day()).cast(SQLDataType.LOCALDATE);
  }

  private static org.jooq.Condition at(RegisterView.Calendar calendar, String place) {
    return RegisterTable.column(calendar.place()).eq(RecordLists.typed(calendar.place(), place));
  }

  /**
   * The sums of the number fields for each of some values of a field; of those that do not add up,
   * the means.
   *
   * @return by value, as text; values without a record are absent
   */
  public Optional<Map<String, Sums>> compared(
      RegisterDefinition register, Field along, List<String> values, Map<String, String> filters) {
    var fields = numbers(register);
    var wanted = new ArrayList<org.jooq.Field<?>>(List.of(words(along).as("side"), count()));
    var adding = RegisterView.sums(register);
    fields.forEach(f -> wanted.add(adding.contains(f) ? sum(number(f)) : round(avg(number(f)), 2)));
    return within(
        db -> {
          var sides = new LinkedHashMap<String, Sums>();
          db.select(wanted)
              .from(new RegisterTable(register).table())
              .where(Narrowing.of(register, filters))
              .and(
                  RegisterTable.column(along)
                      .in(values.stream().map(v -> RecordLists.typed(along, v)).toList()))
              .groupBy(field(name("side")))
              .queryTimeout(SECONDS)
              .forEach(
                  row -> {
                    var sums = new LinkedHashMap<String, BigDecimal>();
                    for (var i = 0; i < fields.size(); i++) {
                      var sum = row.get(i + 2, BigDecimal.class);
                      if (sum != null) {
                        sums.put(fields.get(i).name(), sum);
                      }
                    }
                    sides.put(
                        row.get(0, String.class), new Sums(row.get(1, Long.class), true, sums));
                  });
          return sides;
        });
  }

  /** Fields that hold numbers and are shown. */
  public static List<Field> numbers(RegisterDefinition register) {
    return register.shown().stream()
        .filter(f -> f.type() == FieldType.NUMBER || f.type() == FieldType.INTEGER)
        .toList();
  }

  static org.jooq.Field<BigDecimal> number(Field of) {
    return field(name(of.column()), BigDecimal.class);
  }

  static org.jooq.Field<String> words(Field of) {
    return RegisterTable.column(of).cast(SQLDataType.CLOB);
  }

  /** What the query finds; empty when PostgreSQL ended it because it took too long. */
  <T> Optional<T> within(Function<DSLContext, T> query) {
    try {
      return Optional.of(reads.read(query));
    } catch (DataAccessException e) {
      if (e.getCause() instanceof SQLException cause && "57014".equals(cause.getSQLState())) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
