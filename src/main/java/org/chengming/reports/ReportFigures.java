package org.chengming.reports;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chengming.organisations.Body;
import org.chengming.organisations.BodyDirectory;
import org.chengming.organisations.Organisations;
import org.chengming.requests.RequestFigures;
import org.chengming.requests.RequestFigures.Came;
import org.chengming.requests.RequestFigures.Part;
import org.chengming.requests.RequestFigures.Which;
import org.chengming.requests.RequesterKind;
import org.chengming.requests.Reviews;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures of a report as the requests give them now. */
@Component
public class ReportFigures {
  private final RequestFigures requests;
  private final Reviews reviews;
  private final Organisations organisations;

  ReportFigures(RequestFigures requests, Reviews reviews, Organisations organisations) {
    this.requests = requests;
    this.reviews = reviews;
    this.organisations = organisations;
  }

  /**
   * @param unconfirmed filed by the end of the year and still not received, so in no row
   * @param unplaced ended in the year in a way that no row of the form stands for
   */
  public record Computed(Figures figures, long unconfirmed, long unplaced) {}

  /** The bodies whose cases count: with each the ones it took over as a whole. */
  public List<Long> bodies(Body body, Scope scope) {
    var directory = organisations.bodies();
    var own =
        (scope == Scope.OWN ? List.of(body) : directory.subtree(body.id()))
            .stream().map(Body::id).collect(Collectors.toSet());
    return directory.all().stream()
        .map(Body::id)
        .filter(id -> own.contains(id) || own.contains(heir(directory, id)))
        .toList();
  }

  private static long heir(BodyDirectory directory, long id) {
    return directory.heir(id).id();
  }

  /** The figures that come from the requests, one query. */
  public Computed compute(Body body, int year, Scope scope) {
    var counts = requests.count(bodies(body, scope), year);
    var unconfirmed =
        counts.stream()
            .filter(c -> c.came() == Came.UNCONFIRMED)
            .mapToLong(RequestFigures.Count::cases)
            .sum();
    return new Computed(
        Applications.of(form(year), counts),
        unconfirmed,
        Applications.unplaced(form(year), counts));
  }

  /** What the cases tell of typed numbers: reconsideration and litigation; a proposal, no more. */
  public Figures proposed(Body body, int year, Scope scope) {
    return form(year).table(ReviewsTable.CODE).isEmpty()
        ? Figures.NONE
        : ReviewsTable.of(reviews.count(bodies(body, scope), year));
  }

  /** All figures of a report in the making: counted, typed, and the sums of both. */
  public Figures all(Body body, Draft draft) {
    var fixed = draft.fixed();
    if (fixed != null) {
      return fixed;
    }
    var counted = compute(body, draft.year(), draft.scope()).figures();
    return form(draft.year()).complete(counted.with(draft.typed()));
  }

  /** A cell in words. */
  public static String label(int year, Cell cell) {
    var table = form(year).table(cell.table()).orElseThrow();
    var row = table.rows().stream().filter(r -> r.code().equals(cell.row())).findFirst();
    var column = table.columns().stream().filter(c -> c.code().equals(cell.column())).findFirst();
    return "%s × %s".formatted(row.orElseThrow().label(), column.orElseThrow().label());
  }

  /** The form of the report on a year. */
  public static ReportForm form(int year) {
    return Forms.of(year);
  }

  /**
   * The identities of a report's figures, line by line.
   *
   * @param before the figures of the year before, null where nothing is known of it
   */
  public static List<Identity> identities(
      ReportForm form, Figures figures, @Nullable Figures before) {
    return Identities.of(form, figures, before);
  }

  /** Which cases stand behind a figure of table 3; empty where none do. */
  public static Optional<Which> which(int year, String row, String column) {
    var table = form(year).table(ApplicationsTable.CODE);
    if (table.isEmpty()
        || table.get().leaves().stream().noneMatch(r -> r.code().equals(row))
        || table.get().columns().stream().noneMatch(c -> c.code().equals(column))) {
      return Optional.empty();
    }
    var kind = column.equals(ApplicationsTable.TOTAL) ? null : RequesterKind.valueOf(column);
    return Optional.of(
        switch (row) {
          case ApplicationsTable.RECEIVED -> new Which(Part.RECEIVED, List.of(), kind);
          case ApplicationsTable.CARRIED -> new Which(Part.CARRIED, List.of(), kind);
          case ApplicationsTable.FORWARD -> new Which(Part.OPEN, List.of(), kind);
          case ApplicationsTable.ENDED -> new Which(Part.ENDED, List.of(), kind);
          default -> new Which(Part.ENDED, OldOutcomes.with(row), kind);
        });
  }
}
