package org.chengming.publishing.web.site;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengming.publishing.Validity;
import org.chengming.web.KeptPages;
import org.jspecify.annotations.Nullable;

/**
 * A document as the database holds it for its page: what was published, or the last that was, when
 * it is withdrawn.
 *
 * @param contentHtml empty when withdrawn; the text stays closed
 * @param contentSha256 of all it says, as ContentHash describes it
 * @param reason why it is public, where it answers no item of Art. 20
 */
record StoredDocument(
    long id,
    String indexNumber,
    long bodyId,
    long editionId,
    int editionNumber,
    String title,
    @Nullable String documentNumber,
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
    String language,
    String contentHtml,
    String contentSha256,
    @Nullable String reason,
    @Nullable Withdrawn withdrawn,
    List<Edition> editions,
    List<Attachment> attachments,
    List<Link> links) {

  record Withdrawn(Instant at, String reason) {}

  record Edition(int number, Instant publishedAt, @Nullable String changeNote, boolean live) {}

  /**
   * @param path where it is fetched
   */
  record Attachment(long id, String name, String sha256, String mediaType, long size, String path) {
    static Attachment open(long id, String name, String sha256, String mediaType, long size) {
      var encoded = java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8);
      return new Attachment(
          id,
          name,
          sha256,
          mediaType,
          size,
          "/attachments/" + id + "/" + encoded.replace("+", "%20"));
    }
  }

  enum Relation {
    ENDED_BY,
    ENDED,
    EXPLAINED_BY,
    EXPLAINS
  }

  /** What an answer about the document must be made anew for: itself, and what it is tied to. */
  Set<String> topics() {
    return Stream.concat(Stream.of(id), links.stream().map(Link::documentId))
        .filter(Objects::nonNull)
        .map(KeptPages::document)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * A document this one stands in relation to.
   *
   * @param indexNumber null with title when the act that ended it is no document here, or no longer
   *     public
   * @param validity how it ended, for the first two relations
   */
  record Link(
      Relation relation,
      @Nullable Long documentId,
      @Nullable String indexNumber,
      @Nullable String title,
      @Nullable Long bodyId,
      @Nullable Instant publishedAt,
      @Nullable Validity validity,
      @Nullable LocalDate effectiveOn,
      @Nullable String note) {

    String path() {
      return "/documents/" + indexNumber;
    }
  }

  List<Link> links(Relation relation) {
    return links.stream().filter(l -> l.relation() == relation).toList();
  }

  Validity validityOn(LocalDate day) {
    var ended =
        links(Relation.ENDED_BY).stream()
            .filter(l -> l.effectiveOn() != null && !l.effectiveOn().isAfter(day))
            .map(Link::validity)
            .findFirst()
            .orElse(null);
    return Validity.on(day, effectiveOn, expiresOn, ended);
  }

  String path() {
    return "/documents/" + indexNumber;
  }
}
