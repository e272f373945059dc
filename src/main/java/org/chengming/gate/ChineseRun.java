package org.chengming.gate;

import java.util.ArrayList;
import java.util.List;

/**
 * Chinese figures in a row, as long as an identity number, with the few other signs among them that
 * a reader of pictures takes a figure for.
 *
 * @param start of it in the text
 * @param end exclusive
 * @param figures without blanks; {@link #OTHER} for what is none
 * @param others how many signs were no figures
 */
record ChineseRun(int start, int end, String figures, int others) {
  static final String FIGURES = "〇一二三四五六七八九";
  static final char OTHER = '?';

  /** What some of them look like. */
  private static final String LIKE = "由册囚丸～-—–";

  private static final String MEANT = "四四四九一一一一";
  private static final String ROUND = "Oo○0@◎";

  /** Of two or three. */
  private static final String STROKES = "=≡";

  /** The left half of a round nought, before one. */
  private static final String HALVES = "CGDEQ";

  private static final int LEAST = 15;
  private static final int MOST = 22;
  private static final int LEAST_READ = 11;
  private static final int MOST_OTHERS = 5;
  private static final int LONGEST = 64;

  /** All in a text, in their order; they may overlap, for other signs may be words between two. */
  static List<ChineseRun> in(CharSequence text) {
    var found = new ArrayList<ChineseRun>();
    for (int i = 0; i < text.length(); i++) {
      if (figure(text, i) && !figure(text, i - 1)) {
        var run = from(text, i);
        int length = run.figures.length();
        if (length >= LEAST && length <= MOST && length - run.others >= LEAST_READ) {
          found.add(run);
        }
      }
    }
    return found;
  }

  private static boolean figure(CharSequence text, int at) {
    return at >= 0 && FIGURES.indexOf(text.charAt(at)) >= 0;
  }

  boolean overlaps(ChineseRun other) {
    return start < other.end && other.start < end;
  }

  private static ChineseRun from(CharSequence text, int start) {
    var figures = new StringBuilder();
    int others = 0;
    int end = start;
    int length = 0;
    int counted = 0;
    for (int i = start; i < text.length() && figures.length() < LONGEST; i++) {
      char c = text.charAt(i);
      if (c == ' ' || HALVES.indexOf(c) >= 0 && round(text, i + 1)) {
        continue;
      }
      char read = read(c);
      if (read != 0) {
        figures.append(read);
        end = i + 1;
        length = figures.length();
        counted = others;
      } else if ((Character.isLetterOrDigit(c) || STROKES.indexOf(c) >= 0)
          && ++others <= MOST_OTHERS) {
        figures.append(OTHER);
      } else {
        break;
      }
    }
    int x = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
    boolean ends = x < text.length() && "Xx×".indexOf(text.charAt(x)) >= 0;
    var plain = figures.substring(0, length) + (ends ? "X" : "");
    return new ChineseRun(start, ends ? x + 1 : end, plain, counted);
  }

  private static boolean round(CharSequence text, int at) {
    return at < text.length()
        && (ROUND.indexOf(text.charAt(at)) >= 0 || text.charAt(at) == FIGURES.charAt(0));
  }

  /** The figure a sign is or looks like; 0 for none. */
  private static char read(char c) {
    int like = LIKE.indexOf(c);
    return FIGURES.indexOf(c) >= 0
        ? c
        : ROUND.indexOf(c) >= 0 ? FIGURES.charAt(0) : like >= 0 ? MEANT.charAt(like) : 0;
  }
}
