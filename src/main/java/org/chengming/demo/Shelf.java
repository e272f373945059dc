package org.chengming.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The documents of the demo in the order of their dates, and which of them have been ended so far.
 */
final class Shelf {
  private final List<Planned> documents;
  private final Set<String> ended = new HashSet<>();

  /**
   * @param documents in order of formation
   */
  Shelf(List<Planned> documents) {
    this.documents = documents;
    documents.stream()
        .filter(d -> d.kind().policy() && d.about() != null)
        .forEach(d -> ended.add(d.needsAbout().id()));
  }

  /** Those formed before the document, oldest first. */
  Stream<Planned> before(Planned document) {
    return documents.stream().takeWhile(d -> d.formedOn().isBefore(document.formedOn()));
  }

  boolean stands(Planned document) {
    return !ended.contains(document.id());
  }

  void end(List<Planned> all) {
    all.forEach(document -> ended.add(document.id()));
  }
}
