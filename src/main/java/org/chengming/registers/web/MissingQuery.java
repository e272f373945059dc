package org.chengming.registers.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengming.registers.Field;
import org.chengming.registers.FieldType;
import org.chengming.registers.Narrowing;
import org.chengming.registers.RecordPlaces;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.Registers;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Missing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds who has published nothing for a year. Expected is whoever published for one of the three
 * years before: a body that was made this year owes nothing yet.
 */
@Component
class MissingQuery {
  private static final int YEARS = 3;

  private final Registers registers;
  private final RecordPlaces places;
  private final Ways ways;

  MissingQuery(Registers registers, RecordPlaces places, Ways ways) {
    this.registers = registers;
    this.places = places;
    this.ways = ways;
  }

  MissingPage page(String name, @Nullable String asked, Frame frame) {
    var t = frame.t();
    var register = registers.get(name);
    if (!Ways.yearly(register)) {
      throw new Missing("Who is missing in " + name);
    }
    var now = frame.today().getYear();
    var year = ViewQuery.number(asked, 1950, now, now - 1);
    var path = "/registers/" + name;
    var parts = new ArrayList<MissingPage.Part>();
    var kind = kind(register);
    if (kind == null) {
      parts.add(part(register, "", Map.of(), year));
    } else {
      kind.vocabulary().forEach(k -> parts.add(part(register, k, Map.of(kind.name(), k), year)));
    }
    return new MissingPage(
        Head.of(t.of("谁还没有公开") + " " + register.label(t), path + "/missing")
            .describedAs(register.about(t)),
        register.label(t),
        path,
        ways.of(register, "/missing", t),
        year,
        year == now,
        List.of(now, now - 1, now - 2, now - 3),
        parts);
  }

  /** What is published beside each other for a year, e.g. plan and account. */
  private static @Nullable Field kind(RegisterDefinition register) {
    return register.key().stream()
        .map(register::get)
        .filter(f -> f.filter() && !f.vocabulary().isEmpty())
        .findFirst()
        .orElse(null);
  }

  private MissingPage.Part part(
      RegisterDefinition register, String label, Map<String, String> filters, int year) {
    var body = Ways.publisher(register).orElseThrow();
    var years =
        register.key().stream()
            .map(register::get)
            .filter(f -> f.type() == FieldType.YEAR)
            .findFirst()
            .orElseThrow();
    var narrowed = new LinkedHashMap<>(filters);
    if (years.ranged()) {
      narrowed.put(years.name() + Narrowing.TO, Integer.toString(year));
    }
    var last = places.lastYears(register, body, years, year - YEARS, narrowed).orElse(Map.of());
    var missing = new ArrayList<MissingPage.Line>();
    last.forEach(
        (who, latest) -> {
          if (latest < year) {
            missing.add(
                new MissingPage.Line(
                    who,
                    latest,
                    "/registers/"
                        + register.name()
                        + RecordAddress.query(Map.of(body.name(), who))));
          }
        });
    return new MissingPage.Part(label, last.size(), missing);
  }
}
