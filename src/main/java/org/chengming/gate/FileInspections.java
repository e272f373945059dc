package org.chengming.gate;

import java.nio.file.Path;
import org.chengming.files.FileKind;
import org.chengming.files.FileStore;
import org.chengming.files.FileStored;
import org.chengming.files.FileWork;
import org.chengming.gate.InspectionProgram.Answer;
import org.chengming.gate.InspectionProgram.Ask;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Looks into stored files. */
@Component
class FileInspections extends FileWork<FileGate, Answer> {
  private final InspectionQueue queue;
  private final FileGateSettings settings;

  FileInspections(InspectionQueue queue, FileStore files, FileGateSettings settings) {
    super("file-inspection", queue, files, settings.time(), settings.idle());
    this.queue = queue;
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

  @Override
  protected FileGate child() {
    return new FileGate(settings);
  }

  @Override
  protected Answer work(FileGate gate, Path file, FileKind kind) {
    return gate.ask(Ask.INSPECT, kind, file, Path.of("none"));
  }

  @Override
  protected Answer hopeless() {
    return Answer.trouble(FileTrouble.TOO_LARGE, "nodes ended while looking into it");
  }

  @Override
  protected Answer missing() {
    return Answer.trouble(FileTrouble.BROKEN, "its bytes are missing");
  }
}
