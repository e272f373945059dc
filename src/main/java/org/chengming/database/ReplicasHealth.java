package org.chengming.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * How each replica stands. Without one the primary answers everything, so a node that has left one
 * is degraded, not down.
 */
@Component("replicasHealthIndicator") // "replicas" in what health shows
class ReplicasHealth implements HealthIndicator {
  private final Replicas replicas;

  ReplicasHealth(Replicas replicas, MeterRegistry metrics) {
    this.replicas = replicas;
    for (var replica : replicas.all()) {
      Gauge.builder("chengming.replica.fit", replica, r -> r.standing().fit() ? 1 : 0)
          .description("Whether the replica is read from")
          .tag("replica", replica.name())
          .register(metrics);
      Gauge.builder("chengming.replica.behind", replica, ReplicasHealth::behind)
          .description("How far the replica is behind at most")
          .baseUnit("seconds")
          .tag("replica", replica.name())
          .register(metrics);
    }
  }

  private static double behind(Replica replica) {
    var behind = replica.standing().behind();
    return behind == null ? Double.NaN : behind.toMillis() / 1e3;
  }

  @Override
  public Health health() {
    var all = replicas.all();
    var fit = all.stream().allMatch(r -> r.standing().fit());
    var health = fit ? Health.up() : Health.status("DEGRADED");
    all.forEach(replica -> health.withDetail(replica.name(), details(replica.standing())));
    return health.build();
  }

  private static Map<String, Object> details(Replica.Standing standing) {
    var details = new LinkedHashMap<String, Object>();
    details.put("readFrom", standing.fit());
    if (standing.behind() != null) {
      details.put("behindSeconds", standing.behind().toMillis() / 1e3);
    }
    if (!standing.fit()) {
      details.put("trouble", standing.trouble());
    }
    return details;
  }
}
