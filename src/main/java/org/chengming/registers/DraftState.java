package org.chengming.registers;

import java.util.Set;
import org.chengming.web.State;

/** Where a draft of records stands. */
public enum DraftState implements State<DraftState> {
  WRITING("在写"),
  SUBMITTED("等审核"),
  PUBLISHED("已发布"),
  WITHDRAWN("不要了");

  private final String label;

  DraftState(String label) {
    this.label = label;
  }

  @Override
  public Set<DraftState> next() {
    return switch (this) {
      case WRITING -> Set.of(SUBMITTED, WITHDRAWN);
      case SUBMITTED -> Set.of(WRITING, PUBLISHED);
      case PUBLISHED, WITHDRAWN -> Set.of();
    };
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public String subject() {
    return "这份草稿";
  }
}
