package org.chengming.registers;

import java.time.Clock;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A draft on its way between those who write and those who decide. */
@Component
public class DraftSteps {
  private final DraftRepository repository;
  private final Drafts drafts;
  private final KeeperBodies bodies;
  private final Audit audit;
  private final Clock clock;

  DraftSteps(
      DraftRepository repository, Drafts drafts, KeeperBodies bodies, Audit audit, Clock clock) {
    this.repository = repository;
    this.drafts = drafts;
    this.bodies = bodies;
    this.audit = audit;
    this.clock = clock;
  }

  private Draft held(long id) {
    return repository.lock(id).orElseThrow(() -> new Missing("Draft " + id));
  }

  /**
   * Hands it to a second person.
   *
   * @throws Refused while a row is wrong, or nothing would change
   */
  @Transactional
  public void submit(Actor actor, long id) {
    var draft = held(id);
    bodies.require(actor, draft.bodyId(), "submit draft " + id, Drafts.WRITING);
    draft.state().require(DraftState.SUBMITTED);
    requireReady(drafts.review(draft));
    move(actor, draft, DraftState.SUBMITTED, Draft.Act.SUBMIT, null);
  }

  static void requireReady(DraftReview review) {
    var wrong = review.count(DraftReview.Outcome.WRONG);
    if (wrong > 0) {
      throw Refused.because("", "还有%d行要改，改好再送。".formatted(wrong), wrong + " rows are wrong");
    }
    if (!review.ready()) {
      throw Refused.because("", "和登记簿里现有的一样，没有什么要发布的。", "Nothing would change");
    }
  }

  @Transactional
  public void takeBack(Actor actor, long id) {
    var draft = held(id);
    bodies.require(actor, draft.bodyId(), "take back draft " + id, Drafts.WRITING);
    move(actor, draft, DraftState.WRITING, Draft.Act.TAKE_BACK, null);
  }

  @Transactional
  public void sendBack(Actor actor, long id, String remark) {
    var draft = held(id);
    bodies.require(actor, draft.bodyId(), "send back draft " + id, Drafts.DECIDING);
    if (remark.isBlank()) {
      throw Refused.because("remark", "请写明要改什么。", "No remark for draft " + id);
    }
    move(actor, draft, DraftState.WRITING, Draft.Act.SEND_BACK, remark.strip());
  }

  @Transactional
  public void withdraw(Actor actor, long id) {
    var draft = held(id);
    bodies.require(actor, draft.bodyId(), "withdraw draft " + id, Drafts.WRITING);
    move(actor, draft, DraftState.WITHDRAWN, Draft.Act.WITHDRAW, null);
  }

  private void move(
      Actor actor, Draft draft, DraftState to, Draft.Act act, @Nullable String remark) {
    draft.state().require(to);
    repository.stand(draft, to, null, clock.instant());
    repository.step(actor, draft.id(), act, remark, clock.instant());
    audit.record(
        actor,
        switch (act) {
          case SUBMIT -> "RegisterDraftSubmit";
          case TAKE_BACK -> "RegisterDraftTakeBack";
          case SEND_BACK -> "RegisterDraftSendBack";
          default -> "RegisterDraftWithdraw";
        },
        "register_draft",
        draft.id(),
        Map.of("state", draft.state()),
        Map.of("state", to));
  }
}
