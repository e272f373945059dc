package org.chengming.gate;

import java.util.ArrayList;
import java.util.Comparator;
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
   * @param mended whether it was made from what was read, so that its check figure says nothing
   */
  record Doubt(int start, int end, boolean mended) {
    private Doubt moved(int by) {
      return new Doubt(start + by, end + by, mended);
    }
  }

  /** What is found in it; without a check figure no surer than the reading was. */
  List<Personal.Hit> find(Personal personal) {
    var found = new ArrayList<>(personal.find(text).stream().map(this::doubted).toList());
    DoubtfulIds.in(text).stream()
        .filter(
            one -> found.stream().noneMatch(f -> f.start() < one.end() && one.start() < f.end()))
        .toList()
        .forEach(found::add);
    return List.copyOf(found);
  }

  /** Whether what was found is less sure for how it was read. */
  boolean doubts(Personal.Hit hit) {
    boolean unsure = hit.confidence() <= MOST_IN_DOUBT;
    boolean id = hit.kind().equals(FindingKind.RESIDENT_ID.name());
    return unsure
        && (id || doubts.stream().anyMatch(d -> d.start() < hit.end() && hit.start() < d.end()));
  }

  private Personal.Hit doubted(Personal.Hit hit) {
    double sure = most(hit.kind(), hit.start(), hit.end(), hit.confidence());
    return new Personal.Hit(hit.kind(), hit.start(), hit.end(), sure, hit.masked());
  }

  /** The confidence of a finding there, which its check figure upholds where it has one. */
  double most(String kind, int start, int end, double confidence) {
    var doubted = doubts.stream().filter(d -> d.start() < end && start < d.end()).toList();
    boolean checked =
        confidence >= 0.85
            && FindingKind.valueOf(kind).checked()
            && doubted.stream().noneMatch(Doubt::mended);
    return checked || doubted.isEmpty() ? confidence : Math.min(confidence, MOST_IN_DOUBT);
  }

  /** Puts words together as they were written: between Chinese signs there are no blanks. */
  static final class Builder {
    private static final String ROUND = "Oo○";

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
        text.append(PictureSigns.word(word.text()));
        if (word.sure() < SURE) {
          doubts.add(new Doubt(start, text.length(), false));
        }
      }
    }

    private static boolean joined(char before, char after) {
      return before <= ' ' || wide(before) && wide(after);
    }

    private static boolean wide(char c) {
      return c >= 0x2E80 || ROUND.indexOf(c) >= 0;
    }

    /** Of what is mended nobody can be sure: the check figure served to mend it. */
    private void noughts() {
      int moved = 0;
      int last = 0;
      for (var run : ChineseRun.in(text.toString())) {
        var mended = MendedNoughts.of(run);
        int start = run.start() + moved;
        int end = run.end() + moved;
        if (mended.isPresent()
            && run.start() >= last
            && !text.substring(start, end).equals(mended.get())) {
          last = run.end();
          text.replace(start, end, mended.get());
          int more = mended.get().length() - (end - start);
          doubts.replaceAll(d -> d.start() < end ? d : d.moved(more));
          doubts.removeIf(d -> d.start() >= start && d.start() < end);
          doubts.add(new Doubt(start, end + more, true));
          moved += more;
        }
      }
      doubts.sort(Comparator.comparingInt(Doubt::start));
    }

    PictureReading reading() {
      PictureSigns.mend(text);
      noughts();
      return new PictureReading(text.toString(), List.copyOf(doubts));
    }
  }
}
