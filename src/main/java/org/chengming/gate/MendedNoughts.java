package org.chengming.gate;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Round noughts among Chinese figures, which a reader of pictures leaves out or adds: so many of
 * them are put in or taken out as make an identity number, if only one number comes of it.
 */
final class MendedNoughts {
  private static final char NOUGHT = '〇';
  private static final int LENGTH = 18;
  private static final int MOST = 2;

  private MendedNoughts() {}

  /** Empty where they need no mending, or nothing or more than one number comes of it. */
  static Optional<String> of(ChineseRun run) {
    var figures = run.figures();
    if (valid(figures)) {
      return run.others() == 0 ? Optional.empty() : Optional.of(figures);
    }
    if (figures.length() < LENGTH - MOST || figures.length() > LENGTH + MOST) {
      return Optional.empty();
    }
    Set<String> tried = Set.of(figures);
    for (int step = 0; step < MOST; step++) {
      var next = new LinkedHashSet<String>();
      tried.forEach(one -> changed(one, next));
      var found = new HashSet<String>();
      next.stream().filter(MendedNoughts::valid).forEach(found::add);
      if (!found.isEmpty()) {
        return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
      }
      tried = next;
    }
    return Optional.empty();
  }

  private static void changed(String figures, Set<String> taker) {
    for (int i = 0; i <= figures.length(); i++) {
      taker.add(figures.substring(0, i) + NOUGHT + figures.substring(i));
      if (i < figures.length() && figures.charAt(i) == NOUGHT) {
        taker.add(figures.substring(0, i) + figures.substring(i + 1));
      }
    }
  }

  private static boolean valid(String figures) {
    if (figures.length() != LENGTH) {
      return false;
    }
    var number = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      int figure = ChineseRun.FIGURES.indexOf(figures.charAt(i));
      number.append(figure >= 0 ? (char) ('0' + figure) : 'X');
    }
    return ResidentId.placedAndDated(number.toString()) && ResidentId.isValid(number.toString());
  }
}
