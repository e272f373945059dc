package org.chengming.gate;

import java.util.function.Consumer;

/**
 * The figures of a text in groups, and the numbers that neighbouring groups make when they stand no
 * further apart than people write one number: a blank, a dash, a dot, a bracket, one line's end.
 * Linear: from each group at most {@link #LONGEST} figures are followed.
 */
final class FigureGroups {
  static final int LONGEST = 19;

  /** Indentation and page margins at the end of a line. */
  private static final int WIDEST = 40;

  static final String OPENING = "([【〔";
  static final String CLOSING = ")]】〕";

  private enum Gap {
    CLOSE,
    LINE,
    FAR
  }

  private final PlainText text;

  FigureGroups(PlainText text) {
    this.text = text;
  }

  /** Hands over every number that the groups make. */
  void each(Consumer<GroupedNumber> taker) {
    int at = 0;
    while (at < text.length()) {
      if (!text.figure(at)) {
        at++;
        continue;
      }
      int end = groupEnd(at);
      if (end - at <= LONGEST) {
        from(at, end, taker);
      }
      at = end;
    }
  }

  private int groupEnd(int at) {
    int end = at;
    while (text.figure(end)) {
      end++;
    }
    return end;
  }

  private void from(int start, int firstEnd, Consumer<GroupedNumber> taker) {
    var figures = new StringBuilder(text.between(start, firstEnd));
    var shape = new StringBuilder().append((char) (firstEnd - start));
    int end = firstEnd;
    int lines = 0;
    while (true) {
      taker.accept(
          new GroupedNumber(text, start, end, figures.toString(), shape.toString(), lines > 0));
      int next = next(end);
      var gap = next < 0 ? Gap.FAR : gap(start, end, next);
      lines += gap == Gap.LINE ? 1 : 0;
      if (gap == Gap.FAR || lines > 1) {
        return;
      }
      int nextEnd = groupEnd(next);
      if (figures.length() + nextEnd - next > LONGEST) {
        return;
      }
      figures.append(text.between(next, nextEnd));
      int length = nextEnd - next;
      if (gap == Gap.LINE) {
        int last = shape.length() - 1;
        shape.setCharAt(last, (char) (shape.charAt(last) + length));
      } else {
        shape.append((char) length);
      }
      end = nextEnd;
    }
  }

  /** Where the next group begins, or -1 where none is near. */
  private int next(int end) {
    for (int i = end; i < text.length() && i < end + WIDEST; i++) {
      if (text.figure(i)) {
        return i;
      }
      if ("-·. \n)]】〕/_".indexOf(text.at(i)) < 0) {
        return -1;
      }
    }
    return -1;
  }

  /** A stroke only after an area code: else two numbers stand on both sides of it. */
  private boolean slanted(int start, int end, int next) {
    for (int i = end; i < next; i++) {
      char c = text.at(i);
      if (CLOSING.indexOf(c) >= 0 || c == '/' && !(text.at(start) == '0' && end - start <= 4)) {
        return true;
      }
    }
    return false;
  }

  private Gap gap(int start, int end, int next) {
    int blanks = 0;
    int signs = 0;
    int lines = 0;
    for (int i = end; i < next; i++) {
      switch (text.at(i)) {
        case ' ' -> blanks++;
        case PlainText.LINE -> lines++;
        case '-' -> signs += i > end && text.at(i - 1) == '-' ? 0 : 1;
        default -> signs++;
      }
    }
    int bracket = CLOSING.indexOf(text.at(end));
    char before = text.at(start - 1) == '+' ? text.at(start - 2) : text.at(start - 1);
    boolean open = bracket >= 0 && before == OPENING.charAt(bracket);
    if (signs > (open ? 2 : 1)
        || lines > 1
        || bracket >= 0 && !open
        || bracket < 0 && !open && slanted(start, end, next)) {
      return Gap.FAR;
    }
    if (lines == 1) {
      boolean rows = text.at(start - 1) == '\t' || text.at(groupEnd(next)) == '\t';
      return rows ? Gap.FAR : signs == 0 ? Gap.LINE : Gap.CLOSE;
    }
    return blanks > 2 ? Gap.FAR : Gap.CLOSE;
  }
}
