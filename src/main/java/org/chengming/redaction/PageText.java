package org.chengming.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSBase;

/**
 * The signs of a page.
 *
 * @param glyphs in the order they are painted
 * @param searchable whether every sign says what it stands for and no picture takes much of the
 *     page
 * @param drawable whether every sign can be drawn here as the file means it
 * @param spoken what stands in for signs where they are copied or read aloud
 * @param blackened dark shapes on a picture that takes most of the page, with nothing written
 * @param painted forms and pictures, also on layers that are off
 */
record PageText(
    Sheet sheet,
    List<Glyph> glyphs,
    boolean searchable,
    boolean drawable,
    List<String> spoken,
    List<HiddenText> blackened,
    Set<COSBase> painted) {
  /** A number with one figure to a cell, as forms have it. */
  private static final Pattern FORM =
      Pattern.compile("(?<![^\\t\\n ])[0-9Xx](?:[\\t ][0-9Xx]){10,}(?![^\\t\\n ])");

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

  /** What is seen, in the order of painting: numbers in cells beside each other do not run on. */
  String shown() {
    return written(glyphs);
  }

  /** The same line by line, in whatever order it was painted. */
  String lines() {
    return written(inLines());
  }

  private static String written(List<Glyph> glyphs) {
    var text = new StringBuilder();
    Area last = null;
    Area cell = null;
    for (var glyph : glyphs) {
      if (glyph.hidden() != null) {
        continue;
      }
      var area = glyph.area();
      var between = last == null ? "" : between(last, area);
      if (between.equals("\n") && last != null && cell != null && wraps(cell, last, area)) {
        between = " ";
      } else if (between.equals("\t") || between.equals("\n")) {
        cell = between.equals("\t") ? area : null;
      }
      text.append(between).append(glyph.text());
      last = area;
    }
    return FORM.matcher(text).replaceAll(number -> number.group().replaceAll("[\t ]", ""));
  }

  /**
   * The next line of a cell that is not the first of its row begins under it, another row does not.
   */
  private static boolean wraps(Area cell, Area last, Area next) {
    return Math.abs(cell.left() - next.left()) < next.width() / 2
        && next.top() - last.bottom() < last.height();
  }

  private static String between(Area a, Area b) {
    double lower = Math.min(a.height(), b.height());
    double narrower = Math.min(a.width(), b.width());
    if (Math.min(a.bottom(), b.bottom()) - Math.max(a.top(), b.top()) < 0.3 * lower) {
      boolean under = Math.abs(a.left() + a.right() - b.left() - b.right()) < narrower;
      return under && Math.abs(b.top() - a.bottom()) < 0.2 * lower ? "" : "\n";
    }
    double gap = b.left() - a.right();
    double wider = Math.max(a.width(), b.width());
    return gap < -wider ? "\n" : gap > 2.5 * wider ? "\t" : gap > 0.8 * wider ? " " : "";
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
