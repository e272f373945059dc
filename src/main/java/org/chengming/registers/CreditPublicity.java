package org.chengming.registers;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengming.calendar.WorkingCalendar;
import org.springframework.stereotype.Component;

/**
 * The limits of 双公示: permits and penalties are public within 7 working days of the decision
 * (发改办财金〔2018〕424号); a penalty that is changed or annulled is withdrawn with an explanation within
 * 3 (行政处罚法 Art. 48); a penalty is shown for three months where it was criticism or a small fine,
 * else for three years (市场监督管理行政处罚信息公示规定 Art. 13), a permit until it ends.
 */
@Component
class CreditPublicity implements Calculation {
  private static final Set<String> COUNTED =
      Set.of("publication_days", "in_time", "correction_days", "corrected_in_time");
  private static final int PUBLIC_WITHIN = 7;
  private static final int CORRECTED_WITHIN = 3;
  private static final List<String> LIGHT = List.of("警告", "通报批评");

  private final WorkingCalendar calendar;

  CreditPublicity(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  @Override
  public String name() {
    return "credit-publicity";
  }

  @Override
  public Calculation ready() {
    return new CreditPublicity(calendar.standing());
  }

  @Override
  public void fill(Map<String, Object> values) {
    values.keySet().removeAll(COUNTED);
    if (!(values.get("decided_on") instanceof LocalDate decided)
        || !(values.get("published_on") instanceof LocalDate published)) {
      return;
    }
    var days = calendar.between(decided, published);
    values.put("publication_days", (long) days);
    values.put("in_time", days <= PUBLIC_WITHIN);
    var last = lastDay(values, published);
    if (last != null) {
      values.putIfAbsent("displayed_until", last);
    }
    if (values.get("changed_on") instanceof LocalDate changed
        && values.get("corrected_on") instanceof LocalDate corrected) {
      var taken = calendar.between(changed, corrected);
      values.put("correction_days", (long) taken);
      values.put("corrected_in_time", taken <= CORRECTED_WITHIN);
    }
  }

  private static @org.jspecify.annotations.Nullable LocalDate lastDay(
      Map<String, Object> values, LocalDate published) {
    if (!(values.get("category") instanceof String category)) {
      return values.get("valid_until") instanceof LocalDate until ? until : null;
    }
    var kinds = List.of(category.split("[、，,；;]"));
    var light =
        LIGHT.containsAll(kinds)
            || Boolean.TRUE.equals(values.get("minor"))
                && kinds.stream().allMatch(k -> k.equals("罚款") || LIGHT.contains(k));
    return light ? published.plusMonths(3) : published.plusYears(3);
  }
}
