package org.chengming.publishing;

import java.time.Clock;
import org.chengming.actors.Actor;
import org.chengming.organisations.Organisations;
import org.chengming.web.Dates;
import org.springframework.stereotype.Component;

/** Makes a held edition public: number at the first time, the former edition superseded, followers told. */
@Component
class Release {
  private final EditionRepository editions;
  private final Organisations organisations;
  private final Numbering numbering;
  private final Gate gate;
  private final ChangeLog changes;
  private final Move move;
  private final Clock clock;

  Release(
      EditionRepository editions,
      Organisations organisations,
      Numbering numbering,
      Gate gate,
      ChangeLog changes,
      Move move,
      Clock clock) {
    this.editions = editions;
    this.organisations = organisations;
    this.numbering = numbering;
    this.gate = gate;
    this.changes = changes;
    this.move = move;
    this.clock = clock;
  }

  /** @throws org.chengming.web.Refused with everything that keeps it from being public */
  void check(Held held) {
    gate.forPublication(held.fields(), EditionRepository.files(editions.attachments(held.id())));
  }

  IndexNumber publish(Actor actor, Held held) {
    held.state().require(EditionState.LIVE);
    check(held);
    var now = clock.instant();
    var first = held.document().getPublishedAt();
    if (first == null) {
      first = now;
      var body = organisations.bodies().get(held.document().getBodyId());
      held.document().setIndexNumber(numbering.next(body, Dates.dateOf(now).getYear()).value());
      held.document().setPublishedAt(now);
      held.document().store();
    } else {
      editions.supersedeLive(held.documentId());
    }
    var edition = held.edition();
    edition.setContentHtml(Pictures.toPublic(edition.getContentHtml(), editions.attachments(held.id())));
    edition.setPublishedAt(now);
    edition.setFirstPublishedAt(first);
    move.to(actor, held, EditionState.LIVE, Step.PUBLISH, "EditionPublish", null);
    changes.add(held.documentId(), first == now ? Change.Kind.PUBLISHED : Change.Kind.CORRECTED);
    return new IndexNumber(held.document().getIndexNumber());
  }
}
