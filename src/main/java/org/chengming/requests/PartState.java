package org.chengming.requests;

import java.util.Set;
import org.chengming.web.State;

/** Where another body's part of an answer stands. */
public enum PartState implements State<PartState> {
  ASKED("待答"),
  /** Written, and not yet approved inside the body. */
  DRAFTED("待签发"),
  GIVEN("已答"),
  /** Sent back to be written anew, by the approver or by the first receiver. */
  RETURNED("退回再答");

  private final String label;

  PartState(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public Set<PartState> next() {
    return switch (this) {
      case ASKED, RETURNED -> Set.of(DRAFTED);
      case DRAFTED -> Set.of(DRAFTED, GIVEN, RETURNED);
      case GIVEN -> Set.of(RETURNED);
    };
  }

  @Override
  public String subject() {
    return "这一部分";
  }
}
