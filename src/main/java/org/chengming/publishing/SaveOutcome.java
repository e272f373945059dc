package org.chengming.publishing;

/** What became of a save; nothing typed is lost either way. */
public sealed interface SaveOutcome {
  /** It is now what the draft says. */
  record Saved(int revision) implements SaveOutcome {}

  /**
   * Somebody saved in between: theirs stands, this one is kept beside it to be compared.
   *
   * @param saveId the kept text
   * @param revision the one that stands
   */
  record Conflict(long saveId, int revision) implements SaveOutcome {}
}
