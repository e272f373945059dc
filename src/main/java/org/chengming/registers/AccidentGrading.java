package org.chengming.registers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The level of an accident from what was reported first, and anew from casualties that changed in
 * time. What is stated stays as it was stated; a rule compares the two.
 */
@Component
class AccidentGrading implements Calculation {
  private static final Set<String> COUNTED = Set.of("computed_level");
  private static final Set<String> SHORT = Set.of("道路交通", "火灾");

  @Override
  public String name() {
    return "accident-level";
  }

  @Override
  public void fill(Map<String, Object> values) {
    values.keySet().removeAll(COUNTED);
    if (!(values.get("occurred_on") instanceof LocalDate occurred)
        || !(values.get("deaths") instanceof Long deaths)) {
      return;
    }
    var level = AccidentLevel.of(deaths, count(values, "serious_injuries"), loss(values));
    if (values.get("changed_on") instanceof LocalDate changed
        && AccidentLevel.regrades(
            occurred, changed, SHORT.contains(String.valueOf(values.get("kind"))))) {
      var anew =
          AccidentLevel.of(
              values.get("changed_deaths") instanceof Long more ? more : deaths,
              values.get("changed_serious_injuries") instanceof Long more
                  ? more
                  : count(values, "serious_injuries"),
              loss(values));
      if (anew != level) {
        values.put("regraded_from", level.label());
      }
      level = anew;
    }
    values.put("computed_level", level.label());
    values.putIfAbsent("level", level.label());
    values.putIfAbsent("investigator", level.investigator());
  }

  private static long count(Map<String, Object> values, String field) {
    return values.get(field) instanceof Long number ? number : 0;
  }

  private static BigDecimal loss(Map<String, Object> values) {
    return values.get("direct_loss") instanceof BigDecimal loss ? loss : BigDecimal.ZERO;
  }
}
