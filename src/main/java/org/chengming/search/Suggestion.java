package org.chengming.search;

/**
 * Something somebody typing may mean.
 *
 * @param text to show and to search for
 * @param path of its page
 */
public record Suggestion(Kind kind, String text, String path) {
  /** What it is. */
  public enum Kind {
    DOCUMENT,
    NUMBER,
    BODY,
    THEME,
    /** A word that many documents bear or many people ask for. */
    WORD
  }
}
