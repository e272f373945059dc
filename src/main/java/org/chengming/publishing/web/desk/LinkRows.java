package org.chengming.publishing.web.desk;

import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.chengming.publishing.db.Tables.EXPLAINER_LINK;
import static org.chengming.publishing.db.Tables.VALIDITY_CHANGE;

import java.util.ArrayList;
import java.util.List;
import org.chengming.publishing.DocumentNumber;
import org.chengming.publishing.IndexNumber;
import org.chengming.publishing.Validity;
import org.chengming.publishing.web.desk.ReviewPage.Link;
import org.chengming.web.Dates;
import org.chengming.web.Words;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a document is tied to: explainers both ways, and what ended it or was ended by it. */
@Component
class LinkRows {
  private final DSLContext db;

  LinkRows(DSLContext db) {
    this.db = db;
  }

  List<Link> of(long documentId) {
    var links = new ArrayList<Link>();
    db.selectFrom(EXPLAINER_LINK)
        .where(
            EXPLAINER_LINK.EXPLAINER_ID.eq(documentId).or(EXPLAINER_LINK.POLICY_ID.eq(documentId)))
        .orderBy(EXPLAINER_LINK.LINKED_AT)
        .forEach(
            l -> {
              boolean explains = l.getExplainerId() == documentId;
              add(
                  links,
                  explains ? "解读的文件" : "解读材料",
                  explains ? l.getPolicyId() : l.getExplainerId(),
                  l.getExplainerId(),
                  l.getPolicyId());
            });
    db.selectFrom(VALIDITY_CHANGE)
        .where(
            VALIDITY_CHANGE
                .DOCUMENT_ID
                .eq(documentId)
                .or(VALIDITY_CHANGE.BY_DOCUMENT_ID.eq(documentId)))
        .orderBy(VALIDITY_CHANGE.EFFECTIVE_ON)
        .forEach(
            v -> {
              var label = Validity.valueOf(v.getKind()).label();
              var day = Dates.day(v.getEffectiveOn(), Words.CHINESE);
              if (v.getDocumentId() != documentId) {
                add(
                    links,
                    "自%s起由本文件%s的".formatted(day, label.substring(1)),
                    v.getDocumentId(),
                    null,
                    null);
              } else if (v.getByDocumentId() != null) {
                add(links, "自%s起%s，见".formatted(day, label), v.getByDocumentId(), null, null);
              } else {
                links.add(
                    new Link(
                        "自%s起%s".formatted(day, label),
                        v.getNote() == null ? "" : v.getNote(),
                        "",
                        null,
                        null));
              }
            });
    return links;
  }

  /** The live document a person means by index number or document number, however spelled. */
  @Nullable Long find(String typed) {
    var index = IndexNumber.parse(typed);
    if (index.isPresent()) {
      return db.select(DOCUMENT.ID)
          .from(DOCUMENT)
          .where(DOCUMENT.INDEX_NUMBER.eq(index.get().value()))
          .fetchOne(DOCUMENT.ID);
    }
    var number = DocumentNumber.parse(typed);
    if (number.isEmpty()) {
      return null;
    }
    return db.select(EDITION.DOCUMENT_ID)
        .from(EDITION)
        .where(EDITION.DOCUMENT_NUMBER_KEY.eq(number.get().key()))
        .and(EDITION.STATE.eq("LIVE"))
        .limit(1)
        .fetchOne(EDITION.DOCUMENT_ID);
  }

  private void add(
      List<Link> links,
      String kind,
      long otherId,
      @Nullable Long explainer,
      @Nullable Long policy) {
    var other =
        db.select(EDITION.ID, EDITION.TITLE)
            .from(EDITION)
            .where(EDITION.DOCUMENT_ID.eq(otherId))
            .and(EDITION.STATE.in("LIVE", "WITHDRAWN"))
            .limit(1)
            .fetchOne();
    if (other != null) {
      links.add(
          new Link(
              kind,
              other.value2(),
              "/desk/documents/editions/" + other.value1(),
              explainer,
              policy));
    }
  }
}
