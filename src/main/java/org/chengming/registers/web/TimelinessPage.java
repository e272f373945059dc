package org.chengming.registers.web;

import java.util.List;
import org.chengming.web.Head;

/**
 * How soon the records of a register became public, body by body.
 *
 * @param said how many are counted by the day they state themselves
 * @param saidIn the title of the field they state it in; empty where nothing is believed
 */
record TimelinessPage(
    Head head,
    String register,
    String registerPath,
    String from,
    int days,
    long records,
    long inTime,
    String share,
    long said,
    String saidIn,
    List<Line> lines) {
  /**
   * @param share in time, as people read it
   */
  record Line(String body, long records, long inTime, long late, int longest, String share) {}
}
