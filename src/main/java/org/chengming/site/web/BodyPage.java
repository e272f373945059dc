package org.chengming.site.web;

import java.time.LocalDate;
import java.util.List;
import org.chengming.organisations.Body;
import org.chengming.web.Head;
import org.chengming.web.Listing;
import org.jspecify.annotations.Nullable;

/**
 * One body.
 *
 * @param above the bodies above it, from the root
 * @param area where it acts, in full
 * @param childCount how many bodies stand right under it; {@code children} shows the first of them
 */
record BodyPage(
    Head head,
    Body body,
    List<Body> above,
    String area,
    Listing documents,
    long count,
    List<Duty> duties,
    int childCount,
    List<Listing.Entry> children,
    List<Relative> predecessors,
    List<Relative> successors) {

  record Duty(String label, String path, long count) {}

  /** A body before or after this one. */
  record Relative(String name, String path, String kind, LocalDate on, @Nullable String basis) {}

  List<String> guideParagraphs() {
    var guide = body.guide();
    return guide == null || guide.isBlank()
        ? List.of()
        : List.of(guide.strip().split("\\n\\s*\\n"));
  }
}
