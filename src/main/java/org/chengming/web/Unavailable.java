package org.chengming.web;

import org.jspecify.annotations.Nullable;

/**
 * Something this answer needs is away for now, and whether the thing asked for exists nobody can
 * say; answered with 503, so that a reader comes again and a harvester strikes nothing from its
 * list.
 */
public class Unavailable extends RuntimeException {
  /** For the Retry-After header. */
  static final int SECONDS = 10;

  private final String sentence;

  public Unavailable(String message, Throwable cause) {
    this("", message, cause);
  }

  /**
   * @param sentence for the person, in Chinese: what cannot be done, and what to do meanwhile;
   *     empty where there is no more to say than that it is away
   * @param message for the operator
   */
  public Unavailable(String sentence, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.sentence = sentence;
  }

  /** For the person, in Chinese; also the key of its English. */
  public String sentence() {
    return sentence;
  }
}
