package org.chengming.registers;

import java.util.ArrayList;
import java.util.List;
import org.chengming.registers.BringReport.RefusedRow;

/** Refused rows: all are counted, the first are told. */
final class Told {
  private final List<RefusedRow> lines = new ArrayList<>();
  long count;

  void refuse(long line, List<String> problems) {
    count++;
    if (lines.size() < BringReport.MOST_LINES) {
      lines.add(new RefusedRow(line, problems));
    }
  }

  List<RefusedRow> lines() {
    return lines.stream().sorted(java.util.Comparator.comparingLong(RefusedRow::line)).toList();
  }
}
