package org.chengming.registers.web;

import java.util.ArrayList;
import java.util.List;
import org.chengming.registers.Field;
import org.chengming.registers.FieldType;
import org.chengming.registers.Narrowing;
import org.chengming.registers.RecordLists;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.RegisterView;
import org.chengming.web.Words;
import org.springframework.stereotype.Component;

/** What a list can be narrowed by, as a form. */
@Component
class Filters {
  private static final int MOST_CHOICES = 60;

  private final RecordLists lists;

  Filters(RecordLists lists) {
    this.lists = lists;
  }

  /**
   * A filter: chosen from a list, typed, or between two bounds.
   *
   * @param from, to the bounds, when it has some
   * @param choices the values to choose from; empty where one is typed
   */
  record Filter(
      String name,
      String label,
      String inputType,
      boolean ranged,
      String value,
      String from,
      String to,
      List<String> choices) {
    /** What it is set to, in one piece; empty when it is not. */
    String said() {
      return ranged ? from.isEmpty() && to.isEmpty() ? "" : from + "—" + to : value;
    }
  }

  List<Filter> of(RegisterDefinition register, RecordAddress address, Words t) {
    var filters = new ArrayList<Filter>();
    for (var field : register.shown()) {
      var ranged = field.ranged() && field.type() != FieldType.YEAR;
      if (field.filter() || ranged) {
        filters.add(filter(register, field, ranged, address, t));
      }
    }
    if (RegisterView.holding(register) != null) {
      filters.add(
          new Filter(
              Narrowing.VALID_ON,
              t.of("哪一天有效"),
              "date",
              false,
              address.value(Narrowing.VALID_ON),
              "",
              "",
              List.of()));
    }
    return filters;
  }

  /** The same list without one of the filters, for each that is set. */
  static List<RegisterPage.Way> fewer(
      List<Filter> filters, RecordAddress address, String path, Words t) {
    return filters.stream()
        .filter(f -> !f.said().isEmpty())
        .map(
            f ->
                new RegisterPage.Way(
                    t.of("去掉“%s”再找", f.label() + " " + f.said()),
                    path
                        + address
                            .with(f.name(), "")
                            .with(f.name() + Narrowing.FROM, "")
                            .with(f.name() + Narrowing.TO, "")
                            .query(),
                    false))
        .toList();
  }

  private Filter filter(
      RegisterDefinition register, Field field, boolean ranged, RecordAddress address, Words t) {
    var choices = ranged ? List.<String>of() : choices(register, field);
    return new Filter(
        field.name(),
        field.label(t) + (field.unit() == null ? "" : t.of("（%s）", field.unit())),
        switch (field.type()) {
          case DATE -> "date";
          case NUMBER, INTEGER -> "number";
          default -> "text";
        },
        ranged,
        address.value(field.name()),
        address.value(field.name() + Narrowing.FROM),
        address.value(field.name() + Narrowing.TO),
        choices);
  }

  /** The first of its values, however many there are; empty where it has none. */
  String first(RegisterDefinition register, Field field) {
    return lists.values(register, field, MOST_CHOICES).stream().findFirst().orElse("");
  }

  /** What a field can be narrowed to; empty when that are too many to choose from. */
  List<String> choices(RegisterDefinition register, Field field) {
    var choices = lists.values(register, field, MOST_CHOICES);
    return choices.size() < MOST_CHOICES ? choices : List.of();
  }
}
