package org.chengming.registers;

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
}
