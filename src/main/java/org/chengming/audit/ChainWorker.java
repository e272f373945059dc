package org.chengming.audit;

import java.time.Duration;
import org.chengming.database.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Chains what has been written, within a second or so. */
@Component
class ChainWorker extends Worker {
  private static final Logger log = LoggerFactory.getLogger(ChainWorker.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration SETBACK = Duration.ofSeconds(10);
  private static final int BATCH = 500;

  private final Chain chain;

  ChainWorker(Chain chain) {
    super("audit-chain", Duration.ofSeconds(10));
    this.chain = chain;
  }

  @Override
  protected void work() {
    while (!stopping()) {
      try {
        if (chain.next(BATCH) < BATCH) {
          rest(LOOK);
        }
      } catch (RuntimeException e) {
        log.warn("The audit cannot be chained for now", e);
        rest(SETBACK);
      }
    }
  }
}
