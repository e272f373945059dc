package org.chengming.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Powers of departments, and the services that come of those one applies for (N20, N22). */
final class PowerRecords {
  private static final List<String> APPLIED_FOR = List.of("行政许可", "行政给付", "行政确认");

  private final RecordBook book;
  private final Map<String, List<Power>> powers = new HashMap<>();

  private record Power(
      String type, String name, String basis, int limit, int promise, String risk, String level) {
    boolean limited() {
      return limit > 0;
    }

    boolean asked() {
      return limited() && !type.equals("行政检查");
    }
  }

  PowerRecords(RecordBook book) {
    this.book = book;
    for (var line : Lines.of("powers.txt")) {
      var part = line.split("\\|");
      powers
          .computeIfAbsent(part[0], key -> new ArrayList<>())
          .add(
              new Power(
                  part[1],
                  part[2],
                  part[3],
                  Integer.parseInt(part[4]),
                  Integer.parseInt(part[5]),
                  part[6],
                  part[7]));
    }
  }

  void write() {
    for (var issuer : book.issuers()) {
      var own = powers.getOrDefault(issuer.department(), List.of());
      for (var i = 0; i < own.size(); i++) {
        if (Diligence.does(issuer, "powers")) {
          power(issuer, own.get(i), i + 1);
        }
        if (APPLIED_FOR.contains(own.get(i).type()) && Diligence.does(issuer, "services")) {
          service(issuer, own.get(i), i + 1);
        }
      }
    }
  }

  private static String code(Issuer issuer, int number) {
    return "DEMO-%s-%02d".formatted(issuer.code(), number);
  }

  private void power(Issuer issuer, Power power, int number) {
    var changed = Math.floorMod((issuer.code() + number).hashCode(), 17) == 0;
    book.row("power-items")
        .put("code", code(issuer, number))
        .put("name", power.name())
        .put("type", power.type())
        .put("basis", power.basis())
        .body(issuer)
        .put("division", power.asked() ? "行政审批科（示例）" : "法规监督科（示例）")
        .put("level", level(issuer))
        .put("state", changed ? "变更" : "行使")
        .put("changed_on", changed ? book.ago(120 + number) : null)
        .put("change_basis", changed ? "压缩办理时限（演示）" : null)
        .put("conditions", power.asked() ? "符合" + power.basis() + "规定的条件" : null)
        .put("stages", power.asked() ? "申请；受理；审查；决定；送达" : "立项；告知；实施；处理；归档")
        .put("fee", power.asked() ? "不收费" : null)
        .put("limit_days", power.limited() ? power.limit() : null)
        .put("promise_days", power.limited() ? power.promise() : null)
        .put("promise", power.asked() ? "材料齐全当场受理，一次告知" : null)
        .put("risk_points", power.risk())
        .put("risk_level", power.level())
        .put("risk_measures", power.level().equals("低") ? null : "两人以上办理，集体审议，结果公开")
        .put("supervise", "政务服务便民热线12345");
  }

  private void service(Issuer issuer, Power power, int number) {
    book.row("service-items")
        .put("code", code(issuer, number))
        .put("name", power.name())
        .body(issuer)
        .put("division", issuer.place())
        .put(
            "type_code",
            switch (power.type()) {
              case "行政许可" -> "01";
              case "行政给付" -> "05";
              default -> "07";
            })
        .put("authority_uscc", book.creditCode(issuer));
  }

  private static String level(Issuer issuer) {
    return switch (issuer.level()) {
      case PROVINCE -> "省级";
      case PREFECTURE -> "市级";
      default -> "县级";
    };
  }
}
