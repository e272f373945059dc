package org.chengming.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chengming.gate.Ink.Stretch;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a picture as text: words in their order, and rows that stand in columns parted by
 * tabs, each cell under its heading as it stands in the picture.
 */
final class PictureLines {
  private static final int CELLS = 3;

  /** What parts cells, in heights of a line; blanks that belong to a sign are none. */
  private static final double GAP = 0.32;

  private static final String ENDS = "。，；、：！？,;:!?";
  private static final String RULES = "|丨│┃";

  /**
   * @param cells what is in one stretch of ink; as many as {@code places}
   */
  private record Line(
      List<PictureWord> words, List<List<PictureWord>> cells, List<Stretch> places) {
    boolean row() {
      return cells.size() >= CELLS && words.stream().noneMatch(w -> w.text().indexOf('。') >= 0);
    }
  }

  private final PictureReading.Builder text = new PictureReading.Builder();

  private PictureLines() {}

  /**
   * @param ink the picture that was read; null where it is not known, then there are no tables
   */
  static PictureReading of(List<List<PictureWord>> lines, @Nullable Ink ink) {
    var made = new PictureLines();
    var parted =
        lines.stream().map(PictureLines::unruled).filter(l -> !l.isEmpty()).map(l -> line(l, ink));
    made.write(parted.toList());
    return made.text.reading();
  }

  static List<List<PictureWord>> lines(List<PictureWord> words) {
    return List.copyOf(
        words.stream()
            .collect(
                Collectors.groupingBy(
                    PictureWord::line, java.util.TreeMap::new, Collectors.toList()))
            .values());
  }

  /** Half of all are higher. */
  static int height(List<PictureWord> words) {
    var heights = words.stream().mapToInt(PictureWord::height).sorted().toArray();
    return heights.length == 0 ? 0 : heights[heights.length / 2];
  }

  private static List<PictureWord> unruled(List<PictureWord> words) {
    return words.stream()
        .filter(w -> w.text().chars().anyMatch(c -> RULES.indexOf(c) < 0))
        .toList();
  }

  private static Line line(List<PictureWord> words, @Nullable Ink ink) {
    if (ink == null) {
      return new Line(words, List.of(words), List.of(new Stretch(0, 1)));
    }
    int middle = middle(words);
    int height = height(words);
    var stretches =
        ink.stretches(middle - height / 2, middle + height / 2, (int) Math.ceil(GAP * height));
    var cells = new ArrayList<List<PictureWord>>();
    var places = new ArrayList<Stretch>();
    int last = -1;
    for (var word : words) {
      int at = nearest(stretches, new Stretch(word.left(), word.right()));
      if (cells.isEmpty() || at != last && !ends(cells.getLast().getLast())) {
        cells.add(new ArrayList<>());
        places.add(stretches.isEmpty() ? new Stretch(0, 1) : stretches.get(at));
      } else if (at > last) {
        places.add(new Stretch(places.removeLast().from(), stretches.get(at).to()));
      }
      cells.getLast().add(word);
      last = at;
    }
    return new Line(words, cells, places);
  }

  static int middle(List<PictureWord> words) {
    var middles = words.stream().mapToInt(w -> w.top() + w.height() / 2).sorted().toArray();
    return middles[middles.length / 2];
  }

  private static boolean ends(PictureWord word) {
    return ENDS.indexOf(word.text().charAt(word.text().length() - 1)) >= 0;
  }

  private static int nearest(List<Stretch> stretches, Stretch to) {
    int best = 0;
    for (int i = 1; i < stretches.size(); i++) {
      best = stretches.get(i).shared(to) > stretches.get(best).shared(to) ? i : best;
    }
    return best;
  }

  private void write(List<Line> lines) {
    for (int first = 0, next; first < lines.size(); first = next) {
      next = first + 1;
      while (lines.get(first).row() && next < lines.size() && lines.get(next).row()) {
        next++;
      }
      if (next - first > 1) {
        table(lines.subList(first, next));
      } else {
        text.line();
        text.words(lines.get(first).words());
      }
    }
  }

  /** The first of the rows with the most cells is the heading. */
  private void table(List<Line> rows) {
    int most = rows.stream().mapToInt(r -> r.cells().size()).max().orElseThrow();
    var heading =
        rows.stream().filter(r -> r.cells().size() == most).findFirst().orElseThrow().places();
    for (var row : rows) {
      text.line();
      int column = 0;
      for (int i = 0; i < row.cells().size(); i++) {
        int its = row.cells().size() == most ? i : nearest(heading, row.places().get(i));
        int at = Math.max(column, its);
        text.tabs(at - column);
        text.words(row.cells().get(i));
        column = at;
      }
    }
  }
}
