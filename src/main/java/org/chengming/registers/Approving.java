package org.chengming.registers;

import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.audit.Audit;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The second person's yes to a draft, by which it becomes an edition of the register. */
@Component
public class Approving {
  private final DraftRepository repository;
  private final Drafts drafts;
  private final Registers registers;
  private final Bringing bringing;
  private final KeeperBodies bodies;
  private final Audit audit;
  private final Clock clock;

  Approving(
      DraftRepository repository,
      Drafts drafts,
      Registers registers,
      Bringing bringing,
      KeeperBodies bodies,
      Audit audit,
      Clock clock) {
    this.repository = repository;
    this.drafts = drafts;
    this.registers = registers;
    this.bringing = bringing;
    this.bodies = bodies;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Agrees to a draft and publishes it.
   *
   * @param seen the {@link DraftReview#seen} of what the person looked at
   * @return the edition
   * @throws NotPermitted to whoever wrote in it, or holds no role for it
   * @throws Refused when it or the register has changed since, or a row no longer fits
   */
  @Transactional
  public long approve(Actor actor, long id, String seen) {
    var draft = repository.lock(id).orElseThrow(() -> new Missing("Draft " + id));
    bodies.require(actor, draft.bodyId(), "approve draft " + id, Drafts.DECIDING);
    if (draft.by(actor.id())) {
      throw new NotPermitted(
          "%s wrote in draft %d and may not approve it".formatted(actor.name(), id));
    }
    draft.state().require(DraftState.PUBLISHED);
    var register = registers.get(draft.register());
    bringing.takeTurn(register);
    var review = drafts.review(draft);
    if (!review.seen().equals(seen)) {
      throw Refused.conflict(
          "登记簿或者草稿刚刚有了变化，请刷新，看过差别再同意。", "Draft %d was seen otherwise".formatted(id));
    }
    DraftSteps.requireReady(review);
    var rows = repository.rows(register, id);
    var report = bringing.keep(actor, register, source(rows), removals(rows), draft.note());
    var batch = Objects.requireNonNull(report.batch());
    repository.stand(draft, DraftState.PUBLISHED, batch, clock.instant());
    repository.step(actor, id, Draft.Act.APPROVE, null, clock.instant());
    audit.record(
        actor,
        "RegisterDraftApprove",
        "register_draft",
        id,
        Map.of("state", draft.state()),
        Map.of("register", register.name(), "batch", batch));
    return batch;
  }

  private static RowSource source(List<DraftRow> rows) {
    Iterator<DraftRow> left = rows.stream().filter(r -> r.removes() == null).iterator();
    return () -> {
      if (!left.hasNext()) {
        return null;
      }
      var row = left.next();
      return new RowSource.Row(row.line(), row.cells(), null);
    };
  }

  private static List<Removals.Removal> removals(List<DraftRow> rows) {
    return rows.stream()
        .filter(r -> r.removes() != null)
        .map(
            r ->
                new Removals.Removal(
                    Objects.requireNonNull(r.removes()), Objects.requireNonNull(r.reason())))
        .toList();
  }
}
