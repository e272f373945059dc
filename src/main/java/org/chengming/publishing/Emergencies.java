package org.chengming.publishing;

import static org.chengming.publishing.db.Tables.EMERGENCY;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What cannot wait for its reviews: a flood warning. Published by one who holds the role and wrote
 * nothing of it, and examined within a day by a third who did neither. All else that stands between
 * an edition and the public stands here too.
 */
@Component
public class Emergencies {
  /** How long the review may wait; hours of the clock, for what is public is read at night too. */
  private static final Duration REVIEWED_WITHIN = Duration.ofDays(1);

  private final EditionRepository editions;
  private final Permits permits;
  private final Release release;
  private final Withdrawal withdrawal;
  private final DSLContext db;
  private final Audit audit;
  private final Clock clock;

  Emergencies(
      EditionRepository editions,
      Permits permits,
      Release release,
      Withdrawal withdrawal,
      DSLContext db,
      Audit audit,
      Clock clock) {
    this.editions = editions;
    this.permits = permits;
    this.release = release;
    this.withdrawal = withdrawal;
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  /** By when it must have been reviewed. */
  public static Instant due(Instant publishedAt) {
    return publishedAt.plus(REVIEWED_WITHIN);
  }

  /** What was published at this moment or before should have been reviewed by now. */
  public Instant overdueBefore() {
    return clock.instant().minus(REVIEWED_WITHIN);
  }

  /**
   * @throws Refused without a reason, and for whatever keeps an edition from being public
   */
  @Transactional
  public IndexNumber publish(Actor actor, PublishAtOnce command) {
    var held = editions.lock(command.editionId());
    permits.requireOfAnother(actor, Role.EMERGENCY_PUBLISHER, held, "publish at once");
    var staff = Permits.person(actor, "publish at once");
    var reason = words(command.reason(), "reason", "请写明为什么不能等审核。");
    var number = release.atOnce(actor, held, reason);
    db.insertInto(EMERGENCY)
        .set(EMERGENCY.EDITION_ID, held.id())
        .set(EMERGENCY.REASON, reason)
        .set(EMERGENCY.PUBLISHED_BY, staff)
        .set(EMERGENCY.PUBLISHED_BY_NAME, actor.name())
        .set(EMERGENCY.PUBLISHED_AT, clock.instant())
        .execute();
    return number;
  }

  /** It may stay. Art. 17: the examination is made up for, with its basis. */
  @Transactional
  public void confirm(Actor actor, ConfirmEmergency command) {
    var held = editions.lock(command.editionId());
    var staff = requireThird(actor, held);
    var basis = words(command.basis(), "basis", "请写明审查的依据和结论。");
    decide(actor, held, staff, "CONFIRMED", basis);
    editions.step(held, Step.CONFIRM, actor, basis);
    audit.record(
        actor,
        "EmergencyConfirm",
        "document",
        held.documentId(),
        null,
        Map.of("edition", held.edition().getNumber(), "basis", basis));
  }

  /** It goes, as every withdrawn document does, with a tombstone. */
  @Transactional
  public void withdraw(Actor actor, WithdrawEmergency command) {
    var held = editions.lock(command.editionId());
    var staff = requireThird(actor, held);
    var reason = words(command.reason(), "reason", "请写明撤回的理由，读者会看到。");
    decide(actor, held, staff, "WITHDRAWN", reason);
    withdrawal.of(actor, held, staff, reason);
  }

  private long requireThird(Actor actor, Held held) {
    permits.requireOfAnother(actor, Role.SECRECY_REVIEWER, held, "review the emergency of");
    var staff = Permits.person(actor, "review an emergency");
    var by =
        db.select(EMERGENCY.PUBLISHED_BY)
            .from(EMERGENCY)
            .where(EMERGENCY.EDITION_ID.eq(held.id()))
            .fetchOptional(EMERGENCY.PUBLISHED_BY)
            .orElseThrow(() -> new Missing("Emergency of edition " + held.id()));
    if (by == staff) {
      throw new NotPermitted(
          "%s may not review edition %d: they published it at once"
              .formatted(actor.name(), held.id()));
    }
    return staff;
  }

  private void decide(Actor actor, Held held, long staff, String verdict, String note) {
    var decided =
        db.update(EMERGENCY)
            .set(EMERGENCY.VERDICT, verdict)
            .set(EMERGENCY.NOTE, note)
            .set(EMERGENCY.REVIEWED_BY, staff)
            .set(EMERGENCY.REVIEWED_BY_NAME, actor.name())
            .set(EMERGENCY.REVIEWED_AT, clock.instant())
            .where(EMERGENCY.EDITION_ID.eq(held.id()))
            .and(EMERGENCY.REVIEWED_AT.isNull())
            .execute();
    if (decided != 1) {
      throw Refused.conflict(
          "这次应急发布已经审查过了。", "The emergency of edition %d was reviewed".formatted(held.id()));
    }
  }

  private static String words(String typed, String field, String wanted) {
    var words = typed.replace("\u0000", "").strip();
    if (words.isEmpty()) {
      throw Refused.because(field, wanted, "An emergency needs its words: " + field);
    }
    return words;
  }
}
