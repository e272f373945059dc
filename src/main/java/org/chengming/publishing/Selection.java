package org.chengming.publishing;

import java.time.LocalDate;
import java.util.List;

/**
 * Which of the live documents a list holds. Each kind is served by an index of its own, so a page
 * costs its lines only.
 */
public sealed interface Selection {
  record Everything() implements Selection {}

  /** First published on this day in China or later. */
  record Since(LocalDate day) implements Selection {}

  /** Formed (成文) in the year. */
  record OfYear(int year) implements Selection {}

  record OfBodies(List<Long> bodyIds) implements Selection {}

  record OfThemes(List<String> codes) implements Selection {}

  record OfDuties(List<String> codes) implements Selection {}

  /** What one body holds of some duties. */
  record OfBodyAndDuties(long bodyId, List<String> codes) implements Selection {}
}
