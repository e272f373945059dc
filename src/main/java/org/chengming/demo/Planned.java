package org.chengming.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A document of the demo before it is written.
 *
 * @param id its source id
 * @param topic null for kinds that have none
 * @param number 发文字号, null for kinds that carry none
 * @param about the document it explains, or the older one it takes the place of
 */
record Planned(
    String id,
    Kind kind,
    Issuer issuer,
    @Nullable Topic topic,
    LocalDate formedOn,
    LocalDate publishedOn,
    String title,
    @Nullable String number,
    @Nullable Planned about,
    long seed) {

  int year() {
    return formedOn.getYear();
  }

  /** 《…》（文号）, as other documents cite it. */
  String cited() {
    return "《"
        + title.replace("《", "〈").replace("》", "〉")
        + "》"
        + (number == null ? "" : "（" + number + "）");
  }

  Topic needsTopic() {
    if (topic == null) {
      throw new IllegalStateException(id + " has no topic");
    }
    return topic;
  }

  Planned needsAbout() {
    if (about == null) {
      throw new IllegalStateException(id + " is about nothing");
    }
    return about;
  }
}
