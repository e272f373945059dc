package org.chengming.database;

import java.time.Duration;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the primary stood, and when it last stood there. So a replica's lag is told without
 * comparing clocks, and a primary that writes nothing does not make one look behind.
 */
final class Places {
  private static final int MOST = 600;

  private final ConcurrentSkipListMap<Long, Long> seen = new ConcurrentSkipListMap<>();

  /**
   * @param at in nanoseconds, before the question was sent
   */
  void add(long place, long at) {
    var last = seen.isEmpty() ? null : seen.lastKey();
    if (last != null && place < last) {
      seen.clear(); // another log, after a restore
    }
    seen.put(place, at);
    if (seen.size() > MOST) {
      seen.pollFirstEntry();
    }
  }

  /**
   * At most how long ago the primary stood at {@code place}; zero at the newest, null where it is
   * not known any more.
   */
  @Nullable Duration behind(long place) {
    var reached = seen.floorEntry(place);
    if (reached == null) {
      return null;
    }
    return seen.higherKey(place) == null
        ? Duration.ZERO
        : Duration.ofNanos(System.nanoTime() - reached.getValue());
  }
}
