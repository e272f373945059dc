package org.chengming.gate;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Round noughts among Chinese figures, which a reader of pictures leaves out or adds: so many of
 * them are put in or taken out as make an identity number or that of a card, if only one comes of
 * it.
 */
final class MendedNoughts {
  private static final char NOUGHT = '〇';
  private static final int ID = 18;

  /** So many are put in at most; more are taken out, for one is often read as two. */
  private static final int MOST_IN = 2;

  private static final int MOST_OUT = 4;

  private MendedNoughts() {}

  /** The number, as it is where it needs no mending; empty where nothing or more than one comes. */
  static Optional<String> of(ChineseRun run) {
    var figures = run.figures().replace(ChineseRun.OTHER, NOUGHT);
    if (valid(figures)) {
      return Optional.of(figures);
    }
    var found = mended(others(run.figures()));
    return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
  }

  /** The numbers that come of the fewest changes. */
  private static Set<String> mended(Set<String> figures) {
    var without = figures;
    var changed = figures;
    for (int step = 0; step <= MOST_OUT; step++) {
      var found = new HashSet<String>();
      without.stream().filter(MendedNoughts::valid).forEach(found::add);
      changed.stream().filter(MendedNoughts::valid).forEach(found::add);
      if (!found.isEmpty()) {
        return found;
      }
      without = changed(without, false);
      changed = step < MOST_IN ? changed(changed, true) : Set.of();
    }
    return Set.of();
  }

  /** What is no figure as noughts, and one such sign as each figure. */
  private static Set<String> others(String figures) {
    var all = new HashSet<String>();
    all.add(figures.replace(ChineseRun.OTHER, NOUGHT));
    int i = figures.indexOf(ChineseRun.OTHER);
    while (i >= 0) {
      for (char figure : ChineseRun.FIGURES.toCharArray()) {
        var one = figures.substring(0, i) + figure + figures.substring(i + 1);
        all.add(one.replace(ChineseRun.OTHER, NOUGHT));
      }
      i = figures.indexOf(ChineseRun.OTHER, i + 1);
    }
    return all;
  }

  /** With one less, and where that is wanted, with one more. */
  private static Set<String> changed(Set<String> all, boolean more) {
    var changed = new HashSet<String>();
    for (var figures : all) {
      for (int i = 0; i <= figures.length(); i++) {
        if (i < figures.length() && figures.charAt(i) == NOUGHT) {
          changed.add(figures.substring(0, i) + figures.substring(i + 1));
        }
        if (more) {
          changed.add(figures.substring(0, i) + NOUGHT + figures.substring(i));
        }
      }
    }
    return changed;
  }

  private static boolean valid(String figures) {
    int length = figures.length();
    if (length != ID && length != 16 && length != 19) {
      return false;
    }
    var plain = new StringBuilder();
    for (int i = 0; i < length; i++) {
      int figure = ChineseRun.FIGURES.indexOf(figures.charAt(i));
      plain.append(figure >= 0 ? (char) ('0' + figure) : 'X');
    }
    var number = plain.toString();
    return length == ID
        ? ResidentId.placedAndDated(number) && ResidentId.isValid(number)
        : number.matches("\\d+") && BankCard.chinese(number) && BankCard.checked(number);
  }
}
