package org.chengming.redaction;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds words in the signs of pages that come one after another, as they are painted and as they
 * are read, also where a word runs on to the next line or page.
 */
final class WordSearch {
  private final List<String> words;
  private final int reach;
  private List<Glyph> paintedBefore = List.of();
  private List<Glyph> readBefore = List.of();

  WordSearch(List<String> words) {
    this.words = words.stream().map(Folded::of).distinct().toList();
    this.reach = this.words.stream().mapToInt(String::length).max().orElse(0);
  }

  /** Where they stand, a run of signs each; on this page, or from the one before to this one. */
  List<Area> in(PageText page) {
    if (words.isEmpty()) {
      return List.of();
    }
    var inLines = page.inLines();
    var found = new LinkedHashSet<Area>();
    search(paintedBefore, page.glyphs(), found);
    search(readBefore, inLines, found);
    if (page.glyphs().stream().anyMatch(g -> g.hidden() != null)) {
      // What nobody sees between the signs of a word does not make it another.
      search(List.of(), seen(page.glyphs()), found);
      search(List.of(), seen(inLines), found);
    }
    paintedBefore = tail(page.glyphs());
    readBefore = tail(inLines);
    return distinct(found);
  }

  private static List<Glyph> seen(List<Glyph> glyphs) {
    return glyphs.stream().filter(g -> g.hidden() == null).toList();
  }

  private List<Glyph> tail(List<Glyph> glyphs) {
    return List.copyOf(glyphs.subList(Math.max(0, glyphs.size() - 2 * reach), glyphs.size()));
  }

  private void search(List<Glyph> before, List<Glyph> page, Set<Area> found) {
    var glyphs = new ArrayList<>(before);
    glyphs.addAll(page);
    var text = new StringBuilder();
    var of = new ArrayList<Glyph>();
    int own = 0;
    for (int i = 0; i < glyphs.size(); i++) {
      own = i == before.size() ? text.length() : own;
      var folded =
          i > 0 && doubled(glyphs.get(i - 1), glyphs.get(i)) ? "" : Folded.of(glyphs.get(i).text());
      text.append(folded);
      for (int j = 0; j < folded.length(); j++) {
        of.add(glyphs.get(i));
      }
    }
    own = page.isEmpty() ? text.length() : own;
    for (var word : words) {
      for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        if (at + word.length() > own) {
          found.addAll(runs(of.subList(at, at + word.length())));
        }
      }
    }
  }

  /** Bold writing is made by painting a sign twice, a hair apart. */
  private static boolean doubled(Glyph a, Glyph b) {
    return a.text().equals(b.text()) && b.area().coveredBy(a.area()) > 0.7;
  }

  private static List<Area> runs(List<Glyph> glyphs) {
    var runs = new ArrayList<Area>();
    for (var glyph : glyphs) {
      var joined = runs.isEmpty() ? null : joined(runs.getLast(), glyph.area());
      if (joined == null) {
        runs.add(glyph.area());
      } else {
        runs.set(runs.size() - 1, joined);
      }
    }
    return runs;
  }

  /** Both in one, where they stand beside or under each other in one run; null where not. */
  static @Nullable Area joined(Area a, Area b) {
    if (a.page() != b.page()) {
      return null;
    }
    var left = Math.min(a.left(), b.left());
    var top = Math.min(a.top(), b.top());
    var width = Math.max(a.right(), b.right()) - left;
    var height = Math.max(a.bottom(), b.bottom()) - top;
    var lower = Math.min(a.height(), b.height());
    var narrower = Math.min(a.width(), b.width());
    var beside = height < 1.6 * lower && width < a.width() + b.width() + 3 * b.width() + 0.01;
    var under = width < 1.6 * narrower && height < a.height() + b.height() + b.height();
    return beside || under ? new Area(a.page(), left, top, width, height) : null;
  }

  /** Without those that lie within another. */
  private static List<Area> distinct(Set<Area> found) {
    return found.stream()
        .filter(a -> found.stream().noneMatch(b -> b != a && a.coveredBy(b) > 0.99 && !same(a, b)))
        .toList();
  }

  private static boolean same(Area a, Area b) {
    return b.coveredBy(a) > 0.99 && a.hashCode() <= b.hashCode();
  }
}
