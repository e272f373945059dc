package org.chengming.publishing.web.desk;

import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.jooq.impl.DSL.extract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.chengming.actors.Actor;
import org.chengming.catalogue.Catalogue;
import org.chengming.catalogue.Term;
import org.chengming.web.Dates;
import org.chengming.web.Head;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DatePart;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Working days from forming to first publication, counted by the calendar for every live document
 * in reach.
 */
@Component
class TimelinessQuery {
  private static final int PAGE = 100;

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
  private final TimeLimit limit;
  private final Catalogue catalogue;

  TimelinessQuery(DSLContext db, Reach reach, TimeLimit limit, Catalogue catalogue) {
    this.catalogue = catalogue;
    this.db = db;
    this.reach = reach;
    this.limit = limit;
  }

  TimelinessPage page(Actor actor, int year, int page) {
    var byBody = new TreeMap<Long, List<Figure>>();
    var late = new ArrayList<Figure>();
    var longest = new int[1];
    each(
        actor,
        year,
        figure -> {
          byBody.computeIfAbsent(figure.bodyId(), b -> new ArrayList<>()).add(figure);
          longest[0] = Math.max(longest[0], figure.days());
          if (figure.over() > 0) {
            late.add(figure);
          }
        });
    late.sort(Comparator.comparingInt(Figure::days).reversed());
    var rows = late.stream().skip((page - 1L) * PAGE).limit(PAGE).map(this::row).toList();
    int total = byBody.values().stream().mapToInt(List::size).sum();
    return new TimelinessPage(
        Head.unlisted("公开时效"),
        year,
        years(actor),
        bodies(byBody),
        rows,
        total,
        late.size(),
        longest[0],
        page,
        late.size() > page * PAGE);
  }

  /** Every figure of a year, oldest publication first, streamed. */
  void each(Actor actor, int year, Consumer<Figure> consumer) {
    var rows =
        db.select(
                EDITION.ID,
                EDITION.BODY_ID,
                EDITION.TITLE,
                DOCUMENT.INDEX_NUMBER,
                EDITION.FORMED_ON,
                EDITION.FIRST_PUBLISHED_AT,
                EDITION.DUTY,
                EDITION.ATTRIBUTE_REASON)
            .from(EDITION)
            .join(DOCUMENT)
            .on(DOCUMENT.ID.eq(EDITION.DOCUMENT_ID))
            .where(EDITION.STATE.eq("LIVE"))
            .and(published(year))
            .and(reach.condition(actor, Reach.DESK))
            .orderBy(EDITION.FIRST_PUBLISHED_AT, EDITION.ID)
            .fetch();
    for (var r : rows) {
      var published = Dates.dateOf(r.value6());
      var standing = limit.between(r.value5(), published);
      if (standing != null) {
        consumer.accept(
            new Figure(
                r.value1(),
                r.value2(),
                r.value3(),
                r.value4(),
                r.value5(),
                published,
                standing.days(),
                standing.over(),
                duty(r.value7()),
                r.value7() != null || r.value8() == null ? "" : r.value8()));
      }
    }
  }

  private String duty(@Nullable String code) {
    return code == null ? "" : catalogue.duties().find(code).map(Term::label).orElse(code);
  }

  String bodyName(long id) {
    return reach.bodies().get(id).name();
  }

  private static Condition published(int year) {
    return EDITION
        .FIRST_PUBLISHED_AT
        .ge(LocalDate.of(year, 1, 1).atStartOfDay(Dates.CHINA).toInstant())
        .and(
            EDITION.FIRST_PUBLISHED_AT.lt(
                LocalDate.of(year + 1, 1, 1).atStartOfDay(Dates.CHINA).toInstant()));
  }

  private List<Integer> years(Actor actor) {
    var year = extract(EDITION.FIRST_PUBLISHED_AT, DatePart.YEAR);
    return db.selectDistinct(year)
        .from(EDITION)
        .where(EDITION.STATE.eq("LIVE"))
        .and(reach.condition(actor, Reach.DESK))
        .orderBy(year.desc())
        .fetch(r -> r.value1());
  }

  private List<TimelinessPage.BodyRow> bodies(TreeMap<Long, List<Figure>> byBody) {
    var rows = new ArrayList<TimelinessPage.BodyRow>();
    byBody.forEach(
        (id, figures) -> {
          var days = figures.stream().mapToInt(Figure::days).sorted().toArray();
          int over = (int) figures.stream().filter(f -> f.over() > 0).count();
          rows.add(
              new TimelinessPage.BodyRow(
                  bodyName(id), figures.size(), over, days[days.length / 2]));
        });
    rows.sort(
        Comparator.comparingInt(TimelinessPage.BodyRow::late)
            .reversed()
            .thenComparing(TimelinessPage.BodyRow::name));
    return rows;
  }

  private TimelinessPage.LateRow row(Figure f) {
    return new TimelinessPage.LateRow(
        f.editionId(),
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
