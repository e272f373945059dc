package org.chengming.search;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.chengming.publishing.ChangeLog;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the index is level with what is public: how long its oldest waiting change has been
 * waiting.
 */
@Component
class IndexHealth implements HealthIndicator {
  private static final Duration TOO_LONG = Duration.ofMinutes(1);

  private final ChangeLog changes;
  private final Holdings holdings;
  private final Follower follower;
  private final Meaning meaning;
  private final Clock clock;

  IndexHealth(
      ChangeLog changes,
      Holdings holdings,
      Follower follower,
      Meaning meaning,
      Clock clock,
      MeterRegistry metrics) {
    this.changes = changes;
    this.holdings = holdings;
    this.follower = follower;
    this.meaning = meaning;
    this.clock = clock;
    Gauge.builder("chengming.index.lag", this, health -> health.lag().toMillis() / 1e3)
        .description("Age of the oldest change the index has not taken over")
        .baseUnit("seconds")
        .register(metrics);
    Gauge.builder("chengming.index.documents", holdings, Holdings::size).register(metrics);
    Gauge.builder("chengming.index.passages", meaning, Meaning::passages)
        .description("Passages whose meaning has been computed")
        .register(metrics);
  }

  @Override
  public Health health() {
    var lag = lag();
    var trouble = follower.trouble();
    var health = trouble == null ? Health.up() : Health.down().withDetail("trouble", trouble);
    // Building anew takes minutes and searches go on meanwhile, so a long lag is told but is no
    // reason to stop the node.
    return health
        .withDetail("documents", holdings.size())
        .withDetail("cursor", holdings.cursor().toString())
        .withDetail("lagSeconds", lag.toSeconds())
        .withDetail("meaning", meaning.state())
        .withDetail("passages", meaning.passages())
        .withDetail("level", lag.compareTo(TOO_LONG) < 0)
        .build();
  }

  private Duration lag() {
    var since = changes.waitingSince(holdings.cursor());
    return since
        .map(s -> Duration.between(s, clock.instant()))
        .filter(d -> !d.isNegative())
        .orElse(Duration.ZERO);
  }
}
