package org.chengming.registers;

import java.util.Map;
import java.util.Optional;

/**
 * What must hold between rows of a register, or between a row and another register. It is looked at
 * when the rows that are brought lie in a temporary table, together with what stands already, and
 * entirely in the database, so that a file of any length takes no more memory than a short one.
 */
interface RowsRule extends Rule {
  /**
   * A query of two columns, {@code line} and {@code problem}: the rows of those brought that must
   * not go in, each with a Chinese sentence that names the rows it is about.
   */
  String broken(RowsBrought rows);

  @Override
  default Optional<String> problem(Map<String, Object> values, RegisterDefinition register) {
    return Optional.empty();
  }
}
