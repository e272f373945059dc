package org.chengming.publishing.web.site;

import com.github.difflib.DiffUtils;
import java.util.ArrayList;
import java.util.List;

/**
 * What changed between two texts, paragraph by paragraph. Equal beginnings and ends are set aside
 * first; what is left is compared line by line, or shown as replaced whole when it is too long for
 * that.
 */
final class Difference {
  private static final long MOST_PAIRS = 4_000_000;

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
    if ((long) from.size() * to.size() > MOST_PAIRS) {
      add(lines, Kind.REMOVED, from);
      add(lines, Kind.ADDED, to);
      return;
    }
    int at = 0;
    for (var delta : DiffUtils.diff(from, to).getDeltas()) {
      add(lines, Kind.SAME, from.subList(at, delta.getSource().getPosition()));
      add(lines, Kind.REMOVED, delta.getSource().getLines());
      add(lines, Kind.ADDED, delta.getTarget().getLines());
      at = delta.getSource().getPosition() + delta.getSource().size();
    }
    add(lines, Kind.SAME, from.subList(at, from.size()));
  }

  private static void add(List<Line> lines, Kind kind, List<String> texts) {
    texts.forEach(t -> lines.add(new Line(kind, t)));
  }
}
