package org.chengming.standards;

import java.time.Duration;
import org.chengming.database.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Follows, in turns with other nodes. */
@Component
class CoverageWorker extends Worker {
  private static final Logger log = LoggerFactory.getLogger(CoverageWorker.class);
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final Following following;

  CoverageWorker(Following following) {
    super("coverage", Duration.ofSeconds(20));
    this.following = following;
  }

  /** Only once the server answers, so that the first page need not wait. */
  @Override
  public boolean isAutoStartup() {
    return false;
  }

  @EventListener(ApplicationReadyEvent.class)
  void ready() {
    start();
  }

  @Override
  protected int priority() {
    return Thread.MIN_PRIORITY;
  }

  @Override
  protected void work() {
    while (!stopping()) {
      try {
        while (!stopping() && following.step()) {
          // as long as there is more
        }
      } catch (RuntimeException e) {
        log.warn("Coverage cannot be followed for now", e);
      }
      rest(LOOK);
    }
  }
}
