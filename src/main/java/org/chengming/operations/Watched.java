package org.chengming.operations;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chengming.operations.OperationalMeasure.Limit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One measure: read no more often than it asks for, on a thread of its own, and no further time
 * while the last has not come back. So what hangs costs one thread, and nobody waits for it.
 */
final class Watched {
  private static final Logger log = LoggerFactory.getLogger(Watched.class);

  private final OperationalMeasure measure;
  private final Limit limit;
  private @Nullable FutureTask<Double> asked;
  private long askedAt;

  Watched(OperationalMeasure measure, Limit limit) {
    this.measure = measure;
    this.limit = limit;
  }

  OperationalMeasure measure() {
    return measure;
  }

  /** Has it read, if what is known is old. */
  synchronized FutureTask<Double> ask() {
    var last = asked;
    var now = System.nanoTime();
    if (last != null && (!last.isDone() || now - askedAt < measure.every().toNanos())) {
      return last;
    }
    var next = new FutureTask<>(measure.value()::getAsDouble);
    asked = next;
    askedAt = now;
    Thread.ofVirtual().name("measure-" + measure.name()).start(next);
    return next;
  }

  /**
   * @param until by {@link System#nanoTime()}; unknown is what has not been read by then
   */
  Reading reading(long until) {
    var task = ask();
    var value = Double.NaN;
    try {
      value = task.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      log.debug("{} cannot be read", measure.name(), e.getCause());
    } catch (TimeoutException e) {
      log.debug("{} takes too long to read", measure.name());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Reading(measure, limit, value);
  }
}
