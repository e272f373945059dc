package org.chengming.publishing.web.desk;

import static org.chengming.publishing.db.Tables.ATTACHMENT;
import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.DRAFT_SAVE;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.chengming.publishing.db.Tables.STEP;
import static org.chengming.publishing.db.Tables.WITHDRAWAL;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.publishing.DocumentOrigin;
import org.chengming.publishing.Drafting;
import org.chengming.publishing.EditionState;
import org.chengming.publishing.PublicDocument.Attachment;
import org.chengming.publishing.Step;
import org.chengming.publishing.db.tables.records.EditionRecord;
import org.chengming.publishing.web.desk.ReviewPage.Edition;
import org.chengming.publishing.web.desk.ReviewPage.May;
import org.chengming.publishing.web.desk.ReviewPage.StepRow;
import org.chengming.web.Dates;
import org.chengming.web.Head;
import org.chengming.web.Missing;
import org.chengming.web.Refused.Problem;
import org.chengming.web.Words;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class ReviewQuery {
  private final DSLContext db;
  private final Reach reach;
  private final TimeLimit limit;
  private final MetadataRows metadata;
  private final LinkRows links;
  private final RemarkRows remarks;
  private final EmergencyQuery emergencies;
  private final FindingsQuery findings;
  private final Drafting drafting;
  private final List<DocumentOrigin> origins;

  ReviewQuery(
      DSLContext db,
      Reach reach,
      TimeLimit limit,
      MetadataRows metadata,
      LinkRows links,
      RemarkRows remarks,
      EmergencyQuery emergencies,
      FindingsQuery findings,
      Drafting drafting,
      List<DocumentOrigin> origins) {
    this.db = db;
    this.reach = reach;
    this.limit = limit;
    this.metadata = metadata;
    this.links = links;
    this.remarks = remarks;
    this.emergencies = emergencies;
    this.findings = findings;
    this.drafting = drafting;
    this.origins = List.copyOf(origins);
  }

  ReviewPage page(
      Actor actor,
      long editionId,
      WorklistPage.Worklist list,
      LocalDate today,
      List<Problem> problems,
      @Nullable String done) {
    var e = edition(actor, editionId);
    var state = EditionState.valueOf(e.getState());
    var index =
        db.select(DOCUMENT.INDEX_NUMBER)
            .from(DOCUMENT)
            .where(DOCUMENT.ID.eq(e.getDocumentId()))
            .fetchSingle()
            .value1();
    var seen = findings.of(actor, e, own(actor, e), false);
    var annotated = remarks.of(editionId, e.getContentHtml(), true, seen.marks());
    var until = e.getFirstPublishedAt() == null ? today : Dates.dateOf(e.getFirstPublishedAt());
    var edition =
        new Edition(
            e.getId(),
            e.getDocumentId(),
            e.getNumber(),
            state,
            e.getTitle(),
            reach.bodies().get(e.getBodyId()).name(),
            index,
            e.getChangeNote(),
            moment(e.getPublishAt()),
            tombstone(e),
            annotated.html());
    return new ReviewPage(
        Head.unlisted(edition.shownTitle()),
        list,
        edition,
        metadata.of(e),
        attachments(editionId),
        state == EditionState.DRAFT ? drafting.problems(editionId) : List.of(),
        annotated.remarks(),
        steps(e),
        links(actor, e.getDocumentId()),
        e.getNumber() == 1 || state == EditionState.LIVE
            ? limit.between(e.getFormedOn(), until)
            : null,
        emergencies.of(actor, e, own(actor, e)),
        seen.panel(),
        may(actor, e, state),
        problems,
        done,
        null);
  }

  /**
   * @throws Missing when there is none; NotPermitted when it is of a body out of reach
   */
  EditionRecord edition(Actor actor, long editionId) {
    var e =
        db.fetchOptional(EDITION, EDITION.ID.eq(editionId))
            .orElseThrow(() -> new Missing("Edition " + editionId));
    reach.requireAny(actor, e.getBodyId());
    return e;
  }

  /** What was found in a draft, for beside it. */
  FindingsPanel panel(Actor actor, long editionId) {
    return Optional.ofNullable(seen(actor, edition(actor, editionId)).panel())
        .orElseThrow(() -> new Missing("Findings of edition " + editionId));
  }

  /** The same, with the marks in its text. */
  FindingsQuery.Seen seen(Actor actor, EditionRecord draft) {
    return findings.of(actor, draft, own(actor, draft), true);
  }

  List<Attachment> attachments(long editionId) {
    return db.selectFrom(ATTACHMENT)
        .where(ATTACHMENT.EDITION_ID.eq(editionId))
        .orderBy(ATTACHMENT.POSITION)
        .fetch(
            a ->
                new Attachment(
                    a.getId(), a.getName(), a.getSha256(), a.getMediaType(), a.getSize()));
  }

  /** To other documents, and to what it was made from. */
  private List<ReviewPage.Link> links(Actor actor, long documentId) {
    var from =
        origins.stream()
            .flatMap(o -> o.of(actor, documentId).stream())
            .map(o -> new ReviewPage.Link(o.kind(), o.title(), o.href(), null, null));
    return Stream.concat(links.of(documentId).stream(), from).toList();
  }

  private @Nullable String tombstone(EditionRecord e) {
    return db.select(WITHDRAWAL.REASON)
        .from(WITHDRAWAL)
        .where(WITHDRAWAL.EDITION_ID.eq(e.getId()))
        .fetchOne(WITHDRAWAL.REASON);
  }

  private List<StepRow> steps(EditionRecord e) {
    return db.selectFrom(STEP)
        .where(STEP.EDITION_ID.eq(e.getId()))
        .orderBy(STEP.ID.desc())
        .fetch(
            s ->
                new StepRow(
                    Step.valueOf(s.getKind()).label(),
                    s.getStaffName(),
                    Dates.moment(s.getTakenAt(), Words.CHINESE),
                    s.getNote()));
  }

  private May may(Actor actor, EditionRecord e, EditionState state) {
    boolean editor = reach.may(actor, e.getBodyId(), Role.EDITOR);
    boolean publisher = reach.may(actor, e.getBodyId(), Role.PUBLISHER);
    boolean own = own(actor, e);
    boolean other = !own;
    boolean reader =
        reach.may(actor, e.getBodyId(), Role.REVIEWER, Role.SECRECY_REVIEWER, Role.PUBLISHER);
    boolean handedIn =
        state.inWork() && state != EditionState.DRAFT && state != EditionState.SCHEDULED;
    boolean live = state == EditionState.LIVE;
    return new May(
        editor && state == EditionState.DRAFT,
        editor && state == EditionState.DRAFT,
        editor && own && state == EditionState.SUBMITTED,
        editor && state == EditionState.DRAFT,
        other && state == EditionState.SUBMITTED && reach.may(actor, e.getBodyId(), Role.REVIEWER),
        other
            && state == EditionState.REVIEWED
            && reach.may(actor, e.getBodyId(), Role.SECRECY_REVIEWER),
        other && publisher && state == EditionState.CLEARED,
        other && publisher && state == EditionState.APPROVED,
        publisher && state == EditionState.SCHEDULED,
        other && publisher && (state == EditionState.APPROVED || state == EditionState.SCHEDULED),
        other && state.underReview() && reach.may(actor, e.getBodyId(), Role.EMERGENCY_PUBLISHER),
        other && reader && handedIn,
        other && reader && state.inWork(),
        editor
            && live
            && !db.fetchExists(
                EDITION,
                EDITION
                    .DOCUMENT_ID
                    .eq(e.getDocumentId())
                    .and(EDITION.NUMBER.gt(e.getNumber()))
                    .and(EDITION.STATE.ne("DISCARDED"))),
        publisher && live,
        own && reader && handedIn);
  }

  private boolean own(Actor actor, EditionRecord e) {
    return actor.id() != null
        && (actor.id().equals(e.getAuthorId())
            || db.fetchExists(
                DRAFT_SAVE,
                DRAFT_SAVE.EDITION_ID.eq(e.getId()).and(DRAFT_SAVE.SAVED_BY.eq(actor.id()))));
  }

  private static @Nullable String moment(@Nullable Instant at) {
    return at == null ? null : Dates.moment(at, Words.CHINESE);
  }
}
