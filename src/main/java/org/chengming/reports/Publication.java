package org.chengming.reports;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report as it was published; never changed.
 *
 * @param version 1 for the first, one more for each correction
 * @param reason why it was corrected, null for the first
 * @param importedFrom name of the file a finished year was taken from, null where it was made here
 */
public record Publication(
    long bodyId,
    int year,
    int version,
    Scope scope,
    Figures figures,
    Map<String, String> sections,
    @Nullable String reason,
    @Nullable String importedFrom,
    String staffName,
    Instant publishedAt) {
  public Publication {
    sections = Map.copyOf(sections);
  }

  public boolean imported() {
    return importedFrom != null;
  }
}
