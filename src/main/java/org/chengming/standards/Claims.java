package org.chengming.standards;

import static org.chengming.standards.db.Tables.CLAIM;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.Draft;
import org.chengming.publishing.DraftDocument;
import org.chengming.publishing.Drafting;
import org.chengming.publishing.EditionFields;
import org.chengming.publishing.PublicDocuments;
import org.chengming.standards.Standards.Place;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says which document fulfils an item, by whoever writes for the body. */
@Component
public class Claims {
  private final DSLContext db;
  private final Drafting drafting;
  private final PublicDocuments documents;
  private final Fulfilments fulfilments;
  private final CoverageCount count;
  private final Organisations organisations;
  private final Audit audit;
  private final Clock clock;

  Claims(
      DSLContext db,
      Drafting drafting,
      PublicDocuments documents,
      Fulfilments fulfilments,
      CoverageCount count,
      Organisations organisations,
      Audit audit,
      Clock clock) {
    this.db = db;
    this.drafting = drafting;
    this.documents = documents;
    this.fulfilments = fulfilments;
    this.count = count;
    this.organisations = organisations;
    this.audit = audit;
    this.clock = clock;
  }

  /** Starts a draft for the item, with its duty set. Takes EDITOR over the body. */
  @Transactional
  public Draft write(Actor actor, Body body, Place place) {
    actor.require(Role.EDITOR, body.path(), "write for " + place.item().code());
    var fields =
        EditionFields.EMPTY
            .titled(title(body, place.item()))
            .classed(new EditionFields.Classes(null, null, place.item().duty(), null));
    var draft = drafting.draft(actor, new DraftDocument(body.id(), fields));
    keep(actor, draft.documentId(), body, place);
    return draft;
  }

  /** 试验县教育局2025年部门决算: a yearly account is of the year before, a plan of the running one. */
  private String title(Body body, DutyItem item) {
    int year = LocalDate.now(clock).getYear();
    return switch (item.limit().rhythm()) {
      case YEARLY ->
          "%s%d年%s"
              .formatted(
                  body.name(),
                  CoverageReads.yearOf(item, LocalDate.of(year, 1, 1)),
                  item.secondLevel());
      case QUARTERLY, MONTHLY, AFTER_EVENT, AS_IT_HAPPENS, STANDING ->
          body.name() + item.secondLevel();
    };
  }

  /**
   * Says that a live document of the body fulfils the item. Takes EDITOR over the body.
   *
   * @throws Refused when the body has no such document, or the item is kept as a register
   */
  @Transactional
  public void claim(Actor actor, Body body, Place place, long documentId) {
    actor.require(Role.EDITOR, body.path(), "claim " + place.item().code());
    if (place.item().register() != null) {
      throw Refused.because(
          "number",
          "这一项由登记簿的记录完成，不用文件。",
          "Item %s is fulfilled by a register".formatted(place.item().code()));
    }
    var live = documents.load(List.of(documentId));
    var document = live.get(documentId);
    if (document == null || organisations.bodies().heir(document.bodyId()).id() != body.id()) {
      throw Refused.because(
          "number",
          "“%s”没有公开这样的文件。".formatted(body.name()),
          "Document %d is no live one of %s".formatted(documentId, body.code()));
    }
    keep(actor, documentId, body, place);
    fulfilments.replace(List.of(documentId), live);
    count.some(List.of(body.id()), List.of(place.standard()), LocalDate.now(clock));
  }

  private void keep(Actor actor, long documentId, Body body, Place place) {
    db.insertInto(CLAIM)
        .set(CLAIM.DOCUMENT_ID, documentId)
        .set(CLAIM.ITEM_ID, place.item().id())
        .set(CLAIM.BODY_ID, body.id())
        .set(CLAIM.CLAIMED_BY, actor.id())
        .set(CLAIM.CLAIMED_AT, clock.instant())
        .onConflictDoNothing()
        .execute();
    audit.record(
        actor,
        "DutyItemClaim",
        "document",
        documentId,
        null,
        Map.of("standard", place.standard().code(), "item", place.item().code()));
  }
}
