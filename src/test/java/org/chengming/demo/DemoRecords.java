package org.chengming.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengming.organisations.Organisations;

/** The demo's records, for tests of what is to take them. */
public final class DemoRecords {
  private DemoRecords() {}

  /** By register, in the order in which they go in. */
  public static Map<String, List<Map<String, String>>> written(
      Organisations organisations, LocalDate today) {
    var bodies = new DemoBodies(organisations.divisions());
    var all = DemoRegisters.written(bodies.issuers(), bodies.registrations(), today);
    var ordered = new LinkedHashMap<String, List<Map<String, String>>>();
    DemoRegisters.FIRST.forEach(register -> ordered.put(register, all.get(register)));
    ordered.putAll(all);
    return ordered;
  }
}
