package org.chengming.requests;

import static org.chengming.requests.db.Tables.PUBLISHED_ANSWER;
import static org.chengming.requests.db.Tables.REQUEST;

import java.util.List;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.publishing.DocumentOrigin;
import org.chengming.publishing.Screening;
import org.chengming.requests.db.tables.records.RequestRecord;
import org.chengming.web.Refused.Problem;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Follows the documents made of cases: whoever edits one, nothing of whoever asked gets through to
 * the public; and officers of the case find back to it.
 */
@Component
class AnswerScreening implements Screening, DocumentOrigin {
  private final DSLContext db;
  private final RequestCases cases;
  private final Reach reach;

  AnswerScreening(DSLContext db, RequestCases cases, Reach reach) {
    this.db = db;
    this.cases = cases;
    this.reach = reach;
  }

  @Override
  public List<Problem> problems(long documentId, String text) {
    return request(documentId)
        .map(r -> cases.of(r, true))
        .map(file -> PublishedAnswers.traces(file, "content", text))
        .orElse(List.of());
  }

  @Override
  public Optional<Origin> of(Actor actor, long documentId) {
    return request(documentId)
        .filter(r -> reach.sees(actor, r.getBodyId()))
        .map(r -> new Origin("来自依申请公开的一件", r.getNumber(), "/desk/requests/" + r.getNumber()));
  }

  private Optional<RequestRecord> request(long documentId) {
    return db.select(REQUEST.fields())
        .from(REQUEST)
        .join(PUBLISHED_ANSWER)
        .on(PUBLISHED_ANSWER.REQUEST_ID.eq(REQUEST.ID))
        .where(PUBLISHED_ANSWER.DOCUMENT_ID.eq(documentId))
        .fetchOptionalInto(REQUEST);
  }
}
