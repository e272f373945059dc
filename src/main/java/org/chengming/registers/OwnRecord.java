package org.chengming.registers;

import java.util.List;

/**
 * What one person is told of a record of theirs.
 *
 * @param lines what the register answers with, in its order; empty values are absent
 */
public record OwnRecord(List<Line> lines) {
  public record Line(Field field, String value) {}

  public OwnRecord {
    lines = List.copyOf(lines);
  }
}
