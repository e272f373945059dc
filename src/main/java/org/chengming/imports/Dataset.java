package org.chengming.imports;

import java.io.IOException;
import java.nio.file.Path;

/** A known collection whose files the importer reads as they were published, chosen by name. */
interface Dataset {
  /** Its name on the command line, which is also the source its documents carry. */
  String name();

  String label();

  /** The folder under the data folder. */
  String folder();

  /** Whether a row that equals an earlier one is a document of its own all the same. */
  default boolean duplicates() {
    return false;
  }

  /** The rows as they will be read from the folder. */
  Rows open(Path folder) throws IOException;
}
