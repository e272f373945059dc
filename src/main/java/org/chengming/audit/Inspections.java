package org.chengming.audit;

import static org.chengming.audit.db.Tables.INSPECTION;
import static org.chengming.audit.db.Tables.LINK;
import static org.chengming.audit.db.Tables.WAITING;

import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.chengming.audit.ChainCheck.Checked;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Checks the chain and keeps what came of it. */
@Component
public class Inspections {
  /**
   * How the chain stands.
   *
   * @param head null while nothing is chained
   * @param waiting entries not chained yet
   * @param last null before the first checking
   */
  public record Standing(@Nullable ChainHead head, int waiting, @Nullable Inspection last) {}

  /**
   * One checking of the whole chain.
   *
   * @param entries how many were chained
   * @param faults how many were found; 0 is as it should be
   * @param firstFault the first of them, for operators; empty where there is none
   */
  public record Inspection(Instant at, long entries, long faults, String firstFault) {}

  private final DSLContext db;
  private final Chain chain;
  private final Clock clock;

  Inspections(DSLContext db, Chain chain, Clock clock) {
    this.db = db;
    this.chain = chain;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Standing standing() {
    return new Standing(chain.head().orElse(null), db.fetchCount(WAITING), last().orElse(null));
  }

  /** When it was checked last, or began; empty while nothing is chained. */
  @Transactional(readOnly = true)
  public Optional<Instant> soundUntil() {
    return last()
        .map(Inspection::at)
        .or(
            () ->
                db.select(LINK.CHAINED_AT)
                    .from(LINK)
                    .orderBy(LINK.PLACE)
                    .limit(1)
                    .fetchOptional(LINK.CHAINED_AT));
  }

  /** Checks all of it, against the heads noted before too. */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public Checked inspect() {
    var checked = new ChainCheck(db).check(noted(db));
    var head = checked.head();
    if (head != null) {
      db.insertInto(INSPECTION)
          .set(INSPECTION.CHECKED_AT, clock.instant())
          .set(INSPECTION.ENTRIES, checked.entries())
          .set(INSPECTION.PLACE, head.place())
          .set(INSPECTION.HASH, HexFormat.of().parseHex(head.hash()))
          .set(INSPECTION.FINDINGS, checked.faults())
          .set(
              INSPECTION.FIRST_FINDING,
              checked.findings().isEmpty() ? null : checked.findings().getFirst().toString())
          .execute();
    }
    return checked;
  }

  /**
   * The heads of all checkings that found nothing. Of the last alone, a chain that was cut short
   * would look sound again the night after it was told of.
   */
  static List<ChainHead> noted(DSLContext db) {
    return db.select(INSPECTION.PLACE, INSPECTION.HASH)
        .from(INSPECTION)
        .where(INSPECTION.FINDINGS.eq(0L))
        .orderBy(INSPECTION.ID)
        .fetch(r -> new ChainHead(r.value1(), HexFormat.of().formatHex(r.value2())));
  }

  private Optional<Inspection> last() {
    return db.selectFrom(INSPECTION)
        .orderBy(INSPECTION.ID.desc())
        .limit(1)
        .fetchOptional(
            r ->
                new Inspection(
                    r.getCheckedAt(),
                    r.getEntries(),
                    r.getFindings(),
                    r.getFirstFinding() == null ? "" : r.getFirstFinding()));
  }
}
