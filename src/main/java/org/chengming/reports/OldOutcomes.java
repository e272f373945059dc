package org.chengming.reports;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How cases ended under the regulation of 2008, as the form of its time and that of today have it.
 * The report on 2019 is made in today's form, though until 14 May cases ended by the old rules.
 */
final class OldOutcomes {
  /** By rows of today's table 3. What no row of it stands for is 其他. */
  private static final Map<String, String> TODAY =
      Map.ofEntries(
          Map.entry("2008.1", "1"),
          Map.entry("2008.2", "1"),
          Map.entry("2008.3", "2"),
          Map.entry("2008.4.1", "3.1"),
          Map.entry("2008.4.2", "3.4"),
          Map.entry("2008.4.3", "3.4"),
          Map.entry("2008.4.4", "3.3"),
          Map.entry("2008.4.5", "6.3"),
          Map.entry("2008.4.6", "3.2"),
          Map.entry("2008.5", "4.1"),
          Map.entry("2008.6", "4.1"),
          Map.entry("2008.7", "4.3"),
          Map.entry("2008.8", "6.3"),
          Map.entry("2008.9", "6.3"));

  private OldOutcomes() {}

  /** The row of today's table 3 an outcome is counted in. */
  static String today(String outcome) {
    return TODAY.getOrDefault(outcome, outcome);
  }

  /** All outcomes that are counted in a row of today's table 3. */
  static List<String> with(String row) {
    return Stream.concat(
            Stream.of(row),
            TODAY.entrySet().stream().filter(e -> e.getValue().equals(row)).map(Map.Entry::getKey))
        .toList();
  }

  /** The row of the old form's answers; null where none stands for it. */
  static @Nullable String answer(String outcome) {
    return switch (outcome) {
      case "1", "2008.1", "2008.2" -> "granted";
      case "2", "2008.3" -> "partly";
      case "3.1", "2008.4.1" -> "exempt1";
      case "2008.4.2" -> "exempt2";
      case "2008.4.3" -> "exempt3";
      case "3.3", "2008.4.4" -> "exempt4";
      case "2008.4.5" -> "notInformation";
      case "3.2", "2008.4.6" -> "exempt6";
      case "2008.5" -> "notHeld";
      case "2008.6" -> "notThere";
      case "4.3", "2008.7" -> "unclear";
      default -> null;
    };
  }
}
