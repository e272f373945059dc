package org.chengming.registers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a draft.
 *
 * @param line its place, from 1
 * @param removes the key of the record to be removed; null for a row to be brought
 * @param cells as typed, by name of the field; empty for a removal
 * @param reason why it is removed, for the public; null for a row to be brought
 */
public record DraftRow(
    long line, @Nullable String removes, Map<String, String> cells, @Nullable String reason) {
  public DraftRow {
    cells = Map.copyOf(cells);
  }

  static DraftRow put(long line, Map<String, String> cells) {
    return new DraftRow(line, null, cells, null);
  }

  static DraftRow removal(long line, String key, String reason) {
    return new DraftRow(line, key, Map.of(), reason);
  }

  /** The rows in their order, with lines from 1. */
  static List<DraftRow> numbered(List<DraftRow> rows) {
    var numbered = new ArrayList<DraftRow>();
    for (var row : rows) {
      numbered.add(new DraftRow(numbered.size() + 1L, row.removes(), row.cells(), row.reason()));
    }
    return numbered;
  }
}
