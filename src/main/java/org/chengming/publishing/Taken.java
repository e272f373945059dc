package org.chengming.publishing;

import org.jspecify.annotations.Nullable;

/**
 * What became of one incoming document.
 *
 * @param reason a Chinese sentence, for REJECTED only
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
    REJECTED
  }

  static Taken rejected(IncomingDocument incoming, String reason) {
    return new Taken(incoming.sourceId(), Outcome.REJECTED, reason, null, null);
  }
}
