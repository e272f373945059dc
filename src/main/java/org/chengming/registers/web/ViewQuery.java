package org.chengming.registers.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chengming.registers.Narrowing;
import org.chengming.registers.RecordFigures;
import org.chengming.registers.RecordPlaces;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.RegisterView;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Missing;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Makes the pictures of a register. */
@Component
class ViewQuery {
  private final RecordFigures figures;
  private final RecordPlaces places;
  private final Filters filters;
  private final Ways ways;

  ViewQuery(RecordFigures figures, RecordPlaces places, Filters filters, Ways ways) {
    this.figures = figures;
    this.places = places;
    this.filters = filters;
    this.ways = ways;
  }

  /** The view of this name, the first that is a picture when it is empty. */
  static Optional<RegisterView> find(RegisterDefinition register, String name) {
    return RegisterView.of(register).stream()
        .filter(Ways::pictured)
        .filter(v -> name.isEmpty() || v.name().equals(name))
        .findFirst();
  }

  ViewPage page(
      RegisterDefinition register,
      String name,
      MultiValueMap<String, String> parameters,
      Frame frame) {
    var t = frame.t();
    var view =
        find(register, name)
            .orElseThrow(() -> new Missing("View " + name + " of " + register.name()));
    var registerPath = "/registers/" + register.name();
    var path = registerPath + "/views/" + view.name();
    var address = narrowed(RecordAddress.of(register, parameters), view);
    var calendar =
        view instanceof RegisterView.Calendar c ? calendar(register, c, parameters, t) : null;
    return new ViewPage(
        Head.of(view.label(t) + " " + register.label(t), path).describedAs(register.about(t)),
        view.label(t),
        register.label(t),
        registerPath,
        path,
        ways.of(register, "/views/" + view.name(), t),
        view instanceof RegisterView.Calendar c
            ? choices(register, c, calendar, t)
            : filters.of(register, address, t),
        view instanceof RegisterView.Chart c
            ? figures
                .series(register, c, address.filters())
                .map(cells -> Charts.draw(c, cells, t))
                .orElse(null)
            : null,
        calendar,
        view instanceof RegisterView.Places p
            ? places
                .places(register, p, address.filters())
                .map(found -> Maps.draw(found, registerPath))
                .orElse(null)
            : null,
        registerPath + "/embed" + embedded(view, parameters));
  }

  private static RecordAddress narrowed(RecordAddress asked, RegisterView view) {
    var address = asked;
    if (view instanceof RegisterView.Chart chart) {
      for (var only : chart.only().entrySet()) {
        address =
            address.value(only.getKey()).isEmpty()
                ? address.with(only.getKey(), only.getValue())
                : address;
      }
    }
    return address;
  }

  private static String embedded(RegisterView view, MultiValueMap<String, String> parameters) {
    var query = new LinkedHashMap<String, String>();
    query.put("view", view.name());
    parameters.forEach(
        (name, values) -> {
          if (!name.equals("view") && !values.isEmpty() && values.getFirst() != null) {
            query.put(name, values.getFirst());
          }
        });
    return RecordAddress.query(query);
  }

  private @Nullable CalendarPart calendar(
      RegisterDefinition register,
      RegisterView.Calendar view,
      MultiValueMap<String, String> parameters,
      Words t) {
    var asked = parameters.getFirst(view.place().name());
    var place =
        asked != null && !asked.isBlank() ? asked.strip() : filters.first(register, view.place());
    var years = figures.levels(register, view, place).orElse(null);
    if (years == null) {
      return null;
    }
    var newest = years.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    var year = number(parameters.getFirst("year"), 1900, 2999, newest);
    var days = figures.days(register, view, place, year).orElseGet(TreeMap::new);
    var path = "/registers/" + register.name();
    var records =
        path
            + RecordAddress.query(Map.of(view.place().name(), place))
            + "&"
            + view.day().name()
            + (view.day().ranged() ? Narrowing.FROM : "")
            + "=";
    return new Calendars(view, path + "/views/" + view.name(), place, year, t)
        .draw(days, years, number(parameters.getFirst("month"), 1, 12, 0), records);
  }

  private List<Filters.Filter> choices(
      RegisterDefinition register,
      RegisterView.Calendar view,
      @Nullable CalendarPart part,
      Words t) {
    var known = filters.choices(register, view.place());
    return List.of(
        new Filters.Filter(
            view.place().name(),
            view.place().label(t),
            "text",
            false,
            part == null ? "" : part.place(),
            "",
            "",
            known),
        new Filters.Filter(
            "year",
            t.of("年"),
            "text",
            false,
            part == null || part.year() == 0 ? "" : Integer.toString(part.year()),
            "",
            "",
            part == null
                ? List.of()
                : part.years().stream().map(y -> Integer.toString(y.year())).toList()));
  }

  static int number(@Nullable String text, int least, int most, int usual) {
    if (text == null || !text.matches("\\d{1,4}")) {
      return usual;
    }
    var number = Integer.parseInt(text);
    return number < least || number > most ? usual : number;
  }
}
