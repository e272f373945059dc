package org.chengming.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a document of the demo says. */
record Written(
    String html,
    @Nullable String summary,
    @Nullable LocalDate effectiveOn,
    @Nullable LocalDate expiresOn,
    List<Enclosure> enclosures,
    @Nullable Page page,
    List<Planned> ends) {

  /** A small file made on the spot. */
  record Enclosure(String name, byte[] bytes) {}

  /**
   * An enclosure still to be set as PDF.
   *
   * @param html XHTML of the whole page
   */
  record Page(String name, String html) {}

  static Written of(String html) {
    return new Written(html, null, null, null, List.of(), null, List.of());
  }

  Written summed(String text) {
    return new Written(html, text, effectiveOn, expiresOn, enclosures, page, ends);
  }

  Written inForce(@Nullable LocalDate from, @Nullable LocalDate until) {
    return new Written(html, summary, from, until, enclosures, page, ends);
  }

  Written with(List<Enclosure> files) {
    return new Written(html, summary, effectiveOn, expiresOn, files, page, ends);
  }

  Written ending(List<Planned> documents) {
    return new Written(html, summary, effectiveOn, expiresOn, enclosures, page, documents);
  }

  Written withPage(Page toBeSet) {
    return new Written(html, summary, effectiveOn, expiresOn, enclosures, toBeSet, ends);
  }

  /** With the page set, or left out when it could not be. */
  Written set(byte @Nullable [] pdf) {
    var files = new ArrayList<>(enclosures);
    if (page != null && pdf != null) {
      files.add(new Enclosure(page.name(), pdf));
    }
    return new Written(html, summary, effectiveOn, expiresOn, List.copyOf(files), null, ends);
  }
}
