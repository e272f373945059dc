package org.chengming.publishing;

import java.util.Set;
import org.chengming.web.State;

/** Where an edition stands on its way from draft to live to superseded or withdrawn. */
public enum EditionState implements State<EditionState> {
  DRAFT("起草"),
  SUBMITTED("待审核"),
  REVIEWED("待保密审查"),
  CLEARED("待签发"),
  APPROVED("待发布"),
  SCHEDULED("定时发布"),
  LIVE("已发布"),
  SUPERSEDED("已被新版替代"),
  WITHDRAWN("已撤回"),
  DISCARDED("已作废");

  private final String label;

  EditionState(String label) {
    this.label = label;
  }

  /** The word officials see. */
  @Override
  public String label() {
    return label;
  }

  @Override
  public Set<EditionState> next() {
    return switch (this) {
      case DRAFT -> Set.of(SUBMITTED, DISCARDED);
      // LIVE from these three is the emergency, which is reviewed afterwards; from the first also
      // what was brought in and waited for its files alone.
      case SUBMITTED -> Set.of(DRAFT, REVIEWED, LIVE, DISCARDED);
      case REVIEWED -> Set.of(DRAFT, CLEARED, LIVE, DISCARDED);
      case CLEARED -> Set.of(DRAFT, APPROVED, LIVE, DISCARDED);
      case APPROVED -> Set.of(DRAFT, SCHEDULED, LIVE, DISCARDED);
      case SCHEDULED -> Set.of(APPROVED, LIVE, DISCARDED);
      case LIVE -> Set.of(SUPERSEDED, WITHDRAWN);
      case SUPERSEDED, WITHDRAWN, DISCARDED -> Set.of();
    };
  }

  /** Whether it is on its way and not yet live. */
  public boolean inWork() {
    return next().contains(DISCARDED);
  }

  /**
   * Whether every review stands behind it, so that it may be published without being an emergency.
   */
  public boolean passed() {
    return this == APPROVED || this == SCHEDULED;
  }

  /** Whether it was handed in and some review is still to come. */
  public boolean underReview() {
    return this == SUBMITTED || this == REVIEWED || this == CLEARED;
  }

  @Override
  public String subject() {
    return "这一版";
  }
}
