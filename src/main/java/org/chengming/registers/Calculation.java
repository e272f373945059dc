package org.chengming.registers;

import java.util.Map;

/** Fills fields of a record from others. A register names the calculations it wants. */
interface Calculation {
  /** What definitions call it. */
  String name();

  /**
   * Fills what is still empty and can be known; what was given stays as it was given. What measures
   * whoever brings the record, such as whether it was in time, is counted whatever was given, and
   * empty where it cannot be.
   *
   * @param values by name of the field, of the type the field has
   */
  void fill(Map<String, Object> values);

  /**
   * The same with all it needs in memory: while rows stream into the database nothing else can be
   * asked of it, and who did would wait for the stream to end, which waits for them.
   */
  default Calculation ready() {
    return this;
  }
}
