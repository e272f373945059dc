package org.chengming.publishing.web.desk;

import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.percentileDisc;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.catalogue.Catalogue;
import org.chengming.catalogue.Term;
import org.chengming.web.Dates;
import org.chengming.web.Head;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Working days from forming to first publication, counted by the calendar for every live document
 * over whose body one works or keeps watch. The database counts: it is given how many working days
 * lie before each day, so that a province's year is summed up without being fetched.
 */
@Component
class TimelinessQuery {
  private static final int PAGE = 100;
  private static final int AT_ONCE = 1_000;

  private static final Field<LocalDate> DAY = field("counted.day", SQLDataType.LOCALDATE);
  private static final Field<LocalDate> PUBLISHED_ON =
      field(
          "({0} at time zone 'Asia/Shanghai')::date",
          SQLDataType.LOCALDATE, EDITION.FIRST_PUBLISHED_AT);
  private static final Field<Integer> DAYS =
      field("public.before - counted.before", SQLDataType.INTEGER);

  /**
   * One document's figures; what was formed before the Regulations has none.
   *
   * @param duty the item of Art. 20 it answers, in words; empty when there is none
   * @param reason why it is public without one; empty when it answers one
   */
  record Figure(
      long editionId,
      long bodyId,
      String title,
      String indexNumber,
      LocalDate formedOn,
      LocalDate publishedOn,
      int days,
      int over,
      String duty,
      String reason) {}

  private final DSLContext db;
  private final Reach reach;
  private final WorkingCalendar calendar;
  private final Catalogue catalogue;

  TimelinessQuery(DSLContext db, Reach reach, WorkingCalendar calendar, Catalogue catalogue) {
    this.catalogue = catalogue;
    this.db = db;
    this.reach = reach;
    this.calendar = calendar;
  }

  @Transactional(readOnly = true)
  public TimelinessPage page(Actor actor, int year, int page) {
    var bodies = bodies(actor, year);
    var rows =
        figures(actor, year, documents(), fields())
            .and(DAYS.gt(TimeLimit.allowed(DAY)))
            .orderBy(DAYS.desc(), EDITION.ID)
            .limit((page - 1L) * PAGE, PAGE)
            .fetch(r -> row(actor, figure(r)));
    int late = bodies.stream().mapToInt(TimelinessPage.BodyRow::late).sum();
    return new TimelinessPage(
        Head.unlisted("公开时效"),
        year,
        years(actor),
        bodies,
        rows,
        bodies.stream().mapToInt(TimelinessPage.BodyRow::documents).sum(),
        late,
        bodies.stream().mapToInt(TimelinessPage.BodyRow::longest).max().orElse(0),
        page,
        late > (long) page * PAGE);
  }

  /** Every figure of a year, oldest publication first, a few at a time. */
  @Transactional(readOnly = true)
  public void each(Actor actor, int year, Consumer<Figure> consumer) {
    try (var rows =
        figures(actor, year, documents(), fields())
            .orderBy(EDITION.FIRST_PUBLISHED_AT, EDITION.ID)
            .fetchSize(AT_ONCE)
            .fetchLazy()) {
      for (var row : rows) {
        consumer.accept(figure(row));
      }
    }
  }

  private List<TimelinessPage.BodyRow> bodies(Actor actor, int year) {
    var late = count().filterWhere(DAYS.gt(TimeLimit.allowed(DAY)));
    var median = percentileDisc(0.5).withinGroupOrderBy(DAYS);
    return figures(actor, year, EDITION, List.of(EDITION.BODY_ID, count(), late, median, max(DAYS)))
        .groupBy(EDITION.BODY_ID)
        .fetch(
            r ->
                new TimelinessPage.BodyRow(
                    bodyName(r.get(EDITION.BODY_ID)),
                    r.get(count()),
                    r.get(late),
                    r.get(median).intValue(),
                    r.get(max(DAYS))))
        .stream()
        .sorted(
            Comparator.comparingInt(TimelinessPage.BodyRow::late)
                .reversed()
                .thenComparing(TimelinessPage.BodyRow::name))
        .toList();
  }

  private SelectConditionStep<? extends Record> figures(
      Actor actor, int year, Table<?> of, List<? extends SelectField<?>> what) {
    return db.select(what)
        .from(of)
        .join(days("counted", year + 1)) // dated ahead of its publication, by a slip or on purpose
        .on(DAY.eq(EDITION.FORMED_ON))
        .join(days("public", year))
        .on(field("public.day", SQLDataType.LOCALDATE).eq(PUBLISHED_ON))
        .where(EDITION.STATE.eq("LIVE"))
        .and(published(year))
        .and(reach.condition(actor, watched()));
  }

  /** Each day from the first Regulations to the year's end, and how many working days it ends. */
  private Table<?> days(String name, int year) {
    var first = TimeLimit.first();
    var last = end(year);
    var before =
        first.datesUntil(last).map(day -> calendar.between(first, day)).toArray(Integer[]::new);
    return table(
            "(select {0}::date + (n::int - 1) as day, before from unnest({1}::int[]) with ordinality as d(before, n))",
            val(first), val(before))
        .as(name);
  }

  private static Table<?> documents() {
    return EDITION.join(DOCUMENT).on(DOCUMENT.ID.eq(EDITION.DOCUMENT_ID));
  }

  private static LocalDate end(int year) {
    return LocalDate.of(year + 1, 1, 1);
  }

  private static List<Field<?>> fields() {
    return List.of(
        EDITION.ID,
        EDITION.BODY_ID,
        EDITION.TITLE,
        DOCUMENT.INDEX_NUMBER,
        EDITION.FORMED_ON,
        PUBLISHED_ON,
        DAYS,
        TimeLimit.allowed(DAY),
        EDITION.DUTY,
        EDITION.ATTRIBUTE_REASON);
  }

  private Figure figure(Record r) {
    int days = r.get(DAYS);
    var duty = r.get(EDITION.DUTY);
    var reason = r.get(EDITION.ATTRIBUTE_REASON);
    return new Figure(
        r.get(EDITION.ID),
        r.get(EDITION.BODY_ID),
        r.get(EDITION.TITLE),
        r.get(DOCUMENT.INDEX_NUMBER),
        r.get(EDITION.FORMED_ON),
        r.get(PUBLISHED_ON),
        days,
        days - r.get(TimeLimit.allowed(DAY)),
        duty(duty),
        duty != null || reason == null ? "" : reason);
  }

  private String duty(@Nullable String code) {
    return code == null ? "" : catalogue.duties().find(code).map(Term::label).orElse(code);
  }

  String bodyName(long id) {
    return reach.bodies().get(id).name();
  }

  /** Who works on documents, and who watches over those who do. */
  static Role[] watched() {
    return Stream.concat(Arrays.stream(Reach.DESK), Stream.of(Role.SUPERVISOR))
        .toArray(Role[]::new);
  }

  private static Condition published(int year) {
    return EDITION
        .FIRST_PUBLISHED_AT
        .ge(LocalDate.of(year, 1, 1).atStartOfDay(Dates.CHINA).toInstant())
        .and(EDITION.FIRST_PUBLISHED_AT.lt(end(year).atStartOfDay(Dates.CHINA).toInstant()));
  }

  /** From the newest to the oldest in which something was published. */
  private List<Integer> years(Actor actor) {
    var ends =
        db.select(min(EDITION.FIRST_PUBLISHED_AT), max(EDITION.FIRST_PUBLISHED_AT))
            .from(EDITION)
            .where(EDITION.STATE.eq("LIVE"))
            .and(reach.condition(actor, watched()))
            .fetchSingle();
    if (ends.value1() == null) {
      return List.of();
    }
    int newest = Dates.dateOf(ends.value2()).getYear();
    int oldest = Dates.dateOf(ends.value1()).getYear();
    return IntStream.rangeClosed(0, newest - oldest).mapToObj(i -> newest - i).toList();
  }

  private TimelinessPage.LateRow row(Actor actor, Figure f) {
    return new TimelinessPage.LateRow(
        reach.may(actor, f.bodyId(), Reach.DESK)
            ? "/desk/documents/editions/" + f.editionId()
            : "/documents/" + f.indexNumber(),
        f.title(),
        bodyName(f.bodyId()),
        f.indexNumber(),
        f.formedOn().toString(),
        f.publishedOn().toString(),
        f.days(),
        f.over(),
        f.duty(),
        f.reason());
  }
}
