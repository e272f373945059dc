package org.chengming.reports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chengming.organisations.Body;
import org.chengming.organisations.BodyKind;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/** By when a report must be public, as dated data. */
public final class Deadlines {
  private static final String COLUMNS = "from,to,who,month,day,known,source";

  private final List<Rule> rules;

  private Deadlines(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  private enum Who {
    /** 地方各级人民政府: the report that adds up its departments. */
    GOVERNMENT,
    DEPARTMENT
  }

  private record Rule(
      LocalDate from, @Nullable LocalDate to, Who who, int month, int day, String source) {
    LocalDate by(int year) {
      return LocalDate.of(year + 1, month, day);
    }

    boolean holdsOn(LocalDate date) {
      return !date.isBefore(from) && (to == null || !date.isAfter(to));
    }
  }

  /**
   * @param source the article
   */
  public record Deadline(LocalDate by, String source) {}

  /**
   * Reads CSV with the columns {@code from,to,who,month,day,known,source}; the source, last, may
   * hold commas.
   *
   * @throws IllegalArgumentException naming the line that makes no sense
   */
  static Deadlines read(Resource csv) throws IOException {
    var lines = csv.getContentAsString(StandardCharsets.UTF_8).lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(COLUMNS)) {
      throw new IllegalArgumentException("%s must begin with %s".formatted(csv, COLUMNS));
    }
    return new Deadlines(
        lines.stream().skip(1).filter(l -> !l.isBlank()).map(Deadlines::rule).toList());
  }

  private static Rule rule(String line) {
    try {
      var cells = line.split(",", 7);
      return new Rule(
          LocalDate.parse(cells[0]),
          cells[1].isEmpty() ? null : LocalDate.parse(cells[1]),
          Who.valueOf(cells[2].toUpperCase(Locale.ROOT)),
          Integer.parseInt(cells[3]),
          Integer.parseInt(cells[4]),
          cells[6]);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("No deadline: " + line, e);
    }
  }

  /** The last day for the report on a year; the law of that day governs it. */
  public Optional<Deadline> of(Body body, int year) {
    var who = body.kind() == BodyKind.GOVERNMENT ? Who.GOVERNMENT : Who.DEPARTMENT;
    return rules.stream()
        .filter(r -> r.who() == who && r.holdsOn(r.by(year)))
        .map(r -> new Deadline(r.by(year), r.source()))
        .findFirst();
  }
}
