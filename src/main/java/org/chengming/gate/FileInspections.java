package org.chengming.gate;

import java.nio.file.Path;
import java.time.Duration;
import org.chengming.database.Worker;
import org.chengming.files.FileStore;
import org.chengming.files.FileStored;
import org.chengming.files.FilesUnreachable;
import org.chengming.files.LeasedFiles;
import org.chengming.gate.InspectionProgram.Answer;
import org.chengming.gate.InspectionProgram.Ask;
import org.chengming.web.Missing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Looks into stored files on one thread a node: woken when one is put in here, and looking now and
 * then for those of others.
 */
@Component
class FileInspections extends Worker {
  private static final Logger log = LoggerFactory.getLogger(FileInspections.class);
  private static final Duration LOOK = Duration.ofSeconds(10);

  private final InspectionQueue queue;
  private final FileStore files;
  private final FileGateSettings settings;

  FileInspections(InspectionQueue queue, FileStore files, FileGateSettings settings) {
    super("file-inspection", Duration.ofSeconds(15));
    this.queue = queue;
    this.files = files;
    this.settings = settings;
  }

  @EventListener
  void on(FileStored stored) {
    queue.add(stored.file().sha256());
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(InspectionQueue.Waiting waiting) {
    wake();
  }

  /** A file that takes long is left to the next start. */
  @Override
  protected void interrupt(Thread working) {
    working.interrupt();
  }

  @Override
  protected void work() {
    try (var gate = new FileGate(settings)) {
      var lastWork = System.nanoTime();
      while (!stopping()) {
        if (next(gate)) {
          lastWork = System.nanoTime();
        } else {
          if (gate.warm() && System.nanoTime() - lastWork > settings.idle().toNanos()) {
            gate.close();
          }
          pause(LOOK);
        }
      }
    }
  }

  /** Whether there was a file to look into. A database that is away is waited for. */
  private boolean next(FileGate gate) {
    try {
      var claim = queue.claim(settings.time().toSeconds() + 120);
      return claim.isPresent() && inspect(claim.get(), gate);
    } catch (RuntimeException e) {
      if (!stopping()) {
        log.warn("Looking into files is held up", e);
      }
      return false;
    }
  }

  private boolean inspect(LeasedFiles.Claim claim, FileGate gate) {
    Answer answer;
    try {
      answer =
          claim.hopeless()
              ? Answer.trouble(FileTrouble.TOO_LARGE, "nodes ended while looking into it")
              : inspect(claim.sha256(), gate);
    } catch (FilesUnreachable e) {
      queue.giveBack(claim.sha256()); // no fault of the file
      throw e;
    }
    if (Thread.currentThread().isInterrupted()) {
      return false; // stopping: the lease runs out and another node, or this one later, does it
    }
    queue.settle(claim.sha256(), answer);
    return true;
  }

  private Answer inspect(String sha256, FileGate gate) {
    try (var file = files.local(sha256)) {
      return gate.ask(
          Ask.INSPECT, files.find(sha256).orElseThrow().kind(), file.path(), Path.of("none"));
    } catch (Missing e) {
      return Answer.trouble(FileTrouble.BROKEN, "its bytes are missing");
    }
  }
}
