package org.chengming.registers.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
  private static final int LEFT = 80;
  private static final int RIGHT = 180;
  private static final int TOP = 16;
  private static final int BOTTOM = 40;
  private static final int LINE_OF_TEXT = 20;

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
        bars ? List.of() : lines(scale),
        bars ? List.of() : levels(scale),
        bars ? List.of() : marks(),
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

  /** Round numbers from at most 0 to at least the largest value. */
  private record Scale(BigDecimal low, BigDecimal high, BigDecimal step) {
    int y(BigDecimal value) {
      var room = ChartPart.HEIGHT - TOP - BOTTOM;
      var share = value.subtract(low).divide(high.subtract(low), 6, RoundingMode.HALF_UP);
      return ChartPart.HEIGHT - BOTTOM - share.multiply(BigDecimal.valueOf(room)).intValue();
    }
  }

  private Scale scale() {
    var high = BigDecimal.ZERO;
    var low = BigDecimal.ZERO;
    for (var group : series) {
      for (var value : values.getOrDefault(group, Map.of()).values()) {
        high = high.max(value);
        low = low.min(value);
      }
    }
    var span = high.subtract(low).doubleValue();
    if (span <= 0) {
      return new Scale(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ONE);
    }
    var power = Math.pow(10, Math.floor(Math.log10(span / 4)));
    var rough = span / 4 / power;
    var step = BigDecimal.valueOf((rough <= 1 ? 1 : rough <= 2 ? 2 : rough <= 5 ? 5 : 10) * power);
    return new Scale(
        low.divide(step, 0, RoundingMode.FLOOR).multiply(step),
        high.divide(step, 0, RoundingMode.CEILING).multiply(step),
        step);
  }

  private List<ChartPart.Mark> levels(Scale scale) {
    var levels = new ArrayList<ChartPart.Mark>();
    for (var at = scale.low(); at.compareTo(scale.high()) <= 0; at = at.add(scale.step())) {
      levels.add(new ChartPart.Mark(Shown.number(at), scale.y(at)));
    }
    return levels;
  }

  private int x(int place) {
    var room = ChartPart.WIDTH - LEFT - RIGHT;
    return places.size() < 2 ? LEFT + room / 2 : LEFT + room * place / (places.size() - 1);
  }

  /** As many as have room beside each other, the last always. */
  private List<ChartPart.Mark> marks() {
    var every = Math.max(1, (places.size() + 8) / 9);
    var marks = new ArrayList<ChartPart.Mark>();
    for (var i = (places.size() - 1) % every; i < places.size(); i += every) {
      marks.add(new ChartPart.Mark(places.get(i), x(i)));
    }
    return marks;
  }

  private List<ChartPart.Line> lines(Scale scale) {
    var lines = new ArrayList<ChartPart.Line>();
    for (var i = 0; i < series.size(); i++) {
      var dots = new ArrayList<ChartPart.Dot>();
      var path = new StringBuilder();
      var begun = false;
      for (var place = 0; place < places.size(); place++) {
        var value = value(series.get(i), places.get(place));
        if (value != null) {
          var dot = new ChartPart.Dot(x(place), scale.y(value));
          dots.add(dot);
          path.append(begun ? 'L' : 'M').append(dot.x()).append(' ').append(dot.y());
        }
        begun = value != null;
      }
      if (!dots.isEmpty()) {
        var last = dots.getLast();
        lines.add(
            new ChartPart.Line(
                brief(label(series.get(i))),
                i + 1,
                path.toString(),
                dots,
                last.x() + 10,
                last.y()));
      }
    }
    return apart(lines);
  }

  private static String brief(String label) {
    return label.length() > 10 ? label.substring(0, 10) + "…" : label;
  }

  /** Names that would stand on each other are moved down. */
  private static List<ChartPart.Line> apart(List<ChartPart.Line> lines) {
    var byHeight = new ArrayList<>(lines);
    byHeight.sort(Comparator.comparingInt(ChartPart.Line::labelY));
    var taken = new TreeSet<Integer>();
    var moved = new ArrayList<ChartPart.Line>();
    for (var line : byHeight) {
      var y =
          taken.isEmpty() ? line.labelY() : Math.max(line.labelY(), taken.last() + LINE_OF_TEXT);
      taken.add(y);
      moved.add(
          new ChartPart.Line(
              line.label(), line.style(), line.path(), line.dots(), line.labelX(), y));
    }
    moved.sort(Comparator.comparingInt(ChartPart.Line::style));
    return moved;
  }

  private ChartPart.Row row(String place, Scale scale) {
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
      cells.add(new ChartPart.Value(Shown.figure(value), change, Math.clamp(width, 0, 100)));
    }
    return new ChartPart.Row(place, cells);
  }
}
