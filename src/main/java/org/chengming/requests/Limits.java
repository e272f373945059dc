package org.chengming.requests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.io.Resource;

/**
 * The law's limits for requests as dated data. The one that held on the day of an act governs that
 * act, so a case of 2014 is counted as in 2014.
 */
public final class Limits {
  private static final String COLUMNS = "limit,from,to,days,unit,known,source";

  private final List<LimitRule> rules;

  Limits(List<LimitRule> rules) {
    this.rules = List.copyOf(rules);
    for (var rule : rules) {
      for (var other : rules) {
        if (rule != other && rule.limit() == other.limit() && other.holdsOn(rule.from())) {
          throw new IllegalArgumentException(
              "%s stands twice on %s".formatted(rule.limit(), rule.from()));
        }
      }
    }
  }

  /**
   * Reads CSV with the columns {@code limit,from,to,days,unit,known,source}; the source, last, may
   * hold commas.
   *
   * @throws IllegalArgumentException naming the line that makes no sense
   */
  static Limits read(Resource csv) throws IOException {
    var lines = csv.getContentAsString(StandardCharsets.UTF_8).lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(COLUMNS)) {
      throw new IllegalArgumentException("%s must begin with %s".formatted(csv, COLUMNS));
    }
    var rules = new ArrayList<LimitRule>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        try {
          rules.add(rule(lines.get(i).split(",", 7)));
        } catch (RuntimeException e) {
          throw new IllegalArgumentException(
              "Line %d of %s: %s".formatted(i + 1, csv, lines.get(i)), e);
        }
      }
    }
    return new Limits(rules);
  }

  private static LimitRule rule(String[] cells) {
    return new LimitRule(
        Limit.valueOf(cells[0]),
        LocalDate.parse(cells[1]),
        cells[2].isEmpty() ? null : LocalDate.parse(cells[2]),
        cells[3].isEmpty() ? null : Integer.valueOf(cells[3]),
        LimitRule.Unit.valueOf(cells[4]),
        LimitRule.Known.valueOf(cells[5].toUpperCase(Locale.ROOT)),
        cells[6]);
  }

  /** The rule that held on a day, empty where the law of that day did not know the step. */
  public Optional<LimitRule> on(LocalDate day, Limit limit) {
    return rules.stream().filter(r -> r.limit() == limit && r.holdsOn(day)).findFirst();
  }

  /** Every rule of a limit, of whatever time. */
  List<LimitRule> of(Limit limit) {
    return rules.stream().filter(r -> r.limit() == limit).toList();
  }

  /** All of them, for telling others apart. */
  @Override
  public String toString() {
    return rules.toString();
  }
}
