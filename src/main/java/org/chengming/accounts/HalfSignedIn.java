package org.chengming.accounts;

import java.io.Serializable;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;

/**
 * Whoever gave the right password and owes the second factor. No page but the one that asks for it
 * takes this for a person.
 */
record HalfSignedIn(long id, Instant since) implements Principal, Serializable {
  private static final Duration LASTS = Duration.ofMinutes(10);

  boolean holds(Instant now) {
    return now.isBefore(since.plus(LASTS));
  }

  @Override
  public String getName() {
    return nameOf(id);
  }

  static String nameOf(long id) {
    return "half:" + id;
  }
}
