package org.chengming.gate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Compares what was planted with what was found, by kind. */
final class Score {
  static final class Count {
    int planted;
    int hit;
    int found;

    double recall() {
      return planted == 0 ? 1 : (double) hit / planted;
    }

    double precision() {
      return found == 0 ? 1 : (double) hit / found;
    }
  }

  private final Map<FindingKind, Count> counts = new EnumMap<>(FindingKind.class);
  private final List<String> misses = new ArrayList<>();

  void add(List<Planter.Item> planted, String text, List<Finding> findings) {
    var left = new ArrayList<>(planted);
    planted.forEach(item -> count(item.kind()).planted++);
    for (var finding : findings) {
      count(finding.kind()).found++;
      var words = text.substring(finding.start(), finding.end());
      var hit = left.stream().filter(i -> same(i, finding.kind(), words)).findFirst();
      if (hit.isPresent()) {
        left.remove(hit.get());
        count(finding.kind()).hit++;
      } else {
        misses.add("too much: " + finding + " «" + words + "»");
      }
    }
    left.forEach(item -> misses.add("missed: " + item));
  }

  private static boolean same(Planter.Item item, FindingKind kind, String words) {
    if (item.kind() != kind) {
      return false;
    }
    var plain = condensed(words);
    return plain.endsWith(condensed(item.plain()))
        || plain.equals(condensed("86" + item.plain().replaceFirst("^0", "")));
  }

  private static String condensed(String words) {
    var text = PlainText.withChineseFigures(words);
    return text.between(0, text.length())
        .toUpperCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}@]", "");
  }

  Count count(FindingKind kind) {
    return counts.computeIfAbsent(kind, k -> new Count());
  }

  Map<FindingKind, Count> counts() {
    return counts;
  }

  List<String> misses() {
    return misses;
  }
}
