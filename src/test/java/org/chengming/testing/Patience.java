package org.chengming.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/**
 * How a test waits for what the server does by itself: until it has come, and far longer than it
 * takes on a machine that is shared, busy or stopped for some seconds. Only what never comes fails.
 * How soon something comes is measured by {@code bin/bench} and never by a test.
 */
public final class Patience {
  /** Also for what waits by itself, such as a latch. */
  public static final Duration LONG = Duration.ofSeconds(120);

  private Patience() {}

  public static ConditionFactory await() {
    return await(null);
  }

  /**
   * @param what named when it never comes
   */
  public static ConditionFactory await(@Nullable String what) {
    return Awaitility.await(what)
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(25))
        .pollInSameThread();
  }
}
