package org.chengming.standards;

import static org.chengming.standards.db.Tables.BINDING;
import static org.chengming.standards.db.Tables.COVERAGE;
import static org.chengming.standards.db.Tables.FOLLOWED;
import static org.jooq.impl.DSL.any;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.standards.db.tables.records.CoverageRecord;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads where bodies stand: sums over many, or one with its items. */
@Component
public class CoverageReads {
  private final DSLContext db;
  private final Standards standards;
  private final DueRules rules;
  private final Organisations organisations;
  private final WorkingCalendar calendar;
  private final Clock clock;

  CoverageReads(
      DSLContext db,
      Standards standards,
      DueRules rules,
      Organisations organisations,
      WorkingCalendar calendar,
      Clock clock) {
    this.db = db;
    this.standards = standards;
    this.rules = rules;
    this.organisations = organisations;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** How many items of how many bodies stand how. */
  public record Tally(long inTime, long late, long missing, long exempt, long waiting) {
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    public Tally plus(Tally other) {
      return new Tally(
          inTime + other.inTime,
          late + other.late,
          missing + other.missing,
          exempt + other.exempt,
          waiting + other.waiting);
    }

    /** What has been due, or was published. */
    public long asked() {
      return inTime + late + missing;
    }

    /** The share published, from 0 to 100, rounded down so that only all of it is 100. */
    public int percent() {
      return asked() == 0 ? 100 : (int) ((inTime + late) * 100 / asked());
    }
  }

  /**
   * Sums by group and standard, in one query.
   *
   * @param groups which group each body counts for
   */
  @Transactional(readOnly = true)
  public Map<Long, Map<Long, Tally>> sums(Map<Long, Long> groups) {
    var bodies = groups.keySet().toArray(Long[]::new);
    var of = Arrays.stream(bodies).map(groups::get).toArray(Long[]::new);
    var sums = new HashMap<Long, Map<Long, Tally>>();
    db.fetch(
            """
            select g.of_group, c.standard_id, sum(cardinality(c.in_time)), sum(cardinality(c.late)), sum(c.missing),
                   sum(cardinality(c.exempt)), sum(c.waiting)
            from standards.coverage c join unnest({0}::bigint[], {1}::bigint[]) as g(body_id, of_group) on g.body_id = c.body_id
            group by 1, 2
            """,
            DSL.val(bodies), DSL.val(of))
        .forEach(
            r ->
                sums.computeIfAbsent(r.get(0, Long.class), b -> new HashMap<>())
                    .put(
                        r.get(1, Long.class),
                        new Tally(
                            r.get(2, Long.class),
                            r.get(3, Long.class),
                            r.get(4, Long.class),
                            r.get(5, Long.class),
                            r.get(6, Long.class))));
    return sums;
  }

  /**
   * What was published for an item last.
   *
   * @param documentId 0 when a register fulfilled it
   */
  public record Publication(long documentId, String register, LocalDate on) {}

  /**
   * An item as it stands with a body.
   *
   * @param due by when something is due next, or was; null where it follows an event
   * @param daysLeft working days until then, negative when it has passed; 0 without a day
   * @param last the newest publication; null for none
   */
  public record Line(
      Standard standard,
      DutyItem item,
      ItemState state,
      @Nullable LocalDate due,
      int daysLeft,
      @Nullable Publication last) {
    /** Whether the body has something to do about it: it is missing, or due soon. */
    public boolean toDo() {
      return state == ItemState.MISSING || due != null && state != ItemState.NOT_APPLICABLE;
    }

    /** The year its title speaks of: an account made in 2026 is of 2025. */
    public int year(LocalDate today) {
      return yearOf(item, due == null ? today : due);
    }
  }

  static int yearOf(DutyItem item, LocalDate due) {
    var backwards =
        item.secondLevel().contains("决算")
            || item.secondLevel().contains("年度报告")
            || item.limit().afterwards();
    return backwards ? due.getYear() - 1 : due.getYear();
  }

  /** All items of the body, by standard. Three queries. */
  @Transactional(readOnly = true)
  public List<Line> lines(Body body) {
    var today = LocalDate.now(clock);
    var since =
        db.selectFrom(BINDING)
            .where(BINDING.BODY_ID.eq(body.id()))
            .fetchMap(BINDING.STANDARD_ID, BINDING.SINCE);
    var coverage =
        db.selectFrom(COVERAGE)
            .where(COVERAGE.BODY_ID.eq(body.id()))
            .fetchMap(COVERAGE.STANDARD_ID);
    var published = published(body.id());
    var lines = new ArrayList<Line>();
    for (var standard : standards.snapshot().all()) {
      var counted = coverage.get(standard.id());
      var bound = since.get(standard.id());
      if (counted == null || bound == null) {
        continue;
      }
      var row = new Counted(counted);
      for (var item : standard.itemsFor(body.level())) {
        var rule = rules.on(today, standard, item);
        var state = row.state(rule, bound);
        lines.add(line(standard, item, state, rule, published.get(item.id()), today));
      }
    }
    return lines;
  }

  private Line line(
      Standard standard,
      DutyItem item,
      ItemState state,
      DueRules.Rule rule,
      @Nullable Publication last,
      LocalDate today) {
    LocalDate due = null;
    if (state == ItemState.MISSING) {
      due = item.limit().rhythm().periodic() ? rule.missingSince() : null;
    } else if (item.limit().rhythm().periodic()
        && !today.isAfter(rule.due())
        && (last == null || last.on().isBefore(rule.opened()))) {
      due = rule.due();
    }
    int left =
        due == null
            ? 0
            : due.isBefore(today) ? -calendar.between(due, today) : calendar.between(today, due);
    return new Line(standard, item, state, due, left, last);
  }

  private Map<Long, Publication> published(long body) {
    var published = new LinkedHashMap<Long, Publication>();
    db.fetch(
            """
            select distinct on (item_id) item_id, document_id, register, published_on
            from standards.fulfilment where body_id = {0} order by item_id, published_on desc, document_id desc
            """,
            DSL.val(body))
        .forEach(
            r ->
                published.put(
                    r.get(0, Long.class),
                    new Publication(
                        r.get(1, Long.class), r.get(2, String.class), r.get(3, LocalDate.class))));
    return published;
  }

  /** What the body has to do, what is overdue first, then by the day it is due. */
  public List<Line> toDo(Body body) {
    return lines(body).stream()
        .filter(Line::toDo)
        .sorted(
            Comparator.comparing((Line l) -> l.state() != ItemState.MISSING)
                .thenComparing(l -> l.due() == null ? LocalDate.MIN : l.due())
                .thenComparing(l -> l.item().id()))
        .toList();
  }

  /** How the bodies stand with the items of a standard: by item, then by body. One query. */
  @Transactional(readOnly = true)
  public Map<Long, Map<Long, ItemState>> states(Standard standard, Collection<Long> bodies) {
    var today = LocalDate.now(clock);
    var known = organisations.bodies();
    var states = new LinkedHashMap<Long, Map<Long, ItemState>>();
    db.select(COVERAGE.asterisk(), BINDING.SINCE)
        .from(COVERAGE)
        .join(BINDING)
        .on(BINDING.BODY_ID.eq(COVERAGE.BODY_ID), BINDING.STANDARD_ID.eq(COVERAGE.STANDARD_ID))
        .where(COVERAGE.STANDARD_ID.eq(standard.id()))
        .and(COVERAGE.BODY_ID.eq(any(bodies.toArray(Long[]::new))))
        .forEach(
            r -> {
              var counted = new Counted(r.into(COVERAGE));
              var body = known.find(r.get(COVERAGE.BODY_ID));
              for (var item : body.map(b -> standard.itemsFor(b.level())).orElse(List.of())) {
                states
                    .computeIfAbsent(item.id(), i -> new LinkedHashMap<>())
                    .put(
                        r.get(COVERAGE.BODY_ID),
                        counted.state(rules.on(today, standard, item), r.get(BINDING.SINCE)));
              }
            });
    return states;
  }

  /** What a row of the count says of single items. */
  private record Counted(Set<Long> inTime, Set<Long> late, Set<Long> exempt) {
    Counted(CoverageRecord row) {
      this(Set.of(row.getInTime()), Set.of(row.getLate()), Set.of(row.getExempt()));
    }

    ItemState state(DueRules.Rule rule, LocalDate bound) {
      if (exempt.contains(rule.item())) {
        return ItemState.NOT_APPLICABLE;
      }
      if (inTime.contains(rule.item())) {
        return ItemState.IN_TIME;
      }
      if (late.contains(rule.item())) {
        return ItemState.LATE;
      }
      return rule.missing(bound) ? ItemState.MISSING : ItemState.WAITING;
    }
  }

  /** The day of the last count of everything; null before the first. */
  public @Nullable LocalDate countedOn() {
    return db.select(FOLLOWED.COUNTED_ON).from(FOLLOWED).fetchSingle(FOLLOWED.COUNTED_ON);
  }
}
