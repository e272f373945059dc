package org.chengming.requests;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.chengming.web.State;
import org.chengming.web.Words;

/** Where a request stands. Which day it is due is not part of it: the clock says that. */
public enum RequestState implements State<RequestState> {
  /** It has arrived; nobody at the body has confirmed it yet. */
  FILED("待登记", "Received, not yet confirmed"),
  REGISTERED("在办", "In hand"),
  AWAITING_CLARIFICATION("待补正", "Waiting for you to say more"),
  AWAITING_FEE("待缴费", "Waiting for you to pay"),
  ANSWERED("已答复", "Answered"),
  /** It ended without an answer: withdrawn, or not pursued. */
  CLOSED("已结束", "Ended"),
  ARCHIVED("已归档", "Ended and filed away");

  private final String chinese;
  private final String english;

  RequestState(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  @Override
  public String label() {
    return chinese;
  }

  public String label(Words t) {
    return t.english() ? english : chinese;
  }

  @Override
  public Set<RequestState> next() {
    return switch (this) {
      case FILED -> Set.of(REGISTERED, CLOSED);
      case REGISTERED -> Set.of(AWAITING_CLARIFICATION, AWAITING_FEE, ANSWERED, CLOSED);
      case AWAITING_CLARIFICATION, AWAITING_FEE -> Set.of(REGISTERED, CLOSED);
      case ANSWERED, CLOSED -> Set.of(ARCHIVED);
      case ARCHIVED -> Set.of();
    };
  }

  /** Whether somebody still has something to do. */
  public boolean open() {
    return this != ANSWERED && this != CLOSED && this != ARCHIVED;
  }

  /** The names of those that are {@link #open}, or of the others. */
  static List<String> names(boolean open) {
    return Arrays.stream(values()).filter(s -> s.open() == open).map(Enum::name).toList();
  }

  @Override
  public String subject() {
    return "这件申请";
  }
}
