package org.chengming.publishing.web.site;

import java.util.ArrayList;
import java.util.List;

/**
 * What changed between two texts, paragraph by paragraph. Equal beginnings and ends are set aside
 * first; what is left is compared by longest common subsequence, or shown as replaced whole when it
 * is too long for that.
 */
final class Difference {
  private static final long MOST_CELLS = 4_000_000;

  enum Kind {
    SAME,
    REMOVED,
    ADDED
  }

  record Line(Kind kind, String text) {}

  private Difference() {}

  static List<Line> between(String before, String after) {
    var from = before.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    var to = after.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    int head = 0;
    while (head < from.size() && head < to.size() && from.get(head).equals(to.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < from.size() - head
        && tail < to.size() - head
        && from.get(from.size() - 1 - tail).equals(to.get(to.size() - 1 - tail))) {
      tail++;
    }
    var lines = new ArrayList<Line>();
    add(lines, Kind.SAME, from.subList(0, head));
    middle(lines, from.subList(head, from.size() - tail), to.subList(head, to.size() - tail));
    add(lines, Kind.SAME, from.subList(from.size() - tail, from.size()));
    return lines;
  }

  private static void middle(List<Line> lines, List<String> from, List<String> to) {
    if ((long) from.size() * to.size() > MOST_CELLS) {
      add(lines, Kind.REMOVED, from);
      add(lines, Kind.ADDED, to);
      return;
    }
    var common = new int[from.size() + 1][to.size() + 1];
    for (int i = from.size() - 1; i >= 0; i--) {
      for (int j = to.size() - 1; j >= 0; j--) {
        common[i][j] =
            from.get(i).equals(to.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < from.size() || j < to.size()) {
      if (i < from.size() && j < to.size() && from.get(i).equals(to.get(j))) {
        lines.add(new Line(Kind.SAME, from.get(i++)));
        j++;
      } else if (i < from.size() && (j == to.size() || common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new Line(Kind.REMOVED, from.get(i++)));
      } else {
        lines.add(new Line(Kind.ADDED, to.get(j++)));
      }
    }
  }

  private static void add(List<Line> lines, Kind kind, List<String> texts) {
    texts.forEach(t -> lines.add(new Line(kind, t)));
  }
}
