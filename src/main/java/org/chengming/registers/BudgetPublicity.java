package org.chengming.registers;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * By when budgets and final accounts are public: 预算法 Art. 14, within 20 days of their approval by
 * the people's congress or, for departments, by the department of finance.
 */
@Component
class BudgetPublicity implements Calculation {
  private static final Set<String> COUNTED = Set.of("due_on", "in_time");
  private static final int LIMIT = 20;

  @Override
  public String name() {
    return "budget-publicity";
  }

  @Override
  public void fill(Map<String, Object> values) {
    values.keySet().removeAll(COUNTED);
    if (values.get("approved_on") instanceof LocalDate approved) {
      var due = approved.plusDays(LIMIT);
      values.put("due_on", due);
      if (values.get("published_on") instanceof LocalDate published) {
        values.put("in_time", !published.isAfter(due));
      }
    }
  }
}
