package org.chengming.publishing;

import static org.chengming.actors.Role.EDITOR;
import static org.chengming.actors.Role.PUBLISHER;
import static org.chengming.actors.Role.REVIEWER;
import static org.chengming.actors.Role.SECRECY_REVIEWER;
import static org.chengming.publishing.db.Tables.REMARK;

import java.time.Clock;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reading what others wrote: review, secrecy review (条例第十七条), approval. Nobody passes a text of
 * which they wrote or saved anything; one other person who holds the roles may take all the steps.
 */
@Component
public class Reviewing {
  private final EditionRepository editions;
  private final Permits permits;
  private final Gate gate;
  private final Move move;
  private final DSLContext db;
  private final Clock clock;
  private final Audit audit;

  Reviewing(
      EditionRepository editions,
      Permits permits,
      Gate gate,
      Move move,
      DSLContext db,
      Clock clock,
      Audit audit) {
    this.editions = editions;
    this.permits = permits;
    this.gate = gate;
    this.move = move;
    this.db = db;
    this.clock = clock;
    this.audit = audit;
  }

  @Transactional
  public void review(Actor actor, ReviewEdition command) {
    var held = editions.lock(command.editionId());
    permits.requireOfAnother(actor, REVIEWER, held, "review");
    move.to(actor, held, EditionState.REVIEWED, Step.REVIEW, "EditionReview", command.note());
  }

  /** Art. 17: no information is public before it was examined under the secrecy law. */
  @Transactional
  public void clear(Actor actor, ClearEdition command) {
    var held = editions.lock(command.editionId());
    permits.requireOfAnother(actor, SECRECY_REVIEWER, held, "clear");
    if (command.basis().isBlank()) {
      throw Refused.because("basis", "请写明保密审查的依据和结论。", "A secrecy review needs its basis");
    }
    move.to(actor, held, EditionState.CLEARED, Step.CLEAR, "EditionClear", command.basis());
  }

  @Transactional
  public void approve(Actor actor, ApproveEdition command) {
    var held = editions.lock(command.editionId());
    permits.requireOfAnother(actor, PUBLISHER, held, "approve");
    held.state().require(EditionState.APPROVED);
    gate.forApproval(held);
    move.to(actor, held, EditionState.APPROVED, Step.APPROVE, "EditionApprove", command.note());
  }

  /** Back to the editor; whoever is to take the next step may, and so may a publisher. */
  @Transactional
  public void sendBack(Actor actor, SendBack command) {
    var held = editions.lock(command.editionId());
    permits.requireReader(actor, held, "send back");
    if (command.reason().isBlank()) {
      throw Refused.because("reason", "请写明退回的理由。", "Sending back needs a reason");
    }
    if (held.state() == EditionState.DRAFT) {
      EditionState.DRAFT.require(EditionState.DRAFT);
    }
    move.to(actor, held, EditionState.DRAFT, Step.SEND_BACK, "EditionSendBack", command.reason());
  }

  @Transactional
  public long remark(Actor actor, Remark command) {
    var held = editions.lock(command.editionId());
    permits.requireReader(actor, held, "remark on");
    var staff = Permits.person(actor, "remark");
    if (!held.state().inWork()) {
      throw Refused.conflict(
          "这一版已经办结，不能再提意见。", "Edition %d is %s".formatted(held.id(), held.state()));
    }
    var text = written(command.text());
    if (text == null) {
      throw Refused.because("text", "请写意见。", "A remark needs a text");
    }
    var quote = written(command.quote());
    if (quote != null && !Passages.hold(held.fields().contentHtml(), quote)) {
      throw Refused.because(
          "quote", "引用的文字不在正文里，请从正文复制。", "The quote is not in edition %d".formatted(held.id()));
    }
    var id =
        db.insertInto(REMARK)
            .set(REMARK.EDITION_ID, held.id())
            .set(REMARK.QUOTE, quote)
            .set(REMARK.TEXT, text)
            .set(REMARK.STAFF_ID, staff)
            .set(REMARK.STAFF_NAME, actor.name())
            .set(REMARK.MADE_AT, clock.instant())
            .returningResult(REMARK.ID)
            .fetchSingle()
            .value1();
    audit.record(
        actor,
        "EditionRemark",
        "document",
        held.documentId(),
        null,
        Map.of("remark", id, "edition", held.id()));
    return id;
  }

  @Transactional
  public void resolve(Actor actor, ResolveRemark command) {
    var remark =
        db.fetchOptional(REMARK, REMARK.ID.eq(command.remarkId()))
            .orElseThrow(() -> new Missing("Remark " + command.remarkId()));
    var held = editions.lock(remark.getEditionId());
    permits.require(actor, EDITOR, held, "resolve a remark on");
    var staff = Permits.person(actor, "resolve a remark");
    db.update(REMARK)
        .set(REMARK.RESOLVED_AT, clock.instant())
        .set(REMARK.RESOLVED_BY, staff)
        .where(REMARK.ID.eq(command.remarkId()))
        .and(REMARK.RESOLVED_AT.isNull())
        .execute();
    audit.record(
        actor,
        "RemarkResolve",
        "document",
        held.documentId(),
        null,
        Map.of("remark", command.remarkId()));
  }

  /** Without what PostgreSQL does not keep; null when nothing is left. */
  private static @Nullable String written(@Nullable String typed) {
    var text = typed == null ? "" : typed.replace("\u0000", "").strip();
    return text.isEmpty() ? null : text;
  }
}
