package org.chengming.publishing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A live document as followers see it.
 *
 * @param contentHtml sanitised
 * @param documentNumber as issued, e.g. 黑政发〔2014〕1号
 * @param documentNumberKey the same in one spelling, for comparison
 */
public record PublicDocument(
    long id,
    String indexNumber,
    long bodyId,
    int editionNumber,
    String title,
    @Nullable String documentNumber,
    @Nullable String documentNumberKey,
    @Nullable String genre,
    @Nullable String theme,
    @Nullable String duty,
    @Nullable String audience,
    LocalDate formedOn,
    @Nullable LocalDate effectiveOn,
    @Nullable LocalDate expiresOn,
    Instant firstPublishedAt,
    Instant publishedAt,
    @Nullable String summary,
    List<String> keywords,
    String contentHtml,
    List<Attachment> attachments,
    @Nullable Ended ended,
    boolean explainer,
    @Nullable String source,
    @Nullable String sourceId) {

  public record Attachment(long id, String name, String sha256, String mediaType, long size) {}

  /** The act that ended it: ABOLISHED or SUPERSEDED from a day. */
  public record Ended(Validity kind, LocalDate on) {}

  public Validity validityOn(LocalDate day) {
    return Validity.on(
        day,
        effectiveOn,
        expiresOn,
        ended != null && !ended.on().isAfter(day) ? ended.kind() : null);
  }
}
