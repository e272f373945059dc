package org.chengming.tables;

import java.util.List;

/**
 * A row of a sheet.
 *
 * @param number as the spreadsheet counts, from 1
 * @param cells those that hold something, from left to right
 * @param hidden whether the spreadsheet does not show it
 */
public record SheetRow(int number, List<SheetCell> cells, boolean hidden) {
  public SheetRow {
    cells = List.copyOf(cells);
  }
}
