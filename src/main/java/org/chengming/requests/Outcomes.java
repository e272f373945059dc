package org.chengming.requests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.io.Resource;

/** The ways in which a request may end, as dated data. */
public final class Outcomes {
  private static final String COLUMNS = "code,from,to,group,relief,known,label,source";

  private final List<Outcome> all;

  Outcomes(List<Outcome> all) {
    this.all = List.copyOf(all);
    for (var one : all) {
      for (var other : all) {
        if (one != other && one.code().equals(other.code()) && other.holdsOn(one.from())) {
          throw new IllegalArgumentException(
              "Outcome %s stands twice on %s".formatted(one.code(), one.from()));
        }
      }
    }
  }

  /**
   * Reads CSV with the columns {@code code,from,to,group,relief,known,label,source}; the source,
   * last, may hold commas.
   *
   * @throws IllegalArgumentException naming the line that makes no sense
   */
  static Outcomes read(Resource csv) throws IOException {
    var lines = csv.getContentAsString(StandardCharsets.UTF_8).lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(COLUMNS)) {
      throw new IllegalArgumentException("%s must begin with %s".formatted(csv, COLUMNS));
    }
    var all = new ArrayList<Outcome>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        try {
          all.add(outcome(lines.get(i).split(",", 8)));
        } catch (RuntimeException e) {
          throw new IllegalArgumentException(
              "Line %d of %s: %s".formatted(i + 1, csv, lines.get(i)), e);
        }
      }
    }
    return new Outcomes(all);
  }

  private static Outcome outcome(String[] cells) {
    return new Outcome(
        cells[0],
        LocalDate.parse(cells[1]),
        cells[2].isEmpty() ? null : LocalDate.parse(cells[2]),
        Outcome.Group.valueOf(cells[3]),
        Outcome.Relief.valueOf(cells[4]),
        LimitRule.Known.valueOf(cells[5].toUpperCase(Locale.ROOT)),
        cells[6],
        cells[7]);
  }

  /** Those of a day, in the order of the report. */
  public List<Outcome> on(LocalDate day) {
    return all.stream().filter(o -> o.holdsOn(day)).toList();
  }

  /** As it stood on the day the case ended. */
  public Optional<Outcome> find(String code, LocalDate day) {
    return on(day).stream().filter(o -> o.code().equals(code)).findFirst();
  }

  /** The one of a day that somebody wrote down by its code, its label, or both. */
  Optional<Outcome> written(String text, LocalDate day) {
    return on(day).stream()
        .filter(o -> text.equals(o.code()) || text.equals(o.label()) || text.equals(o.full()))
        .findFirst();
  }

  /** All of them, for telling others apart. */
  @Override
  public String toString() {
    return all.toString();
  }
}
