package org.chengming.requests;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A limit as the law set it for a time.
 *
 * @param to the last day it holds for, null while it stands
 * @param days its length, null where the law knows the step but sets no length
 * @param known how far it was checked against the law
 * @param source the article, as shown to people
 */
public record LimitRule(
    Limit limit,
    LocalDate from,
    @Nullable LocalDate to,
    @Nullable Integer days,
    Unit unit,
    Known known,
    String source) {

  public enum Unit {
    WORKING,
    CALENDAR,
    /** Its days are months. */
    MONTH
  }

  public enum Known {
    /** The statute was read. */
    TEXT,
    /** A page that quotes it was read. */
    PAGE,
    /** Nobody looked it up; an installation should before it relies on it. */
    RECALLED
  }

  public LimitRule {
    if (to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("%s ends on %s before it begins".formatted(limit, to));
    }
    if (days != null && (days < 1 || days > 500)) {
      throw new IllegalArgumentException("%s has %d days, not 1 to 500".formatted(limit, days));
    }
    if (days == null && limit == Limit.REPLY) {
      throw new IllegalArgumentException("The reply needs a number of days");
    }
    if (source.isBlank()) {
      throw new IllegalArgumentException(limit + " must name its source");
    }
  }

  boolean holdsOn(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }
}
