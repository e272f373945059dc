package org.chengming.publishing;

import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.gate.Outgoing;
import org.chengming.gate.WayOut;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;

/** Takes a live document off the public site, for good; whoever calls has asked for permission. */
@Component
class Withdrawal {
  private final EditionRepository editions;
  private final Move move;
  private final Ties ties;
  private final WayOut gate;

  Withdrawal(EditionRepository editions, Move move, Ties ties, WayOut gate) {
    this.gate = gate;
    this.editions = editions;
    this.move = move;
    this.ties = ties;
  }

  /**
   * @throws Refused where the reason, which readers see, has in it what must not go out
   */
  void of(Actor actor, Held live, long staff, String reason) {
    gate.require(
        new Outgoing(
            EditionWords.subject(live.documentId()),
            List.of(new Outgoing.Piece("reason", "撤回的理由", reason)),
            List.of()));
    editions
        .inWork(live.document())
        .ifPresent(
            d ->
                move.to(actor, d, EditionState.DISCARDED, Step.DISCARD, "EditionDiscard", "文件已撤回"));
    move.to(actor, live, EditionState.WITHDRAWN, Step.WITHDRAW, "DocumentWithdraw", reason);
    ties.withdrawn(live, staff, reason);
  }
}
