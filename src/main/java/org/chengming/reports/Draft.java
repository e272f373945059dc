package org.chengming.reports;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report in the making.
 *
 * @param typed the numbers people typed
 * @param sections its texts by their codes
 * @param fixed all its numbers once it was submitted, null before
 * @param reason why a published report is corrected, null for the first one
 * @param revision rises with each change, so that nobody overwrites what they have not seen
 */
public record Draft(
    long bodyId,
    int year,
    ReportState state,
    Scope scope,
    Figures typed,
    Map<String, String> sections,
    @Nullable Figures fixed,
    @Nullable String reason,
    int revision,
    Instant savedAt) {
  public Draft {
    sections = Map.copyOf(sections);
  }
}
