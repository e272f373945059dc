package org.chengming.registers.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengming.registers.FieldType;
import org.chengming.registers.RecordFigures.Cell;
import org.chengming.registers.RegisterView;
import org.chengming.registers.RegisterView.Shape;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/** Draws the figures of a chart. */
final class Charts {
  private static final int MOST_SERIES = 6;
  private static final int MOST_ROWS = 120;

  private final RegisterView.Chart chart;
  private final Words t;
  private final Map<String, Map<String, BigDecimal>> values = new LinkedHashMap<>();
  private final List<String> places;
  private final List<String> series;
  private final int left;

  private Charts(RegisterView.Chart chart, List<Cell> cells, Words t) {
    this.chart = chart;
    this.t = t;
    var weights = new HashMap<String, BigDecimal>();
    var found = new LinkedHashMap<String, Boolean>();
    for (var cell : cells) {
      found.put(cell.at(), true);
      weights.putIfAbsent(cell.group(), BigDecimal.ZERO);
      if (cell.value() != null) {
        values.computeIfAbsent(cell.group(), g -> new HashMap<>()).put(cell.at(), cell.value());
        weights.merge(cell.group(), cell.value().abs(), BigDecimal::add);
      }
    }
    this.places = found.keySet().stream().limit(MOST_ROWS).toList();
    // The heaviest are drawn; those of a definition keep its order.
    var all =
        chart.of().size() > 1 ? chart.of().stream().map(f -> f.name()).toList() : heaviest(weights);
    this.series = all.stream().limit(MOST_SERIES).toList();
    this.left = all.size() - series.size();
  }

  private static List<String> heaviest(Map<String, BigDecimal> weights) {
    return weights.keySet().stream()
        .sorted(Comparator.comparing((String g) -> weights.get(g)).reversed().thenComparing(g -> g))
        .toList();
  }

  static ChartPart draw(RegisterView.Chart chart, List<Cell> cells, Words t) {
    return new Charts(chart, cells, t).part();
  }

  private ChartPart part() {
    var scale = scale();
    var bars = chart.shape() == Shape.BARS || places.size() < 2;
    return new ChartPart(
        caption(),
        bars ? List.of() : drawings(scale),
        chart.by().label(t),
        series.stream().map(this::label).toList(),
        places.stream().map(place -> row(place, scale)).toList(),
        bars,
        left > 0 ? t.of("只画最大的 %s 组，另有 %s 组没有画。", series.size(), left) : null);
  }

  private String caption() {
    var unit = chart.of().isEmpty() ? null : chart.of().getFirst().unit();
    var what =
        chart.share() != null
            ? t.of("有“%s”的占多少", chart.share().label(t))
            : chart.of().isEmpty()
                ? t.of("多少条")
                : String.join(t.of("、"), chart.of().stream().map(f -> f.label(t)).toList());
    var per = chart.per() == null ? "" : t.of("，除以%s", chart.per().label(t));
    var in = chart.share() != null ? "%" : unit == null ? "" : unit;
    return what + per + (in.isEmpty() ? "" : t.of("（%s）", in));
  }

  private String label(String group) {
    if (chart.of().size() > 1) {
      return chart.of().stream()
          .filter(f -> f.name().equals(group))
          .findFirst()
          .orElseThrow()
          .label(t);
    }
    if (chart.group() != null) {
      return group.isEmpty() ? t.of("没有写") : yes(group);
    }
    return chart.share() != null
        ? chart.share().label(t)
        : chart.of().isEmpty() ? t.of("多少条") : chart.of().getFirst().label(t);
  }

  private String yes(String group) {
    return chart.group() == null ? group : Shown.text(group, chart.group(), t);
  }

  private @Nullable BigDecimal value(String group, String place) {
    return values.getOrDefault(group, Map.of()).get(place);
  }

  private LinePlot.Scale scale() {
    return LinePlot.Scale.of(
        series.stream()
            .flatMap(group -> values.getOrDefault(group, Map.of()).values().stream())
            .toList());
  }

  private List<ChartPart.Drawing> drawings(LinePlot.Scale scale) {
    var lines =
        series.stream()
            .map(g -> new LinePlot.Series(label(g), values.getOrDefault(g, Map.of())))
            .toList();
    return Arrays.stream(PictureForm.values())
        .map(form -> new LinePlot(form, places, lines, scale).draw())
        .toList();
  }

  private ChartPart.Row row(String place, LinePlot.Scale scale) {
    var before = places.indexOf(place) - 1;
    var time = chart.by().type() != FieldType.STRING;
    var cells = new ArrayList<ChartPart.Value>();
    for (var group : series) {
      var value = value(group, place);
      var change =
          time && before >= 0 && chart.share() == null
              ? Shown.change(value(group, places.get(before)), value)
              : "";
      var width =
          value == null || value.signum() < 0
              ? 0
              : value
                  .multiply(BigDecimal.valueOf(100))
                  .divide(
                      scale.high().max(BigDecimal.ONE.movePointLeft(9)), 0, RoundingMode.HALF_UP)
                  .intValue();
      cells.add(
          new ChartPart.Value(
              series.size() < 2 ? "" : label(group),
              Shown.figure(value),
              change,
              Math.clamp(width, 0, 100)));
    }
    return new ChartPart.Row(place, cells);
  }
}
