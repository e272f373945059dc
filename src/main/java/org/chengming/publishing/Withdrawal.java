package org.chengming.publishing;

import org.chengming.actors.Actor;
import org.springframework.stereotype.Component;

/** Takes a live document off the public site, for good; whoever calls has asked for permission. */
@Component
class Withdrawal {
  private final EditionRepository editions;
  private final Move move;
  private final Ties ties;

  Withdrawal(EditionRepository editions, Move move, Ties ties) {
    this.editions = editions;
    this.move = move;
    this.ties = ties;
  }

  void of(Actor actor, Held live, long staff, String reason) {
    editions
        .inWork(live.document())
        .ifPresent(
            d ->
                move.to(actor, d, EditionState.DISCARDED, Step.DISCARD, "EditionDiscard", "文件已撤回"));
    move.to(actor, live, EditionState.WITHDRAWN, Step.WITHDRAW, "DocumentWithdraw", reason);
    ties.withdrawn(live, staff, reason);
  }
}
