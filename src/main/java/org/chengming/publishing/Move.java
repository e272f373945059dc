package org.chengming.publishing;

import java.time.Clock;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One step of an edition from state to state: the state, the step row, the audit row. */
@Component
class Move {
  private final EditionRepository editions;
  private final Audit audit;
  private final Clock clock;

  Move(EditionRepository editions, Audit audit, Clock clock) {
    this.editions = editions;
    this.audit = audit;
    this.clock = clock;
  }

  void to(Actor actor, Held held, EditionState to, Step step, String act, @Nullable String note) {
    held.state().require(to);
    var before = held.snapshot();
    held.edition().setState(to.name());
    if (to != EditionState.SCHEDULED) {
      held.edition().setPublishAt(null);
    }
    if (to == EditionState.DISCARDED
        || to == EditionState.WITHDRAWN
        || to == EditionState.SUPERSEDED) {
      held.edition().setEndedAt(clock.instant());
    }
    editions.store(held);
    editions.step(held, step, actor, note == null || note.isBlank() ? null : note.strip());
    audit.record(actor, act, "document", held.documentId(), before, held.snapshot());
  }
}
