package org.chengming.standards.web;

import java.util.List;
import org.chengming.web.Head;

/**
 * How far bodies have come, by sector and by body.
 *
 * @param above bodies above the one it is about, top first
 * @param counted the day of the count as people read it; empty before the first
 */
record CoveragePage(
    Head head,
    String title,
    String path,
    List<Link> above,
    String counted,
    Figures all,
    List<Row> sectors,
    List<Row> bodies) {
  record Link(String path, String label) {}

  /** Numbers of items; percent is of those that were due or published. */
  record Figures(
      long asked, long inTime, long late, long missing, long exempt, long waiting, int percent) {
    /** As a page shows it; a stroke where nothing was due yet. */
    String share() {
      return asked == 0 ? "—" : percent + "%";
    }

    /** 0 to 4, for its shade. */
    int shade() {
      return percent == 100 ? 4 : percent >= 80 ? 3 : percent >= 50 ? 2 : percent > 0 ? 1 : 0;
    }
  }

  record Row(String path, String label, Figures figures) {}
}
