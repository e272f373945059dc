package org.chengming.imports;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something to import.
 *
 * @param source the word its documents are known by together with their {@code sourceId}
 * @param label what people read in the list of runs
 * @param body name or code of the body that issued rows which name none
 * @param duplicates whether rows that equal an earlier one are taken all the same
 * @param outside whether bodies nobody registered are registered as outside bodies; else their rows
 *     are rejected
 */
record Feed(
    String source,
    String label,
    Optional<String> body,
    boolean outside,
    boolean duplicates,
    Opening opening) {
  /** Opens the rows; called once a run. */
  @FunctionalInterface
  interface Opening {
    Rows open() throws IOException;
  }

  static Feed ofFile(String source, String label, @Nullable String body, Opening opening) {
    return new Feed(
        source, label, Optional.ofNullable(body).filter(b -> !b.isBlank()), false, false, opening);
  }

  /** A known data set, whose bodies mostly lie outside the province. */
  static Feed ofDataset(String source, String label, boolean duplicates, Opening opening) {
    return new Feed(source, label, Optional.empty(), true, duplicates, opening);
  }
}
