package org.chengming.registers.web;

import java.util.List;
import org.chengming.web.Head;

/** How soon the records of a register became public, body by body. */
record TimelinessPage(
    Head head,
    String register,
    String registerPath,
    String from,
    int days,
    long records,
    long inTime,
    String share,
    List<Line> lines) {
  /**
   * @param share in time, as people read it
   */
  record Line(String body, long records, long inTime, long late, int longest, String share) {}
}
