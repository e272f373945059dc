package org.chengming.ledger;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether this node can continue the ledger. Nothing that is published waits for it, so a node that
 * cannot is degraded, not down.
 */
@Component
class LedgerHealth implements HealthIndicator {
  private final Integration integration;
  private final LedgerReads reads;

  LedgerHealth(Integration integration, LedgerReads reads) {
    this.integration = integration;
    this.reads = reads;
  }

  @Override
  public Health health() {
    var refusal = integration.refusal();
    var health =
        refusal == null ? Health.up() : Health.status("DEGRADED").withDetail("reason", refusal);
    return health
        .withDetail("leaves", reads.latest().map(LedgerReads.SignedTree::size).orElse(0L))
        .withDetail("waiting", reads.waiting())
        .build();
  }
}
