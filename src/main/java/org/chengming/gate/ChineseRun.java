package org.chengming.gate;

import java.util.ArrayList;
import java.util.List;

/**
 * Chinese figures in a row, as long as an identity number, with the few other signs among them that
 * a reader of pictures takes a figure for.
 *
 * @param start of it in the text
 * @param end exclusive
 * @param figures without blanks; what is no figure stands as the round nought, which is misread
 *     most
 * @param others how many signs were no figures
 */
record ChineseRun(int start, int end, String figures, int others) {
  static final String FIGURES = "〇一二三四五六七八九";

  /** What some of them look like. */
  private static final String LIKE = "由册囚=～-—–";

  private static final String MEANT = "四四四二一一一一";
  private static final int LEAST = 15;
  private static final int MOST = 21;
  private static final int MOST_OTHERS = 3;
  private static final int LONGEST = 64;

  /** All in a text, in their order; they may overlap, for other signs may be words between two. */
  static List<ChineseRun> in(CharSequence text) {
    var found = new ArrayList<ChineseRun>();
    for (int i = 0; i < text.length(); i++) {
      if (figure(text, i) && !figure(text, i - 1)) {
        var run = from(text, i);
        if (run.figures.length() >= LEAST && run.figures.length() <= MOST) {
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
    int lastOthers = 0;
    for (int i = start; i < text.length() && figures.length() < LONGEST; i++) {
      char c = text.charAt(i);
      int like = LIKE.indexOf(c);
      if (c == ' ') {
        continue;
      }
      if (FIGURES.indexOf(c) >= 0 || like >= 0) {
        figures.append(like >= 0 ? MEANT.charAt(like) : c);
        end = i + 1;
        length = figures.length();
        lastOthers = others;
      } else if (Character.isLetterOrDigit(c) && ++others <= MOST_OTHERS) {
        figures.append(FIGURES.charAt(0));
      } else {
        break;
      }
    }
    boolean x = end < text.length() && "Xx×".indexOf(text.charAt(end)) >= 0;
    var plain = figures.substring(0, length) + (x ? "X" : "");
    return new ChineseRun(start, x ? end + 1 : end, plain, lastOthers);
  }
}
