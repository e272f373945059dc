package org.chengming.ledger;

import java.time.Duration;
import org.chengming.database.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks several times a second for deeds to be given their places, on every node. */
@Component
class Integrator extends Worker {
  private static final Logger log = LoggerFactory.getLogger(Integrator.class);

  /** From one look for deeds that wait to the next, while there are none. */
  private static final Duration LOOK = Duration.ofMillis(300);

  /**
   * From a turn that gave places to the next: long enough for many deeds to share one signature,
   * short enough for a second. A turn that takes as long is followed at once, so nothing waits for
   * two turns and a rest.
   */
  private static final Duration EVERY = Duration.ofMillis(700);

  private static final Duration LATER = Duration.ofSeconds(10);

  private final Integration integration;

  Integrator(Integration integration) {
    super("ledger", Duration.ofSeconds(5));
    this.integration = integration;
  }

  @Override
  protected void work() {
    String said = null;
    while (!stopping()) {
      try {
        long begun = System.nanoTime();
        var given = integration.integrate();
        said = null;
        var left = (given > 0 ? EVERY : LOOK).minusNanos(System.nanoTime() - begun);
        if (left.isPositive()) {
          rest(left);
        }
      } catch (CannotSign | MissingTile e) {
        if (!String.valueOf(e.getMessage()).equals(said)) {
          said = String.valueOf(e.getMessage());
          log.error("The ledger is not continued: {}", said);
        }
        rest(LATER);
      } catch (RuntimeException e) {
        if (!stopping()) {
          log.warn("The ledger could not be continued; tried again soon: {}", e.toString());
        }
        rest(LATER);
      }
    }
  }
}
