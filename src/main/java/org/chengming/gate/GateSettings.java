package org.chengming.gate;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is to happen to what is found.
 *
 * @param policy by kind, over {@link FindingKind#usual()}
 * @param sure the confidence from which {@link Policy#BLOCK} blocks; below it is asked
 */
@ConfigurationProperties("chengming.gate")
public record GateSettings(
    @DefaultValue Map<FindingKind, Policy> policy, @DefaultValue("0.8") double sure) {
  public GateSettings {
    if (sure < 0 || sure > 1) {
      throw new IllegalArgumentException(
          "chengming.gate.sure is %s and must be from 0 to 1".formatted(sure));
    }
    var all = new EnumMap<FindingKind, Policy>(FindingKind.class);
    for (var kind : FindingKind.values()) {
      all.put(kind, policy.getOrDefault(kind, kind.usual()));
    }
    policy = Map.copyOf(all);
  }

  /** What is to happen to this one. */
  public Policy of(Finding finding) {
    var policy = this.policy.getOrDefault(finding.kind(), finding.kind().usual());
    return policy == Policy.BLOCK && finding.confidence() < sure ? Policy.ASK : policy;
  }
}
