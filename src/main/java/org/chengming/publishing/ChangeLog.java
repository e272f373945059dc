package org.chengming.publishing;

import static org.chengming.publishing.db.Tables.CHANGE;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.unnest;
import static org.jooq.impl.DSL.val;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.chengming.database.Announcements;
import org.chengming.web.KeptPages;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The outbox of publishing: every act adds a row in its own transaction, and each follower replays
 * the rows after its own cursor. A follower that keeps its cursor together with what it derived
 * (the index does, in its commit) can be killed at any moment and continues where it durably stood.
 */
@Component
public class ChangeLog {
  /** A place in the log: transaction and sequence, in commit-safe order. */
  public record Cursor(long xid, long seq) {
    public static final Cursor START = new Cursor(0, 0);

    @Override
    public String toString() {
      return xid + ":" + seq;
    }

    public static Cursor parse(String text) {
      var parts = text.split(":", 2);
      return new Cursor(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }
  }

  /** Changes in order, and the cursor after the last of them. */
  public record Batch(List<Change> changes, Cursor next) {}

  private final DSLContext db;
  private final Clock clock;
  private final Announcements announcements;

  ChangeLog(DSLContext db, Clock clock, Announcements announcements) {
    this.db = db;
    this.announcements = announcements;
    this.clock = clock;
  }

  /**
   * The changes after {@code cursor}, at most {@code limit}. Rows of transactions that older ones
   * might still overtake are held back until those have ended, so no change is ever skipped.
   */
  @Transactional(readOnly = true)
  public Batch after(Cursor cursor, int limit) {
    var xid = field("xid::text::bigint", Long.class);
    var rows =
        db.select(CHANGE.SEQ, CHANGE.DOCUMENT_ID, CHANGE.KIND, xid)
            .from(CHANGE)
            .where(condition("(xid, seq) > ({0}::text::xid8, {1})", cursor.xid(), cursor.seq()))
            .and(condition("xid < pg_snapshot_xmin(pg_current_snapshot())"))
            .orderBy(field("xid"), CHANGE.SEQ)
            .limit(limit)
            .fetch();
    if (rows.isEmpty()) {
      return new Batch(List.of(), cursor);
    }
    announcements.seen(); // whoever acts on it may be ahead of the announcement
    var last = rows.getLast();
    return new Batch(
        rows.map(r -> new Change(r.value1(), r.value2(), Change.Kind.valueOf(r.value3()))),
        new Cursor(last.value4(), last.value1()));
  }

  /**
   * Whether the log holds the change a cursor stands at; if not, the cursor is of another database
   * and means nothing here.
   */
  @Transactional(readOnly = true)
  public boolean knows(Cursor cursor) {
    return cursor.equals(Cursor.START)
        || db.fetchExists(
            CHANGE, CHANGE.SEQ.eq(cursor.seq()), condition("xid = {0}::text::xid8", cursor.xid()));
  }

  /**
   * When the oldest change after {@code cursor} was made; empty when the follower at {@code cursor}
   * is level with the log.
   */
  @Transactional(readOnly = true)
  public Optional<Instant> waitingSince(Cursor cursor) {
    return db.select(CHANGE.CHANGED_AT)
        .from(CHANGE)
        .where(condition("(xid, seq) > ({0}::text::xid8, {1})", cursor.xid(), cursor.seq()))
        .orderBy(field("xid"), CHANGE.SEQ)
        .limit(1)
        .fetchOptional(CHANGE.CHANGED_AT);
  }

  /** How many changes there are. */
  @Transactional(readOnly = true)
  public long count() {
    return db.fetchCount(CHANGE);
  }

  /** How many changes stand after {@code cursor}. */
  @Transactional(readOnly = true)
  public long waiting(Cursor cursor) {
    return db.fetchCount(
        CHANGE, condition("(xid, seq) > ({0}::text::xid8, {1})", cursor.xid(), cursor.seq()));
  }

  /**
   * A place before which everything is visible by now; who loads the whole after asking can follow
   * from here.
   */
  @Transactional(readOnly = true)
  public Cursor here() {
    var oldest =
        db.select(field("pg_snapshot_xmin(pg_current_snapshot())::text::bigint", Long.class))
            .fetchSingle();
    announcements.seen();
    return new Cursor(oldest.value1() - 1, Long.MAX_VALUE);
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void add(long documentId, Change.Kind kind) {
    addAll(List.of(documentId), kind);
  }

  /** One statement, however many they are. */
  @Transactional(propagation = Propagation.MANDATORY)
  void addAll(List<Long> documentIds, Change.Kind kind) {
    addAll(documentIds, kind, List.of());
  }

  /**
   * The same with more in the one statement.
   *
   * @param beside what is written with it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void addAll(
      List<Long> documentIds, Change.Kind kind, Collection<CommonTableExpression<?>> beside) {
    var ids = unnest(documentIds.toArray(Long[]::new)).as("taken", "id");
    var into =
        beside.isEmpty()
            ? db.insertInto(CHANGE, CHANGE.DOCUMENT_ID, CHANGE.KIND, CHANGE.CHANGED_AT)
            : db.with(beside)
                .insertInto(CHANGE, CHANGE.DOCUMENT_ID, CHANGE.KIND, CHANGE.CHANGED_AT);
    into.select(
            select(
                    ids.field("id", Long.class),
                    val(kind.name()),
                    val(clock.instant(), CHANGE.CHANGED_AT))
                .from(ids))
        .execute();
    var topics = new HashSet<>(documentIds.stream().map(KeptPages::document).toList());
    topics.add(KeptPages.LISTS);
    announcements.announce(topics);
  }
}
