package org.chengming.gate;

import java.io.IOException;
import java.nio.file.Path;
import org.chengming.files.FileKind;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a file, takes away what nobody sees, and tells of it and of what stays. Looking and
 * removing are one pass, so that what is told is what goes.
 */
interface Sweep {
  /**
   * @param out where the file is written without what was taken away; null to look only
   * @throws Unopened when it cannot be gone through
   */
  void of(Path file, FileKind kind, Sightings seen, @Nullable Path out) throws IOException;
}
