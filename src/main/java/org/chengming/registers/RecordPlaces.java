package org.chengming.registers;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/** Where the records of a register are, and who of those it is about has none. */
@Component
public class RecordPlaces {
  /** More than these nobody tells apart on one picture. */
  public static final int MOST = 500;

  private final RecordFigures figures;

  RecordPlaces(RecordFigures figures) {
    this.figures = figures;
  }

  /**
   * @param longitude, latitude in degrees
   * @param group empty where there is none
   */
  public record Place(
      String key, BigDecimal longitude, BigDecimal latitude, String label, String group) {}

  /** The first {@value #MOST} and one more when there are more; empty when it takes too long. */
  public Optional<List<Place>> places(
      RegisterDefinition register, RegisterView.Places view, Map<String, String> filters) {
    var group = view.group() == null ? inline("") : RecordFigures.words(view.group());
    var longitude = RecordFigures.number(view.longitude());
    var latitude = RecordFigures.number(view.latitude());
    return figures.within(
        db ->
            db.select(
                    RegisterTable.KEY,
                    longitude,
                    latitude,
                    RecordFigures.words(view.label()),
                    group)
                .from(new RegisterTable(register).table())
                .where(Narrowing.of(register, filters))
                .and(longitude.between(BigDecimal.valueOf(-180), BigDecimal.valueOf(180)))
                .and(latitude.between(BigDecimal.valueOf(-90), BigDecimal.valueOf(90)))
                .orderBy(latitude.desc(), longitude, RegisterTable.KEY)
                .limit(MOST + 1)
                .queryTimeout(RecordFigures.SECONDS)
                .fetch(
                    r ->
                        new Place(
                            r.value1(),
                            r.value2(),
                            r.value3(),
                            r.value4() == null ? r.value1() : r.value4(),
                            r.value5() == null ? "" : r.value5())));
  }

  /**
   * The last year up to this one in which each value of a field has a record.
   *
   * @param from years before this one count as never
   */
  public Optional<Map<String, Integer>> lastYears(
      RegisterDefinition register, Field of, Field year, int from, Map<String, String> filters) {
    var at = RegisterTable.column(year).cast(SQLDataType.INTEGER);
    return figures.within(
        db -> {
          var years = new TreeMap<String, Integer>();
          db.select(RecordFigures.words(of).as("who"), max(at))
              .from(new RegisterTable(register).table())
              .where(Narrowing.of(register, filters))
              .and(at.ge(from))
              .and(RegisterTable.column(of).isNotNull())
              .groupBy(field(name("who")))
              .limit(5_000)
              .queryTimeout(RecordFigures.SECONDS)
              .forEach(row -> years.put(row.value1(), row.value2()));
          return years;
        });
  }
}
