package org.chengming.ledger;

import java.time.Duration;
import org.chengming.database.WorkLock;
import org.chengming.database.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has the ledger co-signed, apart from what continues it: a dead witness delays nothing. */
@Component
class Cosigner extends Worker {
  private static final Logger log = LoggerFactory.getLogger(Cosigner.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Cosigning cosigning;
  private final WorkLock lock;

  Cosigner(Cosigning cosigning, WorkLock lock) {
    super("cosigner", Duration.ofSeconds(6));
    this.cosigning = cosigning;
    this.lock = lock;
  }

  @Override
  protected boolean wanted() {
    return cosigning.any();
  }

  @Override
  protected void work() {
    while (!stopping()) {
      try (var held = lock.take("cosigning the ledger")) {
        if (held != null) {
          cosigning.round();
        }
      } catch (RuntimeException e) {
        if (!stopping()) {
          log.warn("Witnesses could not be asked; tried again soon: {}", e.toString());
        }
      }
      rest(EVERY);
    }
  }
}
