package org.chengming.demo;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What departments of the demo province have published for the standards of their sectors: several
 * items in one document, mostly in time, some late, and some not at all.
 */
final class SectorDocuments {
  private static final int LATE = 14;

  private final List<Issuer> issuers;
  private final Predicate<LocalDate> working;

  private record Line(String department, MonthDay day, String title) {}

  SectorDocuments(List<Issuer> issuers, Predicate<LocalDate> working) {
    this.issuers = issuers;
    this.working = working;
  }

  /** Of the newest year; the same each time, under ids of their own. */
  List<Planned> plan() {
    var lines = Lines.of("sectors.txt").stream().map(SectorDocuments::line).toList();
    var plan = new ArrayList<Planned>();
    for (var issuer : issuers) {
      for (var i = 0; i < lines.size(); i++) {
        var line = lines.get(i);
        if (line.department().equals(issuer.department()) && Diligence.does(issuer, line.title())) {
          plan.add(planned(issuer, line, i));
        }
      }
    }
    return plan;
  }

  private static Line line(String text) {
    var part = text.split("\\|");
    return new Line(part[0], MonthDay.parse("--" + part[1]), part[2]);
  }

  private Planned planned(Issuer issuer, Line line, int number) {
    var seed = Planner.SEED + issuer.code().hashCode() * 31L + number;
    var pen = new Pen(seed);
    var due = line.day().atYear(Slots.LAST.getYear());
    var formed = workingDay(due.minusDays(pen.between(4, 9)));
    var late = pen.chance(LATE);
    var published = workingDay(late ? due.plusDays(pen.between(34, 120)) : due.minusDays(2));
    var year = line.title().contains("-%d") ? due.getYear() - 1 : due.getYear();
    return new Planned(
        "s-%s-%02d".formatted(issuer.code(), number),
        Kind.SECTOR,
        issuer,
        null,
        formed,
        published.isAfter(Slots.LAST) ? workingDay(Slots.LAST.minusDays(2)) : published,
        line.title().replace("-%d", "%d").formatted(issuer.area(), year),
        null,
        null,
        seed);
  }

  private LocalDate workingDay(LocalDate date) {
    var day = date;
    while (!working.test(day)) {
      day = day.plusDays(1);
    }
    return day;
  }
}
