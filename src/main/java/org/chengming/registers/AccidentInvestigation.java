package org.chengming.registers;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * By when an accident's investigation hands in its report and the government decides on it: State
 * Council Decree 493, Art. 29 (60 days from the accident, 60 more where that was approved) and Art.
 * 32 (15 days; 30 for the gravest level, where a special case may take 30 more).
 */
@Component
class AccidentInvestigation implements Calculation {
  private static final Set<String> COUNTED =
      Set.of("submission_due_on", "approval_due_on", "in_time");
  private static final int REPORT = 60;
  private static final int DECISION = 15;
  private static final int GRAVE_DECISION = 30;

  @Override
  public String name() {
    return "accident-investigation";
  }

  @Override
  public void fill(Map<String, Object> values) {
    values.keySet().removeAll(COUNTED);
    if (!(values.get("occurred_on") instanceof LocalDate occurred)) {
      return;
    }
    var extended = Boolean.TRUE.equals(values.get("extended"));
    var due = occurred.plusDays(extended ? 2 * REPORT : REPORT);
    values.put("submission_due_on", due);
    if (values.get("submitted_on") instanceof LocalDate submitted) {
      values.put("in_time", !submitted.isAfter(due));
      var grave = AccidentLevel.EXTRAORDINARY.label().equals(values.get("level"));
      values.put(
          "approval_due_on",
          submitted.plusDays(grave ? (extended ? 2 : 1) * GRAVE_DECISION : DECISION));
    }
  }
}
