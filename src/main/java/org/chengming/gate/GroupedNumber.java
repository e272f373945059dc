package org.chengming.gate;

/**
 * Figures that stand together as one number.
 *
 * @param from its first sign in the text
 * @param to where its signs end
 * @param figures without what stands between them
 * @param shape how many figures each group has, a character each; 3, 4, 4 for 138-1234-5678
 * @param broken whether a line ends within it
 */
record GroupedNumber(
    PlainText text, int from, int to, String figures, String shape, boolean broken) {
  /** Figures one by one, or all at once. */
  boolean evenly() {
    return shape.length() == 1 || shape.length() == figures.length();
  }

  boolean shaped(int... lengths) {
    if (lengths.length != shape.length()) {
      return false;
    }
    for (int i = 0; i < lengths.length; i++) {
      if (shape.charAt(i) != lengths[i]) {
        return false;
      }
    }
    return true;
  }

  /** The same without its first figures; where it begins stays. */
  GroupedNumber without(int first) {
    var rest = new StringBuilder(shape);
    for (int left = first; left > 0; left--) {
      if (rest.charAt(0) == 1) {
        rest.deleteCharAt(0);
      } else {
        rest.setCharAt(0, (char) (rest.charAt(0) - 1));
      }
    }
    return new GroupedNumber(text, from, to, figures.substring(first), rest.toString(), broken);
  }

  /** With the sign and the bracket that stand before a country or an area. */
  int fromBefore() {
    int at = text.at(from - 1) == '+' ? from - 1 : from;
    int opening = FigureGroups.OPENING.indexOf(text.at(at - 1));
    boolean bracketed =
        opening >= 0 && text.between(from, to).indexOf(FigureGroups.CLOSING.charAt(opening)) > 0;
    return bracketed ? at - 1 : at;
  }

  /** Cells of a table under each other, more likely than one number on two lines. */
  boolean stacked() {
    return broken && text.at(from - 1) == PlainText.LINE;
  }

  /** Groups of a row of numbers: another stands a blank before or after. */
  boolean inARow() {
    return shape.length() > 1
        && (text.at(from - 1) == ' ' && text.figure(from - 2)
            || text.at(to) == ' ' && text.figure(to + 1));
  }

  Surroundings surroundings() {
    return new Surroundings(text, from, to);
  }
}
