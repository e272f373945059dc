package org.chengming.publishing;

import java.util.Set;
import org.chengming.web.Refused;

/** Where an edition stands on its way from draft to live to superseded or withdrawn. */
public enum EditionState {
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
  public String label() {
    return label;
  }

  /** The states that may follow. */
  public Set<EditionState> next() {
    return switch (this) {
      case DRAFT -> Set.of(SUBMITTED, DISCARDED);
      case SUBMITTED -> Set.of(DRAFT, REVIEWED, DISCARDED);
      case REVIEWED -> Set.of(DRAFT, CLEARED, DISCARDED);
      case CLEARED -> Set.of(DRAFT, APPROVED, DISCARDED);
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
   * @throws Refused when this state does not lead there
   */
  public void require(EditionState to) {
    if (!next().contains(to)) {
      throw Refused.conflict(
          "这一版现在是“%s”，不能改为“%s”。可能有人刚刚处理过，请刷新后再看。".formatted(label, to.label),
          "An edition that is %s cannot become %s; allowed: %s".formatted(this, to, next()));
    }
  }
}
