package org.chengming.publishing.web.desk;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Two texts side by side: whole lines that stayed, and inside those that changed the words that
 * went and came.
 */
final class TextDiff {
  enum Kind {
    SAME,
    GONE,
    NEW
  }

  record Part(Kind kind, String text) {
    boolean gone() {
      return kind == Kind.GONE;
    }

    boolean fresh() {
      return kind == Kind.NEW;
    }
  }

  /**
   * @param changed whether the line differs; unchanged ones may be folded
   */
  record Line(List<Part> parts, boolean changed) {}

  private TextDiff() {}

  static List<Line> of(String before, String after) {
    var old = before.lines().toList();
    var now = after.lines().toList();
    var lines = new ArrayList<Line>();
    int at = 0;
    for (var delta : DiffUtils.diff(old, now).getDeltas()) {
      same(lines, old.subList(at, delta.getSource().getPosition()));
      changed(lines, delta);
      at = delta.getSource().getPosition() + delta.getSource().size();
    }
    same(lines, old.subList(at, old.size()));
    return lines;
  }

  private static void same(List<Line> lines, List<String> texts) {
    texts.forEach(t -> lines.add(new Line(List.of(new Part(Kind.SAME, t)), false)));
  }

  private static void changed(List<Line> lines, AbstractDelta<String> delta) {
    var gone = delta.getSource().getLines();
    var come = delta.getTarget().getLines();
    int pairs = Math.min(gone.size(), come.size());
    for (int i = 0; i < pairs; i++) {
      lines.add(new Line(words(gone.get(i), come.get(i)), true));
    }
    gone.subList(pairs, gone.size())
        .forEach(t -> lines.add(new Line(List.of(new Part(Kind.GONE, t)), true)));
    come.subList(pairs, come.size())
        .forEach(t -> lines.add(new Line(List.of(new Part(Kind.NEW, t)), true)));
  }

  private static List<Part> words(String before, String after) {
    var old = split(before);
    var now = split(after);
    var parts = new ArrayList<Part>();
    int at = 0;
    for (var delta : DiffUtils.diff(old, now).getDeltas()) {
      add(parts, Kind.SAME, old.subList(at, delta.getSource().getPosition()));
      add(parts, Kind.GONE, delta.getSource().getLines());
      add(parts, Kind.NEW, delta.getTarget().getLines());
      at = delta.getSource().getPosition() + delta.getSource().size();
    }
    add(parts, Kind.SAME, old.subList(at, old.size()));
    return parts;
  }

  private static void add(List<Part> parts, Kind kind, List<String> words) {
    if (!words.isEmpty()) {
      parts.add(new Part(kind, String.join("", words)));
    }
  }

  private static List<String> split(String line) {
    var breaks = BreakIterator.getCharacterInstance(Locale.CHINA);
    breaks.setText(line);
    var words = new ArrayList<String>();
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
      words.add(line.substring(from, to));
    }
    return words;
  }
}
