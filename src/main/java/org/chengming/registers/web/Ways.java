package org.chengming.registers.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengming.registers.Field;
import org.chengming.registers.FieldType;
import org.chengming.registers.RecordFigures;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.RegisterDefinition.Rhythm;
import org.chengming.registers.RegisterView;
import org.chengming.web.Words;
import org.springframework.stereotype.Component;

/** The ways a register can be looked at, and the files it can be taken away as. */
@Component
class Ways {
  /**
   * @param here the end of this page's address after the register's, empty for its table
   */
  List<RegisterPage.Way> of(RegisterDefinition register, String here, Words t) {
    var path = "/registers/" + register.name();
    var ways = new ArrayList<RegisterPage.Way>();
    ways.add(way(t.of("表格"), path, "", here));
    for (var view : RegisterView.of(register)) {
      if (pictured(view)) {
        ways.add(way(view.label(t), path, "/views/" + view.name(), here));
      }
    }
    if (comparable(register)) {
      ways.add(way(t.of("比较"), path, "/comparison", here));
    }
    if (yearly(register)) {
      ways.add(way(t.of("谁还没有公开"), path, "/missing", here));
    }
    if (register.promise().timely() != null) {
      ways.add(way(t.of("公开得及时不及时"), path, "/timeliness", here));
    }
    ways.add(way(t.of("历次更新"), path, "/editions", here));
    return ways;
  }

  private static RegisterPage.Way way(String label, String path, String end, String here) {
    return new RegisterPage.Way(label, path + end, end.equals(here));
  }

  /** A dossier is looked at for one key, and a table is the register's own page. */
  static boolean pictured(RegisterView view) {
    return !(view instanceof RegisterView.Dossier) && !(view instanceof RegisterView.Table);
  }

  /** Whether two bodies, places or years can be set side by side. */
  static boolean comparable(RegisterDefinition register) {
    return !RecordFigures.numbers(register).isEmpty()
        && register.key().stream()
            .map(register::get)
            .anyMatch(f -> f.filter() && f.vocabulary().isEmpty());
  }

  /** Whether somebody has to publish something in it every year. */
  static boolean yearly(RegisterDefinition register) {
    return register.rhythm() == Rhythm.YEARLY
        && publisher(register).isPresent()
        && register.key().stream().anyMatch(k -> register.get(k).type() == FieldType.YEAR);
  }

  /** The field with the name of whoever a record is of; the one with their code is no name. */
  static Optional<Field> publisher(RegisterDefinition register) {
    return register
        .field("body")
        .or(() -> Optional.ofNullable(register.keeping().body()).flatMap(register::field))
        .filter(Field::shown);
  }

  List<RegisterPage.Way> downloads(RegisterDefinition register, RecordAddress address) {
    return List.of("csv", "xlsx", "ndjson", "parquet").stream()
        .map(
            format ->
                new RegisterPage.Way(
                    format.equals("ndjson")
                        ? "JSON"
                        : format.equals("parquet")
                            ? "Parquet"
                            : format.toUpperCase(java.util.Locale.ROOT),
                    "/registers/" + register.name() + "/download." + format + address.query(),
                    false))
        .toList();
  }
}
