package org.chengming.files;

import java.time.Duration;
import org.chengming.database.Worker;
import org.chengming.web.Missing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Works the queue on one thread a node: woken when a file is stored here, and looking now and then
 * for those of others.
 */
@Component
class Extraction extends Worker {
  private static final Logger log = LoggerFactory.getLogger(Extraction.class);
  private static final Duration LOOK = Duration.ofSeconds(10);

  private final ExtractionQueue queue;
  private final FileStore files;
  private final FileSettings settings;

  Extraction(ExtractionQueue queue, FileStore files, FileSettings settings) {
    super("text-extraction", Duration.ofSeconds(15));
    this.queue = queue;
    this.files = files;
    this.settings = settings;
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(FileStore.Arrived arrived) {
    wake();
  }

  /** A file that takes long to read is left to the next start. */
  @Override
  protected void interrupt(Thread working) {
    working.interrupt();
  }

  @Override
  protected void work() {
    try (var reader = new TextReaderProcess(settings.extraction())) {
      var lastWork = System.nanoTime();
      while (!stopping()) {
        if (next(reader)) {
          lastWork = System.nanoTime();
        } else {
          if (reader.warm()
              && System.nanoTime() - lastWork > settings.extraction().idle().toNanos()) {
            reader.close();
          }
          pause(LOOK);
        }
      }
    }
  }

  /** Whether there was a file to read. A database that is away is waited for. */
  private boolean next(TextReaderProcess reader) {
    try {
      var claim = queue.claim(settings.extraction().time().toSeconds() + 120);
      return claim.isPresent() && read(claim.get(), reader);
    } catch (RuntimeException e) {
      if (!stopping()) {
        log.warn("Text extraction is held up", e);
      }
      return false;
    }
  }

  private boolean read(LeasedFiles.Claim claim, TextReaderProcess reader) {
    TextReaderProcess.Reading reading;
    try {
      reading =
          claim.hopeless() ? failed("nodes ended while reading it") : read(claim.sha256(), reader);
    } catch (FilesUnreachable e) {
      queue.giveBack(claim.sha256()); // no fault of the file
      throw e;
    }
    if (Thread.currentThread().isInterrupted()) {
      return false; // stopping: the lease runs out and another node, or we ourselves after the
      // restart,
      // read it
    }
    if (reading.status() != TextReader.Status.DONE) {
      log.info("Text of file {}: {} {}", claim.sha256(), reading.status(), reading.text());
    }
    queue.settle(claim.sha256(), reading);
    return true;
  }

  private TextReaderProcess.Reading read(String sha256, TextReaderProcess reader) {
    try (var file = files.local(sha256)) {
      return reader.read(file.path(), files.find(sha256).orElseThrow().kind());
    } catch (Missing e) {
      return failed("its bytes are missing");
    }
  }

  private static TextReaderProcess.Reading failed(String why) {
    return new TextReaderProcess.Reading(TextReader.Status.FAILED, why);
  }
}
