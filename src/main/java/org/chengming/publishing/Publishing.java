package org.chengming.publishing;

import static org.chengming.actors.Role.PUBLISHER;

import java.util.stream.Stream;
import org.chengming.actors.Actor;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What makes a document public, ends it or ties it to others. Takes PUBLISHER over the document's
 * body.
 */
@Component
public class Publishing {
  private final EditionRepository editions;
  private final Permits permits;
  private final Release release;
  private final Move move;
  private final Withdrawal withdrawal;
  private final Ties ties;

  Publishing(
      EditionRepository editions,
      Permits permits,
      Release release,
      Move move,
      Withdrawal withdrawal,
      Ties ties) {
    this.editions = editions;
    this.permits = permits;
    this.release = release;
    this.move = move;
    this.withdrawal = withdrawal;
    this.ties = ties;
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
    release.schedule(actor, held, command.publishAt());
  }

  @Transactional
  public void unschedule(Actor actor, UnscheduleEdition command) {
    var held = editions.lock(command.editionId());
    permits.require(actor, PUBLISHER, held, "unschedule");
    move.to(actor, held, EditionState.APPROVED, Step.UNSCHEDULE, "EditionUnschedule", null);
  }

  /**
   * Takes the document off the public site; a draft in work is given up with it. The index number
   * is never used again.
   */
  @Transactional
  public void withdraw(Actor actor, WithdrawDocument command) {
    var live = live(command.documentId());
    permits.require(actor, PUBLISHER, live, "withdraw");
    var staff = Permits.person(actor, "withdraw a document");
    if (command.reason().isBlank()) {
      throw Refused.because("reason", "请写明撤回的理由，读者会看到。", "A withdrawal needs its reason");
    }
    withdrawal.of(actor, live, staff, command.reason());
  }

  /** Records that the document is abolished or superseded from a day on. */
  @Transactional
  public void end(Actor actor, EndDocument command) {
    lockBoth(command.documentId(), command.byDocumentId());
    var live = live(command.documentId());
    permits.require(actor, PUBLISHER, live, "end");
    if (command.kind() != Validity.ABOLISHED && command.kind() != Validity.SUPERSEDED) {
      throw Refused.because(
          "kind", "只能标为“已废止”或“已被替代”。", "A document cannot be ended as " + command.kind());
    }
    var by = command.byDocumentId();
    if (by == null ? command.kind() == Validity.SUPERSEDED : by == command.documentId()) {
      throw Refused.because("by", "请写明是哪一份文件替代的。", "It takes another document that supersedes");
    }
    if (by != null) {
      live(by);
    }
    ties.ended(actor, live, command);
  }

  /** Ties an explainer to what it explains; both must be live. Doing it again changes nothing. */
  @Transactional
  public void link(Actor actor, LinkExplainer command) {
    lockBoth(command.explainerId(), command.policyId());
    var explainer = live(command.explainerId());
    permits.require(actor, PUBLISHER, explainer, "link");
    live(command.policyId());
    if (command.explainerId() == command.policyId()) {
      throw Refused.because(
          "policy",
          "文件不能解读它自己。",
          "Document %d cannot explain itself".formatted(command.policyId()));
    }
    ties.linked(actor, command);
  }

  @Transactional
  public void unlink(Actor actor, UnlinkExplainer command) {
    permits.require(
        actor,
        PUBLISHER,
        editions.lockDocument(command.explainerId()).getBodyId(),
        "unlink an explainer");
    ties.unlinked(actor, command);
  }

  /** In one order always, so that two who tie the same two documents do not wait for each other. */
  private void lockBoth(long one, @Nullable Long other) {
    Stream.concat(Stream.of(one), Stream.ofNullable(other))
        .sorted()
        .distinct()
        .forEach(editions::lockDocument);
  }

  private Held live(long documentId) {
    return editions
        .lockLive(documentId)
        .orElseThrow(
            () -> Refused.conflict("这份文件现在没有公开。", "Document %d is not live".formatted(documentId)));
  }
}
