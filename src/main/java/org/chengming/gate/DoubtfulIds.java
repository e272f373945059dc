package org.chengming.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Identity numbers in what was read of a picture, one figure of which was read wrongly: so that
 * neither place nor day nor check need be right. Told of as unsure, where words name them.
 */
final class DoubtfulIds {
  private static final double NAMED = 0.45;
  private static final int BEFORE = 16;
  private static final List<String> ANY_WORDS =
      Stream.concat(PersonNumbers.ID_WORDS.stream(), PersonNumbers.CARD_WORDS.stream()).toList();

  /** As long as no other number written so. */
  private static final int LEAST_CHINESE = 16;

  private DoubtfulIds() {}

  static List<Personal.Hit> in(String text) {
    var found = new ArrayList<Personal.Hit>();
    var plain = PlainText.of(text);
    new FigureGroups(plain)
        .each(
            number -> {
              var hit = of(number);
              if (hit != null && (found.isEmpty() || found.getLast().end() <= hit.start())) {
                found.add(hit);
              }
            });
    found.addAll(chinese(text));
    return found;
  }

  private static List<Personal.Hit> chinese(String text) {
    var runs =
        ChineseRun.in(text).stream()
            .filter(run -> run.figures().length() >= LEAST_CHINESE)
            .filter(run -> run.others() == 0 || named(text, run, ANY_WORDS))
            .sorted(Comparator.comparingInt(ChineseRun::others))
            .toList();
    var apart = new ArrayList<ChineseRun>();
    for (var run : runs) {
      if (apart.stream().noneMatch(run::overlaps)) {
        apart.add(run);
      }
    }
    return apart.stream()
        .map(
            run ->
                hit(
                    kind(text, run),
                    run.start(),
                    run.end(),
                    Masks.middle(run.figures().replace(ChineseRun.OTHER, '*'), 6, 4)))
        .toList();
  }

  /** Issuers of cards begin so, and some identity numbers do. */
  private static FindingKind kind(String text, ChineseRun run) {
    return run.figures().startsWith("六二") && !named(text, run, PersonNumbers.ID_WORDS)
        ? FindingKind.BANK_CARD
        : FindingKind.RESIDENT_ID;
  }

  private static boolean named(String text, ChineseRun run, List<String> words) {
    var before = text.substring(Math.max(0, run.start() - BEFORE), run.start());
    return words.stream().anyMatch(before::contains);
  }

  private static Personal.Hit hit(FindingKind kind, int start, int end, String masked) {
    return new Personal.Hit(kind.name(), start, end, NAMED, masked);
  }

  private static Personal.@Nullable Hit of(GroupedNumber number) {
    var figures = number.figures();
    int to = number.to();
    var text = number.text();
    if (figures.length() == 17 && text.at(to) == 'X') {
      figures += "X";
      to++;
    }
    if (figures.length() != 18 || text.word(to) || text.word(number.from() - 1)) {
      return null;
    }
    var around = new Surroundings(text, number.from(), to);
    boolean named = !around.naming(PersonNumbers.ID_WORDS).isEmpty();
    return named && !around.tied() && !around.amount() && nearly(figures)
        ? hit(
            FindingKind.RESIDENT_ID,
            text.start(number.from()),
            text.end(to),
            Masks.residentId(figures))
        : null;
  }

  /** Whether another figure in one place makes it an identity number. */
  private static boolean nearly(String figures) {
    var changed = new StringBuilder(figures);
    for (int i = 0; i < figures.length(); i++) {
      for (char c = '0'; c <= '9'; c++) {
        changed.setCharAt(i, c);
        if (ResidentId.placedAndDated(changed.toString())
            && ResidentId.isValid(changed.toString())) {
          return true;
        }
      }
      changed.setCharAt(i, figures.charAt(i));
    }
    return false;
  }
}
