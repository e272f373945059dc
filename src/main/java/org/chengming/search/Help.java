package org.chengming.search;

/**
 * Another question that finds something.
 *
 * @param text to ask instead
 * @param documents it finds
 */
public record Help(Kind kind, String text, long documents) {
  /** How it differs from what was asked. */
  public enum Kind {
    /** A word was left out. */
    FEWER_WORDS,
    /** A word that stands nowhere was replaced by one spelled nearly the same. */
    NEARLY,
    /** A word was replaced by what others call it. */
    SAME_MEANING
  }
}
