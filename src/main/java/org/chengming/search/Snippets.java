package org.chengming.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows why a document was found. Pairs overlap, so a highlighter that marks terms one by one tears
 * words apart; this looks for the terms in the text itself, joins what touches, and takes a
 * fraction of a millisecond a document.
 */
final class Snippets {
  private static final int WIDTH = 80;
  private static final int BEFORE = 18;
  private static final int MOST_HITS = 3_000;
  private static final int LONGEST_TEXT = 400_000;
  private static final String SENTENCE_ENDS = "。；！？;!?　\n";

  private final Set<String> terms = new LinkedHashSet<>();

  Snippets(Reading reading) {
    for (var word : reading.words()) {
      terms.addAll(Matching.terms(word.text()));
      word.alternatives().forEach(w -> terms.addAll(Matching.terms(w)));
    }
    Matching.terms(reading.plain()).stream().filter(t -> !Matching.glued(t)).forEach(terms::add);
    reading.phrases().forEach(p -> terms.addAll(Matching.terms(p)));
    reading.numbers().forEach(n -> terms.addAll(Matching.terms(n.text())));
    if (terms.stream().anyMatch(t -> t.length() > 1)) {
      terms.removeIf(t -> t.length() == 1 && !Character.isDigit(t.charAt(0)));
    }
  }

  /** A term at a place of the text, end excluded. */
  private record Hit(String term, int start, int end) {}

  /** A stretch of the text to show. */
  private record Window(int start, int end, Set<String> terms) {}

  /** The whole text with its hits. */
  Marked whole(String text) {
    return marked(text, hits(text), 0, text.length());
  }

  /**
   * At most two stretches of about 80 characters that show the most of what was asked; the
   * beginning where nothing does.
   */
  Marked best(String text) {
    var bounded = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    var hits = hits(bounded);
    if (hits.isEmpty()) {
      var end = Math.min(bounded.length(), WIDTH);
      return join(bounded, List.of(), List.of(new Window(0, end, Set.of())));
    }
    var first = window(bounded, hits, Set.of(), null);
    var second = window(bounded, hits, first.terms(), first);
    if (second.terms().isEmpty()) {
      return join(bounded, hits, List.of(first));
    }
    return join(
        bounded,
        hits,
        first.start() < second.start() ? List.of(first, second) : List.of(second, first));
  }

  boolean hit(String text) {
    return !hits(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text).isEmpty();
  }

  private Window window(String text, List<Hit> hits, Set<String> shown, @Nullable Window apart) {
    var best = new Window(0, 0, Set.of());
    for (var i = 0; i < hits.size(); i++) {
      var from = hits.get(i).start();
      var until = from + WIDTH - BEFORE;
      if (apart != null && from - BEFORE < apart.end() && until > apart.start()) {
        continue;
      }
      var covered = new HashSet<String>();
      for (var j = i; j < hits.size() && hits.get(j).end() <= until; j++) {
        if (!shown.contains(hits.get(j).term())) {
          covered.add(hits.get(j).term());
        }
      }
      if (covered.size() > best.terms().size()) {
        best = new Window(start(text, from, apart), Math.min(text.length(), until), covered);
      }
    }
    return best;
  }

  /** A little before the hit, or where its sentence begins. */
  private static int start(String text, int hit, @Nullable Window apart) {
    var earliest = Math.max(0, hit - BEFORE);
    if (apart != null && apart.start() < hit) {
      earliest = Math.max(earliest, apart.end());
    }
    for (var i = hit - 1; i >= earliest; i--) {
      if (SENTENCE_ENDS.indexOf(text.charAt(i)) >= 0) {
        return i + 1;
      }
    }
    return earliest > 0 && Character.isLowSurrogate(text.charAt(earliest))
        ? earliest - 1
        : earliest;
  }

  private List<Hit> hits(String text) {
    var hits = new ArrayList<Hit>();
    var folded = folded(text);
    var at = 0;
    while (at < folded.length && hits.size() < MOST_HITS) {
      if (wordPart(folded[at])) {
        var end = at;
        while (end < folded.length && (wordPart(folded[end]) || inside(folded, end))) {
          end++;
        }
        add(hits, folded, at, end);
        at = end;
      } else {
        add(hits, folded, at, at + 1);
        add(hits, folded, at, at + 2);
        at++;
      }
    }
    return hits;
  }

  private void add(List<Hit> hits, char[] folded, int start, int end) {
    if (end <= folded.length) {
      var term = new String(folded, start, end - start);
      if (terms.contains(term)) {
        hits.add(new Hit(term, start, end));
      }
    }
  }

  private static boolean wordPart(char c) {
    return c < 0x2E80 && Character.isLetterOrDigit(c);
  }

  /** A point between digits, as the tokenizer sees 2.5. */
  private static boolean inside(char[] folded, int at) {
    return folded[at] == '.'
        && at > 0
        && at + 1 < folded.length
        && Character.isDigit(folded[at - 1])
        && Character.isDigit(folded[at + 1]);
  }

  /** Each character folded by itself, so that places in the text stay what they are. */
  private static char[] folded(String text) {
    var folded = text.toCharArray();
    for (var i = 0; i < folded.length; i++) {
      var c = folded[i];
      if (c < 128) {
        folded[i] = Character.toLowerCase(c);
      } else if (c >= 0xF900 && !Character.isSurrogate(c)) {
        var form = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
        folded[i] = form.length() == 1 ? Character.toLowerCase(form.charAt(0)) : c;
      }
    }
    return folded;
  }

  private static Marked join(String text, List<Hit> hits, List<Window> windows) {
    var pieces = new ArrayList<Marked.Piece>();
    var last = 0;
    for (var window : windows) {
      if (window.start() > last) {
        pieces.add(new Marked.Piece("……", false));
      }
      pieces.addAll(marked(text, hits, window.start(), window.end()).pieces());
      last = window.end();
    }
    if (last < text.length()) {
      pieces.add(new Marked.Piece("……", false));
    }
    return new Marked(pieces);
  }

  private static Marked marked(String text, List<Hit> hits, int from, int to) {
    var end =
        to < text.length() && to > from && Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to;
    var lit = new boolean[Math.max(0, end - from)];
    for (var hit : hits) {
      for (var i = Math.max(hit.start(), from); i < Math.min(hit.end(), end); i++) {
        lit[i - from] = true;
      }
    }
    var pieces = new ArrayList<Marked.Piece>();
    var start = 0;
    for (var i = 1; i <= lit.length; i++) {
      if (i == lit.length || lit[i] != lit[start]) {
        pieces.add(new Marked.Piece(text.substring(from + start, from + i), lit[start]));
        start = i;
      }
    }
    return new Marked(pieces);
  }
}
