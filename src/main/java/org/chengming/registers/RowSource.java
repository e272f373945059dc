package org.chengming.registers;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows that somebody brings, read one at a time. */
public interface RowSource extends AutoCloseable {
  /**
   * @param line where it begins, from 1
   * @param cells as typed, by name of the field
   * @param problem why the row could not be read at all, a Chinese sentence
   */
  record Row(long line, Map<String, String> cells, @Nullable String problem) {
    public Row {
      cells = Map.copyOf(cells);
    }
  }

  /** The next row, null after the last. */
  @Nullable Row next() throws IOException;

  /**
   * What who brings the rows should know of how they were read, known when the last is; Chinese
   * sentences.
   */
  default List<String> notes() {
    return List.of();
  }

  /** Titles of the fields a table has no column for; none where rows have no columns. */
  default List<String> absent() {
    return List.of();
  }

  /** Whether they are invented for the demo province, which is then said wherever they go. */
  default boolean demo() {
    return false;
  }

  @Override
  default void close() throws IOException {}
}
