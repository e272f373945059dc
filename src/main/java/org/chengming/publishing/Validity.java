package org.chengming.publishing;

import java.time.LocalDate;
import org.chengming.web.Listing;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * Whether a document is in force on a day; derived from its dates and the acts that ended it, never
 * stored.
 */
public enum Validity {
  IN_FORCE("现行有效"),
  NOT_YET("尚未施行"),
  EXPIRED("执行期满"),
  ABOLISHED("已废止"),
  SUPERSEDED("已被替代");

  private final String label;

  Validity(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** As lists and pages show it: a word with a shape. */
  public Listing.Status status(Words t) {
    var style =
        switch (this) {
          case IN_FORCE -> "status-good";
          case NOT_YET -> "status-wait";
          case EXPIRED, ABOLISHED, SUPERSEDED -> "status-past";
        };
    return new Listing.Status(name(), t.of(label), style);
  }

  public boolean current() {
    return this == IN_FORCE || this == NOT_YET;
  }

  /**
   * @param ended kind of the earliest act that ended it, in force by {@code day}; null when none
   */
  public static Validity on(
      LocalDate day,
      @Nullable LocalDate effectiveOn,
      @Nullable LocalDate expiresOn,
      @Nullable Validity ended) {
    if (ended != null) {
      return ended;
    }
    if (expiresOn != null && expiresOn.isBefore(day)) {
      return EXPIRED;
    }
    return effectiveOn != null && effectiveOn.isAfter(day) ? NOT_YET : IN_FORCE;
  }
}
