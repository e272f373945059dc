package org.chengming.publishing;

import java.time.Clock;
import java.time.Instant;
import org.chengming.actors.Actor;
import org.chengming.web.Dates;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes a held edition public: number at the first time, the former edition superseded, followers
 * told.
 */
@Component
class Release {
  private final EditionRepository editions;
  private final Numbering numbering;
  private final Gate gate;
  private final PublicRecord publicRecord;
  private final Move move;
  private final Clock clock;

  Release(
      EditionRepository editions,
      Numbering numbering,
      Gate gate,
      PublicRecord publicRecord,
      Move move,
      Clock clock) {
    this.editions = editions;
    this.numbering = numbering;
    this.gate = gate;
    this.publicRecord = publicRecord;
    this.move = move;
    this.clock = clock;
  }

  /** Leaves it to be published at a moment to come; checked now as it will be then. */
  void schedule(Actor actor, Held held, Instant at) {
    held.state().require(EditionState.SCHEDULED);
    if (!at.isAfter(clock.instant())) {
      throw Refused.because("publishAt", "定时发布的时间要晚于现在。", "Moment %s has passed".formatted(at));
    }
    gate.forPublication(held);
    held.edition().setPublishAt(at);
    move.to(actor, held, EditionState.SCHEDULED, Step.SCHEDULE, "EditionSchedule", null);
  }

  /** What every review stands behind. */
  IndexNumber publish(Actor actor, Held held) {
    held.state().require(EditionState.LIVE);
    if (!held.state().passed()) {
      throw Refused.conflict(
          "这一版现在是“%s”，签发以后才能发布。".formatted(held.state().label()),
          "Edition %d is %s and was not approved".formatted(held.id(), held.state()));
    }
    return release(actor, held, Step.PUBLISH, "EditionPublish", null);
  }

  /** What was handed in, before its reviews; all but the reviews is asked all the same. */
  IndexNumber atOnce(Actor actor, Held held, String reason) {
    if (!held.state().underReview()) {
      throw Refused.conflict(
          "这一版现在是“%s”，送审以后、签发以前才能应急发布。".formatted(held.state().label()),
          "Edition %d is %s and not under review".formatted(held.id(), held.state()));
    }
    return release(actor, held, Step.EMERGENCY, "EditionPublishAtOnce", reason);
  }

  /**
   * What was brought in and waited for its files alone: as complete as its source has it, and from
   * the day its source has it, as if they had been looked into when it came.
   */
  IndexNumber broughtIn(Actor actor, Held held, String note) {
    gate.forApproval(held);
    var now = clock.instant();
    var day = held.document().getPublishedAt() == null ? since(held, now) : now;
    return out(actor, held, day, Step.PUBLISH, "EditionPublish", note);
  }

  private IndexNumber release(
      Actor actor, Held held, Step step, String act, @Nullable String note) {
    gate.forPublication(held);
    return out(actor, held, clock.instant(), step, act, note);
  }

  private static Instant since(Held held, Instant now) {
    var since = held.document().getPublicSince();
    return since == null ? now : since;
  }

  private IndexNumber out(
      Actor actor, Held held, Instant now, Step step, String act, @Nullable String note) {
    var first = held.document().getPublishedAt();
    boolean anew = first == null;
    if (first == null) {
      first = since(held, now);
      held.document().setIndexNumber(number(held, first));
      held.document().setPublishedAt(first);
      held.document().store();
    } else {
      editions.supersedeLive(held.documentId());
    }
    var edition = held.edition();
    edition.setContentHtml(
        Pictures.toPublic(edition.getContentHtml(), editions.attachments(held.id())));
    edition.setPublishedAt(now);
    edition.setFirstPublishedAt(first);
    move.to(actor, held, EditionState.LIVE, step, act, note);
    publicRecord.published(held, EditionRepository.files(editions.attachments(held.id())), anew);
    return new IndexNumber(held.document().getIndexNumber());
  }

  /** Its own, where it brought one from elsewhere. */
  private String number(Held held, Instant first) {
    var wanted = held.document().getWantedNumber();
    return wanted != null
        ? wanted
        : numbering.next(held.document().getBodyId(), Dates.dateOf(first).getYear()).value();
  }
}
