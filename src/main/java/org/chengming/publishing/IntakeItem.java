package org.chengming.publishing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One incoming document, tidied and hashed, and what stands of it already. */
final class IntakeItem {
  final IncomingDocument incoming;
  final EditionFields fields;

  /** Of what is kept. */
  final String hash;

  /** Of what the source sent; another one where something was masked. */
  final String sent;

  /** What was masked on the way in, as a sentence. */
  final @Nullable String masked;

  /** Why it may not be public before somebody has looked at it, as sentences. */
  @Nullable String held;

  /** Whether it is held only until its files were looked into, and then goes on by itself. */
  boolean waits;

  IntakeRepository.@Nullable Known known;
  @Nullable IndexNumber number;

  /**
   * @param fields tidied, and masked where that was to be done
   */
  IntakeItem(
      IncomingDocument incoming,
      EditionFields fields,
      String sent,
      @Nullable String masked,
      @Nullable String held) {
    this.incoming = incoming;
    this.fields = fields;
    this.hash = masked == null ? sent : ContentHash.of(fields, incoming.attachments());
    this.sent = sent;
    this.masked = masked;
    this.held = held;
  }

  Instant publishedAt(Instant now) {
    return incoming.publishedAt() == null ? now : incoming.publishedAt();
  }

  Taken taken(Taken.Outcome outcome, long documentId) {
    return new Taken(
        incoming.sourceId(),
        outcome,
        outcome == Taken.Outcome.HELD ? held : outcome == Taken.Outcome.UNCHANGED ? null : masked,
        documentId,
        outcome == Taken.Outcome.HELD ? null : known == null ? number : known.indexNumber());
  }
}
