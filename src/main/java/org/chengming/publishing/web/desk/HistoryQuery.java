package org.chengming.publishing.web.desk;

import static org.chengming.publishing.db.Tables.EDITION;
import static org.chengming.publishing.db.Tables.STEP;

import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.publishing.EditionState;
import org.chengming.publishing.Step;
import org.chengming.publishing.db.tables.records.EditionRecord;
import org.chengming.publishing.web.desk.ReviewPage.StepRow;
import org.chengming.web.Dates;
import org.chengming.web.Head;
import org.chengming.web.Missing;
import org.chengming.web.Words;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
class HistoryQuery {
  private final DSLContext db;
  private final Reach reach;

  HistoryQuery(DSLContext db, Reach reach) {
    this.db = db;
    this.reach = reach;
  }

  /**
   * @param from and {@code to} edition numbers; 0 for the last two
   */
  HistoryPage page(Actor actor, long documentId, int from, int to) {
    var editions =
        db.selectFrom(EDITION)
            .where(EDITION.DOCUMENT_ID.eq(documentId))
            .orderBy(EDITION.NUMBER.desc())
            .fetch();
    if (editions.isEmpty()) {
      throw new Missing("Document " + documentId);
    }
    reach.requireAny(actor, editions.getFirst().getBodyId());
    int later = to > 0 ? to : editions.getFirst().getNumber();
    int earlier = from > 0 ? from : later - 1;
    var lines =
        editions.size() < 2
            ? List.<TextDiff.Line>of()
            : TextDiff.of(text(editions, earlier), text(editions, later));
    var steps =
        db.select(STEP.KIND, STEP.STAFF_NAME, STEP.TAKEN_AT, STEP.NOTE, EDITION.NUMBER)
            .from(STEP)
            .join(EDITION)
            .on(EDITION.ID.eq(STEP.EDITION_ID))
            .where(EDITION.DOCUMENT_ID.eq(documentId))
            .orderBy(STEP.ID.desc())
            .fetch(
                r ->
                    new StepRow(
                        "第%d版　%s".formatted(r.value5(), Step.valueOf(r.value1()).label()),
                        r.value2(),
                        Dates.moment(r.value3(), Words.CHINESE),
                        r.value4()));
    var title = editions.getFirst().getTitle();
    return new HistoryPage(
        Head.unlisted("办理经过"),
        title.isBlank() ? "（没有标题）" : title,
        editions.map(HistoryQuery::row),
        steps,
        editions.size() < 2 ? 0 : earlier,
        later,
        lines);
  }

  private static HistoryPage.Row row(EditionRecord e) {
    var at = e.getPublishedAt() != null ? e.getPublishedAt() : e.getUpdatedAt();
    return new HistoryPage.Row(
        e.getId(),
        e.getNumber(),
        EditionState.valueOf(e.getState()),
        Dates.moment(at, Words.CHINESE),
        e.getChangeNote());
  }

  private static String text(List<EditionRecord> editions, int number) {
    return editions.stream()
        .filter(e -> e.getNumber() == number)
        .findFirst()
        .map(e -> FieldsText.of(EditorQuery.fields(e)))
        .orElseThrow(() -> new Missing("Edition number " + number));
  }
}
