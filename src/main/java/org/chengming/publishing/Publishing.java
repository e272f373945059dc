package org.chengming.publishing;

import static org.chengming.actors.Role.PUBLISHER;
import static org.chengming.publishing.db.Tables.EXPLAINER_LINK;
import static org.chengming.publishing.db.Tables.VALIDITY_CHANGE;
import static org.chengming.publishing.db.Tables.WITHDRAWAL;

import java.time.Clock;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What makes a document public, ends it or ties it to others. Takes PUBLISHER over the document's body. */
@Component
public class Publishing {
  private final EditionRepository editions;
  private final Permits permits;
  private final Release release;
  private final Move move;
  private final Audit audit;
  private final ChangeLog changes;
  private final DSLContext db;
  private final Clock clock;

  Publishing(
      EditionRepository editions,
      Permits permits,
      Release release,
      Move move,
      Audit audit,
      ChangeLog changes,
      DSLContext db,
      Clock clock) {
    this.editions = editions;
    this.permits = permits;
    this.release = release;
    this.move = move;
    this.audit = audit;
    this.changes = changes;
    this.db = db;
    this.clock = clock;
  }

  /**
   * Makes an approved edition public now.
   *
   * @return the document's index number, new at its first publication
   */
  @Transactional
  public IndexNumber publish(Actor actor, PublishEdition command) {
    var held = editions.lock(command.editionId());
    permits.requireOfAnother(actor, PUBLISHER, held, "publish");
    return release.publish(actor, held);
  }

  @Transactional
  public void schedule(Actor actor, ScheduleEdition command) {
    var held = editions.lock(command.editionId());
    permits.requireOfAnother(actor, PUBLISHER, held, "schedule");
    held.state().require(EditionState.SCHEDULED);
    if (!command.publishAt().isAfter(clock.instant())) {
      throw Refused.because("publishAt", "定时发布的时间要晚于现在。", "Moment %s has passed".formatted(command.publishAt()));
    }
    release.check(held);
    held.edition().setPublishAt(command.publishAt());
    move.to(actor, held, EditionState.SCHEDULED, Step.SCHEDULE, "EditionSchedule", null);
  }

  @Transactional
  public void unschedule(Actor actor, UnscheduleEdition command) {
    var held = editions.lock(command.editionId());
    permits.require(actor, PUBLISHER, held, "unschedule");
    move.to(actor, held, EditionState.APPROVED, Step.UNSCHEDULE, "EditionUnschedule", null);
  }

  /** Takes the document off the public site; a draft in work is given up with it. The index number is never used again. */
  @Transactional
  public void withdraw(Actor actor, WithdrawDocument command) {
    var live = live(command.documentId());
    permits.require(actor, PUBLISHER, live, "withdraw");
    var staff = Permits.person(actor, "withdraw a document");
    if (command.reason().isBlank()) {
      throw Refused.because("reason", "请写明撤回的理由，读者会看到。", "A withdrawal needs its reason");
    }
    editions
        .inWork(live.document())
        .ifPresent(d -> move.to(actor, d, EditionState.DISCARDED, Step.DISCARD, "EditionDiscard", "文件已撤回"));
    move.to(actor, live, EditionState.WITHDRAWN, Step.WITHDRAW, "DocumentWithdraw", command.reason());
    db.insertInto(WITHDRAWAL)
        .set(WITHDRAWAL.DOCUMENT_ID, command.documentId())
        .set(WITHDRAWAL.EDITION_ID, live.id())
        .set(WITHDRAWAL.REASON, command.reason().strip())
        .set(WITHDRAWAL.WITHDRAWN_BY, staff)
        .set(WITHDRAWAL.WITHDRAWN_AT, clock.instant())
        .execute();
    changes.add(command.documentId(), Change.Kind.WITHDRAWN);
  }

  /** Records that the document is abolished or superseded from a day on. */
  @Transactional
  public void end(Actor actor, EndDocument command) {
    var live = live(command.documentId());
    permits.require(actor, PUBLISHER, live, "end");
    if (command.kind() != Validity.ABOLISHED && command.kind() != Validity.SUPERSEDED) {
      throw Refused.because("kind", "只能标为“已废止”或“已被替代”。", "A document cannot be ended as " + command.kind());
    }
    var by = command.byDocumentId();
    if (by == null ? command.kind() == Validity.SUPERSEDED : by == command.documentId()) {
      throw Refused.because("by", "请写明是哪一份文件替代的。", "It takes another document that supersedes");
    }
    if (by != null) {
      live(by);
    }
    db.insertInto(VALIDITY_CHANGE)
        .set(VALIDITY_CHANGE.DOCUMENT_ID, command.documentId())
        .set(VALIDITY_CHANGE.KIND, command.kind().name())
        .set(VALIDITY_CHANGE.EFFECTIVE_ON, command.effectiveOn())
        .set(VALIDITY_CHANGE.BY_DOCUMENT_ID, by)
        .set(VALIDITY_CHANGE.NOTE, command.note() == null || command.note().isBlank() ? null : command.note().strip())
        .set(VALIDITY_CHANGE.RECORDED_BY, actor.id())
        .set(VALIDITY_CHANGE.RECORDED_AT, clock.instant())
        .execute();
    audit.record(actor, "DocumentEnd", "document", command.documentId(), live.snapshot(), command);
    changes.addAll(by == null ? List.of(command.documentId()) : List.of(command.documentId(), by), Change.Kind.VALIDITY);
  }

  /** Ties an explainer to what it explains; both must be live. Doing it again changes nothing. */
  @Transactional
  public void link(Actor actor, LinkExplainer command) {
    var explainer = live(command.explainerId());
    permits.require(actor, PUBLISHER, explainer, "link");
    live(command.policyId());
    if (command.explainerId() == command.policyId()) {
      throw Refused.because("policy", "文件不能解读它自己。", "Document %d cannot explain itself".formatted(command.policyId()));
    }
    var added =
        db.insertInto(EXPLAINER_LINK)
            .set(EXPLAINER_LINK.EXPLAINER_ID, command.explainerId())
            .set(EXPLAINER_LINK.POLICY_ID, command.policyId())
            .set(EXPLAINER_LINK.LINKED_BY, actor.id())
            .set(EXPLAINER_LINK.LINKED_AT, clock.instant())
            .onConflictDoNothing()
            .execute();
    if (added == 1) {
      audit.record(actor, "ExplainerLink", "document", command.explainerId(), null, command);
      changes.addAll(List.of(command.explainerId(), command.policyId()), Change.Kind.LINKED);
    }
  }

  @Transactional
  public void unlink(Actor actor, UnlinkExplainer command) {
    permits.require(actor, PUBLISHER, editions.lockDocument(command.explainerId()).getBodyId(), "unlink an explainer");
    var removed =
        db.deleteFrom(EXPLAINER_LINK)
            .where(EXPLAINER_LINK.EXPLAINER_ID.eq(command.explainerId()))
            .and(EXPLAINER_LINK.POLICY_ID.eq(command.policyId()))
            .execute();
    if (removed == 1) {
      audit.record(actor, "ExplainerUnlink", "document", command.explainerId(), command, null);
      changes.addAll(List.of(command.explainerId(), command.policyId()), Change.Kind.LINKED);
    }
  }

  private Held live(long documentId) {
    return editions
        .lockLive(documentId)
        .orElseThrow(() -> Refused.conflict("这份文件现在没有公开。", "Document %d is not live".formatted(documentId)));
  }
}
