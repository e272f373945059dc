package org.chengming.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.organisations.BodyLevel;
import org.chengming.registers.Bringing;
import org.chengming.registers.Registers;
import org.chengming.registers.RowSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records for the registers of the demo province; one that holds any is left as it is. */
@Component
class DemoRegisters {
  private static final String NOTE = "演示数据";
  private static final long SEED = 2014_1125L;

  private final Registers registers;
  private final Bringing bringing;
  private final Clock clock;

  DemoRegisters(Registers registers, Bringing bringing, Clock clock) {
    this.registers = registers;
    this.bringing = bringing;
    this.clock = clock;
  }

  void make(Actor actor, List<Issuer> issuers) {
    var today = LocalDate.now(clock);
    bring(actor, "air-daily", air(issuers, today));
    bring(actor, "three-public-expenses", expenses(issuers, today.getYear()));
  }

  private void bring(Actor actor, String register, List<Map<String, String>> rows) {
    if (registers.standing(register).records() == 0) {
      var report = bringing.bring(actor, registers.get(register), source(rows), NOTE, false);
      if (report.refused() > 0) {
        throw new IllegalStateException(
            "The demo writes rows that " + register + " refuses: " + report.lines().getFirst());
      }
    }
  }

  private static RowSource source(List<Map<String, String>> rows) {
    Iterator<Map<String, String>> left = rows.iterator();
    return new RowSource() {
      private long line;

      @Override
      public @Nullable Row next() {
        return left.hasNext() ? new Row(++line, left.next(), null) : null;
      }
    };
  }

  /** Two winters and a bit: coal is burnt from October to April, and a windy day clears the air. */
  private static List<Map<String, String>> air(List<Issuer> issuers, LocalDate today) {
    var rows = new ArrayList<Map<String, String>>();
    var pen = new Pen(SEED);
    for (var issuer : issuers) {
      if (issuer.level() != BodyLevel.PREFECTURE || !issuer.department().equals("gov")) {
        continue;
      }
      int haze = 25;
      for (var day = today.minusDays(760); day.isBefore(today); day = day.plusDays(1)) {
        var winter = Math.cos((day.getDayOfYear() - 15) * 2 * Math.PI / 365) * 0.5 + 0.5;
        haze = pen.chance(22) ? pen.between(6, 25) : Math.min(330, haze + pen.between(-12, 16));
        int pm25 = (int) Math.max(3, haze * (0.35 + winter));
        var row = new LinkedHashMap<String, String>();
        row.put("city", issuer.area());
        row.put("day", day.toString());
        row.put("pm25", Integer.toString(pm25));
        row.put("pm10", Integer.toString((int) (pm25 * 1.3) + pen.between(3, 25)));
        row.put("so2", Integer.toString((int) (6 + winter * pen.between(4, 40))));
        row.put("no2", Integer.toString((int) (14 + winter * pen.between(5, 45))));
        row.put("co", "%.1f".formatted(0.4 + winter * pen.between(1, 14) / 10.0));
        row.put("o3", Integer.toString((int) (50 + (1 - winter) * pen.between(10, 110))));
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<Map<String, String>> expenses(List<Issuer> issuers, int year) {
    var rows = new ArrayList<Map<String, String>>();
    var pen = new Pen(SEED + 1);
    for (var issuer : issuers) {
      if (issuer.department().equals("gov") || issuer.level() == BodyLevel.COUNTY) {
        continue;
      }
      for (int of = year - 3; of <= year; of++) {
        var planned =
            List.of(
                pen.between(0, 900),
                pen.between(0, 2000),
                pen.between(800, 6000),
                pen.between(100, 2500));
        rows.add(expense(issuer.name(), of, "预算", planned));
        if (of < year) {
          int spent = pen.between(70, 99);
          rows.add(
              expense(
                  issuer.name(), of, "决算", planned.stream().map(p -> p * spent / 100).toList()));
        }
      }
    }
    return rows;
  }

  /**
   * @param parts abroad, cars bought, cars kept, hosting; in hundredths of ten thousand yuan
   */
  private static Map<String, String> expense(
      String body, int year, String kind, List<Integer> parts) {
    var row = new LinkedHashMap<String, String>();
    row.put("body", body);
    row.put("year", Integer.toString(year));
    row.put("kind", kind);
    row.put("total", hundredths(parts.stream().mapToInt(Integer::intValue).sum()));
    row.put("abroad", hundredths(parts.get(0)));
    row.put("cars", hundredths(parts.get(1) + parts.get(2)));
    row.put("cars_bought", hundredths(parts.get(1)));
    row.put("cars_kept", hundredths(parts.get(2)));
    row.put("hosting", hundredths(parts.get(3)));
    return row;
  }

  private static String hundredths(int number) {
    return "%d.%02d".formatted(number / 100, number % 100);
  }
}
