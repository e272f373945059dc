package org.chengming.search;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.chengming.publishing.ChangeLog;
import org.chengming.web.Unavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the index is level with what is public: how long its oldest waiting change has been
 * waiting.
 */
@Component
class IndexHealth implements HealthIndicator {
  static final Duration TOO_LONG = Duration.ofMinutes(1);

  private final ChangeLog changes;
  private final Holdings holdings;
  private final Following following;
  private final Meaning meaning;
  private final Clock clock;

  IndexHealth(
      ChangeLog changes,
      Holdings holdings,
      Following following,
      Meaning meaning,
      Clock clock,
      MeterRegistry metrics) {
    this.changes = changes;
    this.holdings = holdings;
    this.following = following;
    this.meaning = meaning;
    this.clock = clock;
    Gauge.builder("chengming.index.documents", holdings, Holdings::size).register(metrics);
    Gauge.builder("chengming.index.passages", meaning, Meaning::passages)
        .description("Passages whose meaning has been computed")
        .register(metrics);
  }

  @Override
  public Health health() {
    try {
      return told(following.trouble());
    } catch (Unavailable e) {
      return standing(e.getMessage()).withDetail("meaning", meaning.state()).build();
    }
  }

  // Building anew takes minutes and searches go on meanwhile, so a long lag is told but is no
  // reason to stop the node.
  private Health told(@Nullable String trouble) {
    var lag = lag();
    return standing(trouble)
        .withDetail("documents", holdings.size())
        .withDetail("cursor", holdings.cursor().toString())
        .withDetail("lagSeconds", lag.toSeconds())
        .withDetail("meaning", meaning.state())
        .withDetail("passages", meaning.passages())
        .withDetail("level", lag.compareTo(TOO_LONG) < 0)
        .withDetails(holdings.details())
        .withDetails(following.details())
        .build();
  }

  /**
   * A cluster that is away is no failure of this node: all nodes miss it at once, and taking them
   * all out of service would take away the pages that need no search.
   */
  private Health.Builder standing(@Nullable String trouble) {
    if (trouble == null) {
      return Health.up();
    }
    var standing = holdings.shared() ? Health.unknown() : Health.down();
    return standing.withDetail("trouble", trouble);
  }

  /** Age of the oldest change the index has not taken over. */
  Duration lag() {
    var since = changes.waitingSince(holdings.cursor());
    return since
        .map(s -> Duration.between(s, clock.instant()))
        .filter(d -> !d.isNegative())
        .orElse(Duration.ZERO);
  }
}
