package org.chengming.imports;

import java.io.IOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one source, read as they are asked for. The same source gives the same rows in the
 * same order every time, which is what makes a run repeatable.
 */
interface Rows extends AutoCloseable, Iterable<Row> {
  /** How many there will be; −1 when that is not known before reading. */
  default int total() {
    return -1;
  }

  /** A word on the whole, once all rows were read; null when there is none. */
  default @Nullable String note() {
    return null;
  }

  @Override
  default void close() throws IOException {}

  /** Rows from an iterator with nothing to close. */
  static Rows of(int total, Iterator<Row> rows) {
    return new Rows() {
      @Override
      public int total() {
        return total;
      }

      @Override
      public Iterator<Row> iterator() {
        return rows;
      }
    };
  }
}
