package org.chengming.requests;

import java.time.LocalDate;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * How a request may end, as the law of a time and the annual report's table 3 have it.
 *
 * @param code its row in that table, e.g. {@code 3.4}
 * @param to the last day it holds for, null while it stands
 * @param source the article
 */
public record Outcome(
    String code,
    LocalDate from,
    @Nullable LocalDate to,
    Group group,
    Relief relief,
    LimitRule.Known known,
    String label,
    String source) {

  /** The table's heading it stands under. */
  public enum Group {
    GRANTED("予以公开", "Granted"),
    PARTLY("部分公开", "Granted in part"),
    REFUSED("不予公开", "Refused"),
    NOT_HELD("无法提供", "Cannot be provided"),
    NOT_PROCESSED("不予处理", "Not processed"),
    OTHERWISE("其他处理", "Ended otherwise");

    private final String chinese;
    private final String english;

    Group(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }

    public String label() {
      return chinese;
    }

    public String label(Words t) {
      return t.english() ? english : chinese;
    }
  }

  /** What is open to whoever does not accept it. */
  public enum Relief {
    /** 行政复议 or 行政诉讼, as they choose. */
    EITHER,
    /** 行政复议法 (2023) 第二十三条: 行政复议 first. */
    REVIEW_FIRST
  }

  public Outcome {
    if (!code.matches("[1-6](\\.[1-9])?") || label.isBlank() || source.isBlank()) {
      throw new IllegalArgumentException(
          "Outcome %s must have a code of the report, a label and a source".formatted(code));
    }
  }

  boolean holdsOn(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  /** Whether the case ends without an answer to what was asked. */
  public boolean closes() {
    return group == Group.OTHERWISE;
  }

  /** As it stands in a list: 3.4 不予公开：保护第三方合法权益. */
  public String full() {
    return label.startsWith(group.label())
        ? code + " " + label
        : code + " " + group.label() + "：" + label;
  }
}
