package org.chengming.actors;

/** The actor may not do this; answered with 403 and one Chinese sentence. */
public class NotPermitted extends RuntimeException {
  public NotPermitted(String message) {
    super(message);
  }
}
