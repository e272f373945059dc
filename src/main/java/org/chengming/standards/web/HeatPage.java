package org.chengming.standards.web;

import java.util.List;

/**
 * Bodies down, sectors across.
 *
 * @param waiting exemptions that wait for a ruling
 * @param standing those that were agreed to
 */
record HeatPage(
    String title,
    List<CoveragePage.Link> above,
    String counted,
    List<Sector> sectors,
    List<Row> rows,
    List<Waiting> waiting,
    List<Waiting> standing) {
  record Sector(String code, String label) {}

  /**
   * @param cells one a sector
   * @param todo where the body's own list is
   */
  record Row(String label, String path, String todo, Cell all, List<Cell> cells) {}

  /**
   * @param bound whether it binds any of them
   */
  record Cell(boolean bound, CoveragePage.Figures figures, String path) {}

  /**
   * @param at the page of the item
   */
  record Waiting(long id, String body, String item, String reason, String by, String at) {}
}
