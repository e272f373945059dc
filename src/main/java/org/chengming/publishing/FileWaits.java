package org.chengming.publishing;

import static org.chengming.publishing.db.Tables.ATTACHMENT;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.chengming.publishing.db.Tables.FILE_WAIT;
import static org.chengming.publishing.db.Tables.REMARK;
import static org.jooq.impl.DSL.select;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.chengming.gate.FileInspected;
import org.chengming.gate.WayOut;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes what was brought in and waited for its files alone, once they were looked into and
 * nothing in them blocks; with findings it stays handed in, for a person. Each in its own
 * transaction, and what another node has taken is skipped, so it may run on every node. Whoever
 * takes one in hand before that keeps it.
 */
@Component
class FileWaits {
  private static final Logger log = LoggerFactory.getLogger(FileWaits.class);
  private static final Actor SERVER = Actor.system("附件检查");
  private static final int BATCH = 200;

  /** For those whose nodes died between taking and looking. */
  private static final Duration AGAIN = Duration.ofMinutes(5);

  private final DSLContext db;
  private final EditionRepository editions;
  private final IntakeGate intake;
  private final WayOut gate;
  private final Release release;
  private final Move move;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  FileWaits(
      DSLContext db,
      EditionRepository editions,
      IntakeGate intake,
      WayOut gate,
      Release release,
      Move move,
      Audit audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.db = db;
    this.editions = editions;
    this.intake = intake;
    this.gate = gate;
    this.release = release;
    this.move = move;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Within the transaction that records it: those with this file are due. */
  @EventListener
  void on(FileInspected inspected) {
    db.update(FILE_WAIT)
        .setNull(FILE_WAIT.LOOKED_AT)
        .where(
            FILE_WAIT.EDITION_ID.in(
                select(FILE_WAIT.EDITION_ID)
                    .from(FILE_WAIT)
                    .join(ATTACHMENT)
                    .on(ATTACHMENT.EDITION_ID.eq(FILE_WAIT.EDITION_ID))
                    .where(ATTACHMENT.SHA256.eq(inspected.sha256()))
                    .and(FILE_WAIT.LOOKED_AT.isNotNull())))
        .execute();
  }

  /** Lets all go on that can. */
  @Scheduled(fixedDelay = 2_000)
  void goOn() {
    for (var due = take(); !due.isEmpty(); due = take()) {
      due.forEach(this::goOn);
    }
  }

  /**
   * Their moment is written before anybody looks, so what is looked into meanwhile makes it due.
   */
  private List<Long> take() {
    var now = clock.instant();
    return db.update(FILE_WAIT)
        .set(FILE_WAIT.LOOKED_AT, now)
        .where(
            FILE_WAIT.EDITION_ID.in(
                select(FILE_WAIT.EDITION_ID)
                    .from(FILE_WAIT)
                    .where(FILE_WAIT.LOOKED_AT.isNull())
                    .or(FILE_WAIT.LOOKED_AT.lt(now.minus(AGAIN)))
                    .orderBy(FILE_WAIT.EDITION_ID)
                    .limit(BATCH)
                    .forUpdate()
                    .skipLocked()))
        .returningResult(FILE_WAIT.EDITION_ID)
        .fetch(r -> r.value1());
  }

  private void goOn(long edition) {
    try {
      transaction.executeWithoutResult(status -> look(edition));
    } catch (Refused refused) {
      transaction.executeWithoutResult(status -> keep(edition, refused.problems()));
    } catch (RuntimeException e) {
      log.error("Edition {} could not go on after its files; tried again later", edition, e);
    }
  }

  private void look(long edition) {
    if (!locked(edition)) {
      return;
    }
    var held = editions.lock(edition);
    if (inHand(held)) {
      forget(edition);
    } else if (passed(held)) {
      forget(edition);
      move.to(SERVER, held, EditionState.DISCARDED, Step.DISCARD, "EditionDiscard", "来源已经发来更新的一版。");
    } else {
      var verdict = gate.look(editions.words(edition).outgoing(held.documentId()));
      if (verdict.blocking().isEmpty()) {
        forget(edition);
        var number = release.broughtIn(SERVER, held, "附件检查完，没有要处理的内容。");
        log.info("Published {} after its files were looked into", number);
      } else if (!intake.waits(verdict)) {
        keep(held, verdict.problems());
      }
    }
  }

  /** Whether it still waits, and no other node is at it. */
  private boolean locked(long edition) {
    return db.selectFrom(FILE_WAIT)
        .where(FILE_WAIT.EDITION_ID.eq(edition))
        .forUpdate()
        .skipLocked()
        .fetchOptional()
        .isPresent();
  }

  /** Whether a person has begun with it: then it goes the way of what is written here. */
  private boolean inHand(Held held) {
    return held.state() != EditionState.SUBMITTED
        || db.fetchExists(REMARK, REMARK.EDITION_ID.eq(held.id()));
  }

  /** Whether its source sent another one since, which is public. */
  private boolean passed(Held held) {
    return db.fetchExists(
        EDITION,
        EDITION
            .DOCUMENT_ID
            .eq(held.documentId())
            .and(EDITION.NUMBER.gt(held.edition().getNumber())));
  }

  private void keep(long edition, List<Problem> problems) {
    if (locked(edition)) {
      keep(editions.lock(edition), problems);
    }
  }

  private void keep(Held held, List<Problem> problems) {
    forget(held.id());
    var why = problems.stream().map(Problem::sentence).collect(Collectors.joining());
    editions.step(held, Step.HOLD, SERVER, why);
    audit.record(
        SERVER,
        "EditionHold",
        "document",
        held.documentId(),
        null,
        Map.of("edition", held.edition().getNumber(), "why", why));
  }

  private void forget(long edition) {
    db.deleteFrom(FILE_WAIT).where(FILE_WAIT.EDITION_ID.eq(edition)).execute();
  }
}
