package org.chengming.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a document of the demo says. */
record Written(
    String html,
    @Nullable String summary,
    @Nullable LocalDate effectiveOn,
    @Nullable LocalDate expiresOn,
    List<Enclosure> enclosures,
    List<Planned> ends) {

  /** A small file made on the spot. */
  record Enclosure(String name, byte[] bytes) {}

  static Written of(String html) {
    return new Written(html, null, null, null, List.of(), List.of());
  }

  Written summed(String text) {
    return new Written(html, text, effectiveOn, expiresOn, enclosures, ends);
  }

  Written inForce(@Nullable LocalDate from, @Nullable LocalDate until) {
    return new Written(html, summary, from, until, enclosures, ends);
  }

  Written with(List<Enclosure> files) {
    return new Written(html, summary, effectiveOn, expiresOn, files, ends);
  }

  Written ending(List<Planned> documents) {
    return new Written(html, summary, effectiveOn, expiresOn, enclosures, documents);
  }
}
