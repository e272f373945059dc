package org.chengming.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.organisations.RegisterBody;
import org.chengming.registers.Bringing;
import org.chengming.registers.Registers;
import org.chengming.registers.RowSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records for the registers of the demo province; one that holds any is left as it is. */
@Component
class DemoRegisters {
  private static final String NOTE = "演示数据";

  /** What others refer to goes in first. */
  static final List<String> FIRST =
      List.of(
          "three-public-expenses",
          "housing-projects",
          "housing-rounds",
          "housing-places",
          "food-drug-cases",
          "air-stations",
          "polluters",
          "pollution-supervision",
          "accidents",
          "accident-reports",
          "fee-catalogue",
          "land-projects",
          "admission-plans");

  private final Registers registers;
  private final Bringing bringing;
  private final Clock clock;

  DemoRegisters(Registers registers, Bringing bringing, Clock clock) {
    this.registers = registers;
    this.bringing = bringing;
    this.clock = clock;
  }

  void make(Actor actor, List<Issuer> issuers, List<RegisterBody> bodies) {
    var written = written(issuers, bodies, LocalDate.now(clock));
    FIRST.forEach(register -> bring(actor, register, written.get(register)));
    written.forEach((register, rows) -> bring(actor, register, rows));
  }

  /** All records by register; the same from the same bodies and day. */
  static Map<String, List<Map<String, String>>> written(
      List<Issuer> issuers, List<RegisterBody> bodies, LocalDate today) {
    var book = new RecordBook(issuers, bodies, today);
    new AirRecords(book).write();
    new DepartmentRecords(book).write();
    new MoneyRecords(book).write();
    new HousingRecords(book).write();
    new FoodRecords(book).write();
    new SafetyRecords(book).write();
    new PriceRecords(book).write();
    new LandRecords(book).write();
    new InstitutionRecords(book).write();
    new PublicityRecords(book).write();
    new PowerRecords(book).write();
    new RequestFigures(book).write();
    return book.registers();
  }

  private void bring(Actor actor, String register, @Nullable List<Map<String, String>> rows) {
    if (rows != null && registers.standing(register).records() == 0) {
      var report = bringing.bring(actor, registers.get(register), source(rows), NOTE, false);
      if (report.refused() > 0) {
        throw new IllegalStateException(
            "The demo writes rows that " + register + " refuses: " + report.lines().getFirst());
      }
    }
  }

  static RowSource source(List<Map<String, String>> rows) {
    Iterator<Map<String, String>> left = rows.iterator();
    return new RowSource() {
      private long line;

      @Override
      public @Nullable Row next() {
        return left.hasNext() ? new Row(++line, left.next(), null) : null;
      }

      @Override
      public boolean demo() {
        return true;
      }
    };
  }
}
