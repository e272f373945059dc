package org.chengming.registers;

import java.util.Map;
import org.springframework.stereotype.Component;

/** What kind of item a code of the national catalogue of service items means. */
@Component
class ServiceKind implements Calculation {
  private static final Map<Integer, String> KINDS =
      Map.ofEntries(
          Map.entry(1, "行政许可"),
          Map.entry(2, "行政处罚"),
          Map.entry(3, "行政强制"),
          Map.entry(4, "行政征收"),
          Map.entry(5, "行政给付"),
          Map.entry(6, "行政检查"),
          Map.entry(7, "行政确认"),
          Map.entry(8, "行政奖励"),
          Map.entry(9, "行政裁决"),
          Map.entry(10, "其他行政权力"),
          Map.entry(11, "公共服务"),
          Map.entry(20, "公共服务"));

  @Override
  public String name() {
    return "service-kind";
  }

  @Override
  public void fill(Map<String, Object> values) {
    if (values.get("type_code") instanceof String code && code.matches("\\d{1,2}")) {
      var kind = KINDS.get(Integer.valueOf(code));
      if (kind != null) {
        values.putIfAbsent("type", kind);
      }
    }
  }
}
