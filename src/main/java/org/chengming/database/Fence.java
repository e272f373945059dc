package org.chengming.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How far a replica must have come to be read from: at least to a place in the primary's log that
 * was asked for after the last change this node knows of. What was known then had been committed,
 * so its commit stands before that place. While the place is not known, no replica will do.
 */
final class Fence {
  /**
   * @param raised how often the fence had been raised before the question
   */
  private record Asked(long raised, long place) {}

  private final AtomicLong raised = new AtomicLong();
  private volatile @Nullable Asked asked;
  private volatile boolean hearing;

  /** Says that this node knows of a change; to be called before anything is done about it. */
  void raise() {
    raised.incrementAndGet();
  }

  /** Whether this node is told what others change; it cannot know what it missed meanwhile. */
  void hearing(boolean now) {
    raise();
    hearing = now;
  }

  /** The place to have come to; empty while it is not known. */
  OptionalLong place() {
    var known = asked;
    return hearing && known != null && known.raised() == raised.get()
        ? OptionalLong.of(known.place())
        : OptionalLong.empty();
  }

  /** Whether the fence was raised after the place was asked for. */
  boolean raised() {
    var known = asked;
    return known == null || known.raised() != raised.get();
  }

  /** Asks where the primary is. */
  LogPlace ask(Connection primary) throws SQLException {
    var before = raised.get();
    var place = LogPlace.written(primary);
    asked = new Asked(before, place.bytes());
    return place;
  }
}
