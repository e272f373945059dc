package org.chengming.publishing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document taken over from elsewhere, already public there.
 *
 * @param source where from, one word; together with {@code sourceId} it names the document for good
 * @param bodyId who issued it
 * @param indexNumber its own one where it has one; otherwise the next of the body's series
 * @param publishedAt its first publication there; now when unknown
 * @param demo whether it is invented for the demo province
 * @param fields {@code title} and {@code days.formedOn} are needed, all else may be missing
 */
public record IncomingDocument(
    String source,
    String sourceId,
    long bodyId,
    @Nullable IndexNumber indexNumber,
    @Nullable Instant publishedAt,
    boolean demo,
    EditionFields fields,
    List<AttachedFile> attachments) {

  public IncomingDocument {
    attachments = List.copyOf(attachments);
  }
}
