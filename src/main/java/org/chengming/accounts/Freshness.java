package org.chengming.accounts;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether the person themselves was at this session a short while ago: what changes how they come
 * in is not left to whoever finds a desk open.
 */
public final class Freshness {
  private static final String ATTRIBUTE = "confirmed-at";
  private static final Duration LASTS = Duration.ofMinutes(15);

  private Freshness() {}

  /** They have just signed in, or given their password again. */
  public static void begin(HttpSession session, Instant now) {
    session.setAttribute(ATTRIBUTE, now);
  }

  public static boolean holds(HttpSession session, Instant now) {
    return session.getAttribute(ATTRIBUTE) instanceof Instant at && now.isBefore(at.plus(LASTS));
  }
}
