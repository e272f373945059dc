package org.chengming.tables;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a table.
 *
 * @param line the line of the file it begins on, from 1
 * @param cells in the order of the headings; empty where it could not be read
 * @param problem why it could not be read, a Chinese sentence; null when it could
 */
public record CsvRecord(long line, List<String> cells, @Nullable String problem) {
  public CsvRecord {
    cells = List.copyOf(cells);
  }

  /** The cell at the place, empty where the record has fewer. */
  public String cell(int place) {
    return place < cells.size() ? cells.get(place) : "";
  }
}
