package org.chengming.files;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.chengming.web.Missing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Works the queue on one thread a node: woken when a file is stored here, and looking now and then
 * for those of others.
 */
@Component
class Extraction implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Extraction.class);
  private static final Duration LOOK = Duration.ofSeconds(10);

  private final ExtractionQueue queue;
  private final FileStore files;
  private final FileSettings settings;
  private final Semaphore bell = new Semaphore(0);
  private volatile @Nullable Thread worker;

  Extraction(ExtractionQueue queue, FileStore files, FileSettings settings) {
    this.queue = queue;
    this.files = files;
    this.settings = settings;
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(FileStore.Arrived arrived) {
    bell.release();
  }

  @Override
  public void start() {
    worker = Thread.ofPlatform().daemon().name("text-extraction").start(this::work);
  }

  @Override
  public void stop() {
    var ending = worker;
    worker = null;
    if (ending != null) {
      ending.interrupt();
      try {
        ending.join(Duration.ofSeconds(15));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return worker != null;
  }

  private void work() {
    try (var reader = new TextReaderProcess(settings.extraction())) {
      var lastWork = System.nanoTime();
      while (worker == Thread.currentThread()) {
        if (next(reader)) {
          lastWork = System.nanoTime();
        } else {
          if (reader.warm()
              && System.nanoTime() - lastWork > settings.extraction().idle().toNanos()) {
            reader.close();
          }
          // Many rings may have gathered; one look serves them all.
          bell.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
          bell.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      log.debug("Text extraction stops");
    }
  }

  /** Whether there was a file to read. A database that is away is waited for. */
  private boolean next(TextReaderProcess reader) {
    try {
      var claim = queue.claim(settings.extraction().time().toSeconds() + 120);
      claim.ifPresent(c -> read(c, reader));
      return claim.isPresent();
    } catch (RuntimeException e) {
      if (worker != null) {
        log.warn("Text extraction is held up", e);
      }
      return false;
    }
  }

  private void read(ExtractionQueue.Claim claim, TextReaderProcess reader) {
    var reading =
        claim.hopeless()
            ? failed("nodes ended while reading it")
            : read(claim.sha256(), claim.kind(), reader);
    if (Thread.currentThread().isInterrupted()) {
      return; // stopping: the lease runs out and another node, or we ourselves after the restart,
      // read it
    }
    if (reading.status() != TextReader.Status.DONE) {
      log.info(
          "Text of {} file {}: {} {}",
          claim.kind(),
          claim.sha256(),
          reading.status(),
          reading.text());
    }
    queue.settle(claim.sha256(), reading);
  }

  private TextReaderProcess.Reading read(String sha256, FileKind kind, TextReaderProcess reader) {
    try {
      return reader.read(files.path(sha256), kind);
    } catch (Missing e) {
      return failed("its bytes are missing");
    }
  }

  private static TextReaderProcess.Reading failed(String why) {
    return new TextReaderProcess.Reading(TextReader.Status.FAILED, why);
  }
}
