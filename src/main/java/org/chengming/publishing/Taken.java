package org.chengming.publishing;

import org.jspecify.annotations.Nullable;

/**
 * What became of one incoming document.
 *
 * @param reason Chinese sentences: why it was rejected or is held, or what was masked in it
 * @param documentId null for REJECTED
 * @param indexNumber null for what is not public
 */
public record Taken(
    String sourceId,
    Outcome outcome,
    @Nullable String reason,
    @Nullable Long documentId,
    @Nullable IndexNumber indexNumber) {
  public enum Outcome {
    CREATED,
    CHANGED,
    UNCHANGED,
    /** Waits for review at the desk; what was public of it before still is. */
    HELD,
    REJECTED
  }

  static Taken rejected(IncomingDocument incoming, String reason) {
    return new Taken(incoming.sourceId(), Outcome.REJECTED, reason, null, null);
  }
}
