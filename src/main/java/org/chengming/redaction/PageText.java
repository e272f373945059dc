package org.chengming.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The signs of a page.
 *
 * @param glyphs in the order they are painted
 * @param searchable whether every sign says what it stands for and no picture takes much of the
 *     page
 * @param drawable whether every sign can be drawn here as the file means it
 */
record PageText(Sheet sheet, List<Glyph> glyphs, boolean searchable, boolean drawable) {

  /** As they are read: line by line, each from its left. */
  List<Glyph> inLines() {
    var sorted = new ArrayList<>(glyphs);
    sorted.sort(Comparator.comparingDouble(PageText::middle));
    var lines = new ArrayList<Glyph>();
    var line = new ArrayList<Glyph>();
    double begins = 0;
    for (var glyph : sorted) {
      if (!line.isEmpty() && middle(glyph) - begins > line.getFirst().area().height() / 2) {
        end(line, lines);
      }
      if (line.isEmpty()) {
        begins = middle(glyph);
      }
      line.add(glyph);
    }
    end(line, lines);
    return lines;
  }

  private static void end(List<Glyph> line, List<Glyph> lines) {
    line.sort(Comparator.comparingDouble(g -> g.area().left()));
    lines.addAll(line);
    line.clear();
  }

  private static double middle(Glyph glyph) {
    return glyph.area().top() + glyph.area().height() / 2;
  }

  /** Runs of hidden signs, each with what it says. */
  List<HiddenText> hidden() {
    var found = new ArrayList<HiddenText>();
    var blank = "";
    for (var glyph : glyphs) {
      var how = glyph.hidden();
      if (how == null || Folded.of(glyph.text()).isEmpty()) {
        blank = " ";
        continue;
      }
      var last = found.isEmpty() ? null : found.getLast();
      var joined =
          last != null && last.how() == how ? WordSearch.joined(last.area(), glyph.area()) : null;
      if (last != null && joined != null) {
        found.set(
            found.size() - 1, new HiddenText(joined, how, last.text() + blank + glyph.text()));
      } else {
        found.add(new HiddenText(glyph.area(), how, glyph.text()));
      }
      blank = "";
    }
    return found;
  }
}
