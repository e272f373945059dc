package org.chengming.web;

/** What was asked for is not there; answered with 404. */
public class Missing extends RuntimeException {
  public Missing(String message) {
    super(message);
  }
}
