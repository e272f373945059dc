package org.chengming.web;

import java.util.List;

/**
 * What a person sent cannot be done as it stands; answered with 422 (or 409 for a conflict). The
 * message is for the operator; {@code problems} are Chinese sentences for the person, each naming
 * the field it is about.
 */
public class Refused extends RuntimeException {
  /**
   * @param field the form field or command component, empty for the whole
   */
  public record Problem(String field, String sentence) {}

  private final transient List<Problem> problems;
  private final boolean conflict;

  public Refused(String message, List<Problem> problems, boolean conflict) {
    super(message);
    this.problems = List.copyOf(problems);
    this.conflict = conflict;
  }

  public static Refused because(String field, String sentence, String message) {
    return new Refused(message, List.of(new Problem(field, sentence)), false);
  }

  /** The thing is not in a state that allows the act. */
  public static Refused conflict(String sentence, String message) {
    return new Refused(message, List.of(new Problem("", sentence)), true);
  }

  public List<Problem> problems() {
    return problems;
  }

  public boolean isConflict() {
    return conflict;
  }
}
