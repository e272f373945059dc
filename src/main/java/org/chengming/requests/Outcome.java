package org.chengming.requests;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * How a request may end, as the law of a time and the annual report's table 3 have it.
 *
 * @param code its row in that table, e.g. {@code 3.4}; {@code 2008.} and its row in the form that
 *     was in use under the regulation of 2008
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
  private static final Pattern CODE = Pattern.compile("[1-6](\\.[1-9])?|2008\\.[1-9](\\.[1-9])?");

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
    if (!CODE.matcher(code).matches() || label.isBlank() || source.isBlank()) {
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

  /**
   * Its row in the report's table 3, also for one of the regulation of 2008: a year that had both
   * is reported in the form of 2019.
   */
  public String row() {
    return switch (code) {
      case "2008.1", "2008.2" -> "1";
      case "2008.3" -> "2";
      case "2008.4.1" -> "3.1";
      case "2008.4.2", "2008.4.3" -> "3.4";
      case "2008.4.4" -> "3.3";
      case "2008.4.6" -> "3.2";
      case "2008.5", "2008.6" -> "4.1";
      case "2008.7" -> "4.3";
      case "2008.4.5", "2008.8", "2008.9" -> "6.3";
      default -> code;
    };
  }

  /** As it stands in a list: 3.4 不予公开：保护第三方合法权益. */
  public String full() {
    return label.startsWith(group.label())
        ? code + " " + label
        : code + " " + group.label() + "：" + label;
  }
}
