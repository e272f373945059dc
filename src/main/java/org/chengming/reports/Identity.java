package org.chengming.reports;

import java.math.BigDecimal;

/**
 * What must be equal in a report, with both sides' numbers.
 *
 * @param number the identity it is a line of, 1 to 6
 * @param left what is compared, in words
 * @param where column or row it was checked in
 * @param warning whether a report may stand though it does not hold
 */
public record Identity(
    int number,
    String left,
    String right,
    String where,
    BigDecimal leftNumber,
    BigDecimal rightNumber,
    boolean warning) {

  public boolean holds() {
    return leftNumber.compareTo(rightNumber) == 0;
  }

  /** What does not hold, in a sentence. */
  public String sentence() {
    return "第%d条勾稽关系不符：%s，%s是 %s，%s是 %s。"
        .formatted(
            number, where, left, Figures.plain(leftNumber), right, Figures.plain(rightNumber));
  }

  public BigDecimal difference() {
    return leftNumber.subtract(rightNumber);
  }
}
