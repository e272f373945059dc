package org.chengming.publishing;

import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EDITION;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengming.actors.Actor;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes what was scheduled, each in its own transaction. The moment stands in the row, so a
 * restart loses nothing, and a row another node has taken is skipped, so it may run on every node.
 */
@Component
class Schedule {
  private static final Logger log = LoggerFactory.getLogger(Schedule.class);
  private static final Actor SCHEDULE = Actor.system("定时发布");

  private final DSLContext db;
  private final EditionRepository editions;
  private final Release release;
  private final Move move;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Schedule(
      DSLContext db,
      EditionRepository editions,
      Release release,
      Move move,
      TransactionTemplate transaction,
      Clock clock) {
    this.db = db;
    this.editions = editions;
    this.release = release;
    this.move = move;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Publishes all that is due. */
  @Scheduled(fixedDelay = 2_000)
  void publishDue() {
    Set<Long> seen = new HashSet<>();
    for (var next = nextDue(seen); next != null; next = nextDue(seen)) {
      var id = next;
      seen.add(id);
      try {
        transaction.executeWithoutResult(status -> publish(id));
      } catch (Refused refused) {
        transaction.executeWithoutResult(status -> giveBack(id, refused));
      } catch (RuntimeException e) {
        log.error(
            "Scheduled edition {} could not be published; tried again at the next look", id, e);
      }
    }
  }

  private @Nullable Long nextDue(Set<Long> seen) {
    return db.select(EDITION.ID)
        .from(EDITION)
        .where(EDITION.STATE.eq(EditionState.SCHEDULED.name()))
        .and(EDITION.PUBLISH_AT.le(clock.instant()))
        .and(EDITION.ID.notIn(seen))
        .orderBy(EDITION.PUBLISH_AT, EDITION.ID)
        .limit(1)
        .fetchOne(EDITION.ID);
  }

  private void publish(long editionId) {
    var free =
        db.select(EDITION.ID)
            .from(EDITION)
            .join(DOCUMENT)
            .on(DOCUMENT.ID.eq(EDITION.DOCUMENT_ID))
            .where(EDITION.ID.eq(editionId))
            .and(EDITION.STATE.eq(EditionState.SCHEDULED.name()))
            .forUpdate()
            .of(DOCUMENT)
            .skipLocked()
            .fetchOptional();
    if (free.isPresent()) {
      var held = editions.lock(editionId);
      if (held.state() == EditionState.SCHEDULED) {
        var number = release.publish(SCHEDULE, held);
        log.info("Published {} as scheduled", number);
      }
    }
  }

  /**
   * What can no longer be published as it is goes back to whoever scheduled it, with the reason.
   */
  private void giveBack(long editionId, Refused refused) {
    var held = editions.lock(editionId);
    if (held.state() == EditionState.SCHEDULED) {
      var why =
          refused.problems().stream().map(Refused.Problem::sentence).collect(Collectors.joining());
      move.to(
          SCHEDULE,
          held,
          EditionState.APPROVED,
          Step.UNSCHEDULE,
          "EditionUnschedule",
          "到时没有发布：" + why);
    }
  }
}
