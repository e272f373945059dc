package org.chengming.gate;

import java.util.ArrayList;
import java.util.List;

/**
 * What was read in a picture, and which words of it nobody can be sure of.
 *
 * @param doubts in the order of the text
 */
record PictureReading(String text, List<Doubt> doubts) {
  /** Figures read with less are not sure; from 0 to 100. */
  static final double SURE = 80;

  /** What is found there is told of and asked, but hinders nothing by itself. */
  private static final double MOST_IN_DOUBT = 0.7;

  /**
   * Words that were read badly.
   *
   * @param end exclusive
   */
  record Doubt(int start, int end) {}

  /** What is found in it; without a check figure no surer than the reading was. */
  List<Personal.Hit> find(Personal personal) {
    return personal.find(text).stream().map(this::doubted).toList();
  }

  private Personal.Hit doubted(Personal.Hit hit) {
    double sure = most(hit.kind(), hit.start(), hit.end(), hit.confidence());
    return new Personal.Hit(hit.kind(), hit.start(), hit.end(), sure, hit.masked());
  }

  /** The confidence of a finding there, which its check figure upholds where it has one. */
  double most(String kind, int start, int end, double confidence) {
    boolean checked = confidence >= 0.85 && FindingKind.valueOf(kind).checked();
    boolean doubted = doubts.stream().anyMatch(d -> d.start() < end && start < d.end());
    return checked || !doubted ? confidence : Math.min(confidence, MOST_IN_DOUBT);
  }

  /** Puts words together as they were written: between Chinese signs there are no blanks. */
  static final class Builder {
    private static final String ROUND = "Oo○";
    private static final String CHINESE = "〇一二三四五六七八九";

    private final StringBuilder text = new StringBuilder();
    private final List<Doubt> doubts = new ArrayList<>();

    void line() {
      if (!text.isEmpty()) {
        text.append('\n');
      }
    }

    void tabs(int count) {
      text.repeat('\t', count);
    }

    void words(List<PictureWord> words) {
      for (var word : words) {
        int end = text.length();
        if (end > 0 && !joined(text.charAt(end - 1), word.text().charAt(0))) {
          text.append(' ');
        }
        int start = text.length();
        text.append(word.text());
        if (word.sure() < SURE) {
          doubts.add(new Doubt(start, text.length()));
        }
      }
    }

    private static boolean joined(char before, char after) {
      return before <= ' ' || wide(before) && wide(after);
    }

    private static boolean wide(char c) {
      return c >= 0x2E80 || ROUND.indexOf(c) >= 0;
    }

    /** The round nought among Chinese figures is read as a letter. */
    private void noughts() {
      for (int i = 1; i < text.length() - 1; i++) {
        if (ROUND.indexOf(text.charAt(i)) >= 0
            && CHINESE.indexOf(text.charAt(i - 1)) >= 0
            && (CHINESE + ROUND).indexOf(text.charAt(i + 1)) >= 0) {
          text.setCharAt(i, '〇');
        }
      }
    }

    PictureReading reading() {
      noughts();
      return new PictureReading(text.toString(), List.copyOf(doubts));
    }
  }
}
