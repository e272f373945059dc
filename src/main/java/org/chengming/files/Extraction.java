package org.chengming.files;

import java.nio.file.Path;
import org.chengming.files.TextReader.Status;
import org.chengming.files.TextReaderProcess.Reading;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Reads the text of stored files, so that it can be searched. */
@Component
class Extraction extends FileWork<TextReaderProcess, Reading> {
  private final FileSettings.Extraction bounds;

  Extraction(ExtractionQueue queue, FileStore files, FileSettings settings) {
    super(
        "text-extraction",
        queue,
        files,
        settings.extraction().time(),
        settings.extraction().idle());
    this.bounds = settings.extraction();
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(FileStore.Arrived arrived) {
    wake();
  }

  @Override
  protected TextReaderProcess child() {
    return new TextReaderProcess(bounds);
  }

  @Override
  protected Reading work(TextReaderProcess reader, Path file, FileKind kind) {
    return reader.read(file, kind);
  }

  @Override
  protected Reading hopeless() {
    return new Reading(Status.FAILED, "nodes ended while reading it");
  }

  @Override
  protected Reading missing() {
    return new Reading(Status.FAILED, "its bytes are missing");
  }
}
