package org.chengming.requests.web;

import static org.chengming.requests.db.Tables.FIGURE;
import static org.chengming.requests.db.Tables.TALLY;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.sum;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.requests.Outcome.Group;
import org.chengming.web.Missing;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Counts of requests by body and year, from tables made for it. */
@Component
class StatisticsQuery {
  private final DSLContext db;
  private final Organisations organisations;

  StatisticsQuery(DSLContext db, Organisations organisations) {
    this.db = db;
    this.organisations = organisations;
  }

  /**
   * What was counted of a body with all under it.
   *
   * @param year the one that was asked for, else the last with anything in it, else this one
   * @param years every year with anything in it, the newest first
   * @param overdue how many are overdue today
   * @param parts the body itself and each body under it, with what is under that; those without a
   *     case that year are left out
   */
  record Counted(
      Body body,
      int year,
      Map<Integer, Tally> years,
      Tally tally,
      int overdue,
      Map<Body, Tally> parts) {}

  /**
   * @param code of the body, empty for all
   * @param asked the year, empty for the last
   * @throws Missing for a body or year that is none
   */
  Counted count(String code, String asked, LocalDate today) {
    var body = body(code);
    if (!(asked.isEmpty() || asked.matches("20\\d\\d"))) {
      throw new Missing("Statistics of \"%s\"".formatted(asked));
    }
    var scope = scope(body);
    var years = years(scope);
    int last = years.isEmpty() ? today.getYear() : years.lastKey();
    int year = asked.isEmpty() ? last : Integer.parseInt(asked);
    return new Counted(
        body,
        year,
        years.descendingMap(),
        years.getOrDefault(year, new Tally()),
        overdue(scope, today),
        parts(body, scope, year));
  }

  /**
   * @param code of the body, empty for the first
   * @throws Missing for a body that is none, or has no desk here
   */
  Body body(String code) {
    var bodies = organisations.bodies();
    return code.isEmpty()
        ? bodies.roots().getFirst()
        : bodies
            .byCode(code)
            .filter(b -> !b.outside())
            .orElseThrow(() -> new Missing("Body " + code));
  }

  /** The body and all under it, also those that were succeeded by one of them. */
  Long[] scope(Body body) {
    var bodies = organisations.bodies();
    return bodies.all().stream()
        .filter(b -> !b.outside() && bodies.heir(b.id()).path().startsWith(body.path()))
        .map(Body::id)
        .toArray(Long[]::new);
  }

  /** What a number is called; empty for none. */
  static Optional<String> label(String what) {
    return switch (what) {
      case "RECEIVED" -> Optional.of("收到");
      case "ENDED" -> Optional.of("办结");
      case "EXTENDED" -> Optional.of("办结，延过期");
      case "LATE" -> Optional.of("超期办结");
      case "OVERDUE" -> Optional.of("今天在办的里面已经超期");
      default ->
          Arrays.stream(Group.values())
              .filter(g -> g.name().equals(what))
              .findFirst()
              .map(g -> "办结：" + g.label());
    };
  }

  private TreeMap<Integer, Tally> years(Long[] scope) {
    var years = new TreeMap<Integer, Tally>();
    db.select(TALLY.YEAR, TALLY.WHAT, TALLY.VALUE, sum(TALLY.CASES))
        .from(TALLY)
        .where(TALLY.BODY_ID.eq(any(scope)))
        .groupBy(TALLY.YEAR, TALLY.WHAT, TALLY.VALUE)
        .forEach(
            r ->
                years
                    .computeIfAbsent(r.value1(), y -> new Tally())
                    .add(r.value2(), r.value3(), r.value4().intValue()));
    return years;
  }

  private Map<Body, Tally> parts(Body body, Long[] scope, int year) {
    var bodies = organisations.bodies();
    var parts = new LinkedHashMap<Body, Tally>();
    var under = new ArrayList<>(List.of(body));
    under.addAll(bodies.children(body.id()));
    under.forEach(b -> parts.put(b, new Tally()));
    db.selectFrom(TALLY)
        .where(TALLY.BODY_ID.eq(any(scope)).and(TALLY.YEAR.eq(year)))
        .forEach(
            r -> {
              var path = bodies.heir(r.getBodyId()).path();
              var part =
                  under.stream()
                      .skip(1)
                      .filter(b -> path.startsWith(b.path()))
                      .findFirst()
                      .orElse(body);
              parts
                  .computeIfAbsent(part, p -> new Tally())
                  .add(r.getWhat(), r.getValue(), r.getCases());
            });
    parts.values().removeIf(Tally::empty);
    return parts;
  }

  private int overdue(Long[] scope, LocalDate today) {
    return db.fetchCount(
        FIGURE,
        FIGURE.BODY_ID.eq(any(scope)).and(FIGURE.ENDED_ON.isNull()).and(FIGURE.DUE_ON.lt(today)));
  }
}
