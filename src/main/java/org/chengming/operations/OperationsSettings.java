package org.chengming.operations;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengming.operations.OperationalMeasure.Limit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param node what this node is called where several are told apart; empty: its host name
 * @param limits by the name of the measure, in its base unit; {@code off} for none
 */
@ConfigurationProperties("chengming.operations")
record OperationsSettings(
    @DefaultValue("") String node,
    @DefaultValue Map<String, String> limits,
    @DefaultValue Alerting alerts) {
  static final String OFF = "off";

  /**
   * @param to addresses that are told; none: alerts stand on the page alone
   * @param after how long a measure must be beyond its limit before anybody is told
   * @param calm how long it must be within it before the alert is over
   */
  record Alerting(
      @DefaultValue List<String> to,
      @DefaultValue("2m") Duration after,
      @DefaultValue("10m") Duration calm) {}

  Limit limit(OperationalMeasure measure) {
    var said = limits.get(measure.name());
    if (said == null) {
      return measure.limit();
    }
    return said.equals(OFF)
        ? Limit.NONE
        : new Limit(measure.limit().most(), Double.parseDouble(said));
  }

  void requireNames(Set<String> known) {
    for (var limit : limits.entrySet()) {
      if (!known.contains(limit.getKey())) {
        throw new IllegalArgumentException(
            "chengming.operations.limits names \"%s\"; there are %s"
                .formatted(limit.getKey(), known.stream().sorted().toList()));
      }
      if (!limit.getValue().matches(OFF + "|\\d+(\\.\\d+)?")) {
        throw new IllegalArgumentException(
            "chengming.operations.limits.%s wants a number or off; got \"%s\""
                .formatted(limit.getKey(), limit.getValue()));
      }
    }
  }
}
