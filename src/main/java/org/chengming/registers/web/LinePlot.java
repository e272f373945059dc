package org.chengming.registers.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Draws lines over places in one form: names at their ends, or beneath where there is no room. */
final class LinePlot {
  private static final int TOP = 16;
  private static final int BOTTOM = 40;
  private static final int NAMES = 180;
  private static final int LINE_OF_TEXT = 20;
  private static final int MOST_MARKS = 9;
  private static final int MOST_NAME = 20;

  private final PictureForm form;
  private final List<String> places;
  private final List<Series> series;
  private final Scale scale;
  private final int left;
  private final int right;

  LinePlot(PictureForm form, List<String> places, List<Series> series, Scale scale) {
    this.form = form;
    this.places = places;
    this.series = series;
    this.scale = scale;
    var levels = scale.levels().stream().mapToInt(l -> form.wide(Shown.number(l))).max().orElse(0);
    this.left = Math.max(form == PictureForm.BROAD ? 80 : 24, levels + 10);
    this.right = form == PictureForm.BROAD ? NAMES : Math.max(10, widest() / 2);
  }

  /** A line: its name and its values by place. */
  record Series(String label, Map<String, BigDecimal> values) {}

  /** Round numbers from at most 0 to at least the largest value. */
  record Scale(BigDecimal low, BigDecimal high, BigDecimal step) {
    static Scale of(Collection<BigDecimal> values) {
      var high = values.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
      var low = values.stream().reduce(BigDecimal.ZERO, BigDecimal::min);
      var span = high.subtract(low).doubleValue();
      if (span <= 0) {
        return new Scale(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ONE);
      }
      var power = Math.pow(10, Math.floor(Math.log10(span / 4)));
      var rough = span / 4 / power;
      var step =
          BigDecimal.valueOf((rough <= 1 ? 1 : rough <= 2 ? 2 : rough <= 5 ? 5 : 10) * power);
      return new Scale(
          low.divide(step, 0, RoundingMode.FLOOR).multiply(step),
          high.divide(step, 0, RoundingMode.CEILING).multiply(step),
          step);
    }

    List<BigDecimal> levels() {
      var levels = new ArrayList<BigDecimal>();
      for (var at = low; at.compareTo(high) <= 0; at = at.add(step)) {
        levels.add(at);
      }
      return levels;
    }
  }

  ChartPart.Drawing draw() {
    var beneath = form == PictureForm.NARROW ? series.size() * LINE_OF_TEXT + 4 : 0;
    return new ChartPart.Drawing(
        form,
        form.height() + beneath,
        left,
        form.width() - right,
        form.height() - 14,
        scale.levels().stream().map(l -> new ChartPart.Mark(Shown.number(l), y(l))).toList(),
        marks(),
        form == PictureForm.NARROW ? named(lines()) : apart(lines()));
  }

  private int y(BigDecimal value) {
    var room = form.height() - TOP - BOTTOM;
    var share =
        value
            .subtract(scale.low())
            .divide(scale.high().subtract(scale.low()), 6, RoundingMode.HALF_UP);
    return form.height() - BOTTOM - share.multiply(BigDecimal.valueOf(room)).intValue();
  }

  private int x(int place) {
    var room = form.width() - left - right;
    return places.size() < 2 ? left + room / 2 : left + room * place / (places.size() - 1);
  }

  private int widest() {
    return places.stream().mapToInt(place -> form.wide(form.brief(place))).max().orElse(0);
  }

  /** As many as have room beside each other, the last always. */
  private List<ChartPart.Mark> marks() {
    var room = form.width() - left - right;
    var most = Math.clamp(1 + room / (widest() + 12), 1, MOST_MARKS);
    var every = Math.max(1, (places.size() + most - 1) / most);
    var marks = new ArrayList<ChartPart.Mark>();
    for (var i = (places.size() - 1) % every; i < places.size(); i += every) {
      marks.add(new ChartPart.Mark(form.brief(places.get(i)), x(i)));
    }
    return marks;
  }

  private List<ChartPart.Line> lines() {
    return IntStream.range(0, series.size())
        .mapToObj(this::line)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Empty where the series has no value at any place. */
  private Optional<ChartPart.Line> line(int number) {
    var path = new StringBuilder();
    var dots = new StringBuilder();
    var begun = false;
    var lastX = 0;
    var lastY = 0;
    for (var place = 0; place < places.size(); place++) {
      var value = series.get(number).values().get(places.get(place));
      if (value != null) {
        lastX = x(place);
        lastY = y(value);
        path.append(begun ? 'L' : 'M').append(lastX).append(' ').append(lastY);
        dots.append('M').append(lastX).append(' ').append(lastY).append("h0");
      }
      begun = value != null;
    }
    return dots.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ChartPart.Line(
                form.brief(series.get(number).label()),
                number + 1,
                path.toString(),
                dots.toString(),
                lastX + 10,
                lastY));
  }

  /** Names beneath, each beside a piece of its line, the highest at the end first. */
  private List<ChartPart.Line> named(List<ChartPart.Line> lines) {
    var byHeight = byHeight(lines);
    var named = new ArrayList<ChartPart.Line>();
    for (var line : byHeight) {
      var y = form.height() + LINE_OF_TEXT * named.size() + LINE_OF_TEXT / 2;
      var label = series.get(line.style() - 1).label();
      named.add(
          new ChartPart.Line(
              form.brief(label, MOST_NAME),
              line.style(),
              line.path() + "M4 %dh36".formatted(y),
              line.dots(),
              48,
              y));
    }
    return named;
  }

  /** Names that would stand on each other are moved down. */
  private static List<ChartPart.Line> apart(List<ChartPart.Line> lines) {
    var taken = new TreeSet<Integer>();
    var moved = new ArrayList<ChartPart.Line>();
    for (var line : byHeight(lines)) {
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

  private static List<ChartPart.Line> byHeight(List<ChartPart.Line> lines) {
    return lines.stream().sorted(Comparator.comparingInt(ChartPart.Line::labelY)).toList();
  }
}
