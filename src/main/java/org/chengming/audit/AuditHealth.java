package org.chengming.audit;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says DEGRADED once a checking of the chain has found something. */
@Component
class AuditHealth implements HealthIndicator {
  private final Inspections inspections;

  AuditHealth(Inspections inspections) {
    this.inspections = inspections;
  }

  @Override
  public Health health() {
    var standing = inspections.standing();
    var last = standing.last();
    var sound = last == null || last.faults() == 0;
    var health = sound ? Health.up() : Health.status("DEGRADED");
    health.withDetail("unchained", standing.waiting());
    if (last != null) {
      health.withDetail("inspected", last.at()).withDetail("faults", last.faults());
    }
    return health.build();
  }
}
