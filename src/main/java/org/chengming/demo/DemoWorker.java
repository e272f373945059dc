package org.chengming.demo;

import java.time.Duration;
import org.chengming.database.WorkLock;
import org.chengming.database.Worker;
import org.chengming.web.DemoProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes the demo province where one is wanted, on one node at a time; another goes on should this
 * one end.
 */
@Component
class DemoWorker extends Worker {
  private static final Logger log = LoggerFactory.getLogger(DemoWorker.class);
  private static final int DOCUMENTS = 3000;
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final DemoProvince province;
  private final DemoProgress progress;
  private final WorkLock lock;
  private final boolean wanted;

  DemoWorker(
      DemoProvince province,
      DemoProgress progress,
      WorkLock lock,
      @Value("${chengming.demo}") boolean wanted) {
    super("demo-province", Duration.ofSeconds(20));
    this.province = province;
    this.progress = progress;
    this.lock = lock;
    this.wanted = wanted;
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
  protected boolean wanted() {
    return wanted;
  }

  @Override
  protected void work() {
    try {
      while (!stopping()) {
        try (var held = lock.take("demo province")) {
          if (held != null) {
            province.make(DOCUMENTS, this::stopping);
            return;
          }
        }
        rest(LOOK);
      }
    } catch (RuntimeException e) {
      log.error("The demo province stays unfinished; the next start goes on with it", e);
    } finally {
      progress.ended();
    }
  }
}
