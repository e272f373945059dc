package org.chengming.requests;

import java.time.Duration;
import org.chengming.database.WorkLock;
import org.chengming.database.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the derived tables of statistics up with what happens. The last day of a case is worked out
 * by its clock, in memory, and stands in them only as long as the calendar and the limits it was
 * worked out with: others make all figures stale.
 */
@Component
class Figures extends Worker {
  private static final Logger log = LoggerFactory.getLogger(Figures.class);
  private static final int BATCH = 2_000;
  private static final Duration QUIET = Duration.ofSeconds(5);

  private final FigureRepository repository;
  private final FigureMaker maker;
  private final WorkLock locks;
  private final TransactionTemplate transaction;

  Figures(
      FigureRepository repository,
      FigureMaker maker,
      WorkLock locks,
      TransactionTemplate transaction) {
    super("request-figures", Duration.ofSeconds(20));
    this.repository = repository;
    this.maker = maker;
    this.locks = locks;
    this.transaction = transaction;
  }

  @Override
  protected void work() {
    while (!stopping()) {
      try {
        catchUp();
      } catch (RuntimeException e) {
        if (!stopping()) {
          log.warn("Statistics of requests fell behind and will try again", e);
        }
      }
      pause(QUIET);
    }
  }

  /** Makes all that is stale again. @return whether nothing is, or another node is at it */
  boolean catchUp() {
    var basis = maker.basis();
    if (repository.isBasis(basis) && !repository.isStale()) {
      return true;
    }
    try (var turn = locks.take("request figures")) {
      if (turn == null) {
        return false;
      }
      if (!repository.isBasis(basis)) {
        transaction.executeWithoutResult(status -> repository.rebase(basis));
      }
      while (!stopped() && refresh() > 0) {
        // the next batch
      }
      transaction.executeWithoutResult(status -> repository.tally());
    }
    return true;
  }

  /** A test or a command may do the work of a worker that was never started. */
  private boolean stopped() {
    return working() && stopping();
  }

  private int refresh() {
    Integer taken =
        transaction.execute(
            status -> {
              var stale = repository.takeStale(BATCH);
              repository.put(maker.make(stale));
              return stale.size();
            });
    return taken;
  }
}
