package org.chengming.web;

/**
 * Something this answer needs is away for now, and whether the thing asked for exists nobody can
 * say; answered with 503, so that a reader comes again and a harvester strikes nothing from its
 * list.
 */
public class Unavailable extends RuntimeException {
  /** For the Retry-After header. */
  static final int SECONDS = 10;

  public Unavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
