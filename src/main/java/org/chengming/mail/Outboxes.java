package org.chengming.mail;

import java.time.Clock;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** A worker for each outbox there is. */
@Component
class Outboxes implements SmartLifecycle {
  private final List<OutboxWorker<?>> workers;
  private volatile boolean running;

  Outboxes(List<Outbox<?>> outboxes, Postman postman, MailSettings settings, Clock clock) {
    this.workers =
        outboxes.stream().<OutboxWorker<?>>map(o -> worker(o, postman, settings, clock)).toList();
  }

  private static <M> OutboxWorker<M> worker(
      Outbox<M> outbox, Postman postman, MailSettings settings, Clock clock) {
    return new OutboxWorker<>(outbox, postman, settings, clock);
  }

  @Override
  public void start() {
    workers.forEach(OutboxWorker::start);
    running = true;
  }

  @Override
  public void stop() {
    workers.forEach(OutboxWorker::stop);
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
