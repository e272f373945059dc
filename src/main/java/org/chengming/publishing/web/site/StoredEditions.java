package org.chengming.publishing.web.site;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All public editions of a document with the hashes of what they say, but not what they say.
 *
 * @param editions the newest first; without change notes when it is withdrawn
 */
record StoredEditions(
    String indexNumber,
    long bodyId,
    String title,
    @Nullable String documentNumber,
    StoredDocument.@Nullable Withdrawn withdrawn,
    List<Edition> editions) {

  record Edition(
      int number, Instant publishedAt, @Nullable String changeNote, String sha256, boolean live) {}

  String path() {
    return "/documents/" + indexNumber;
  }
}
