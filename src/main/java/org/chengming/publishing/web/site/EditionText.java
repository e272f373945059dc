package org.chengming.publishing.web.site;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one edition said. */
record EditionText(
    int number,
    String title,
    String contentHtml,
    Instant publishedAt,
    @Nullable String changeNote) {
  String plain() {
    return title + "\n" + PlainText.of(contentHtml);
  }
}
