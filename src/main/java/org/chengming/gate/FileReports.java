package org.chengming.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.chengming.files.FileStore;
import org.chengming.files.StoredFile;
import org.chengming.gate.InspectionProgram.Answer;
import org.chengming.gate.InspectionProgram.Ask;
import org.chengming.gate.InspectionProgram.Proved;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * What stored files hold besides what is seen of them, and copies without that. Nothing here shows
 * anything to anybody, so it asks for no permission and leaves no audit row: the act that releases
 * a copy does both.
 */
@Component
public class FileReports {
  private final InspectionQueue queue;
  private final FileStore files;
  private final FileGateSettings settings;
  private final Semaphore turns;

  FileReports(InspectionQueue queue, FileStore files, FileGateSettings settings) {
    this.queue = queue;
    this.files = files;
    this.settings = settings;
    this.turns = new Semaphore(settings.atOnce(), true);
  }

  /**
   * What is known of a stored file. One nobody looked into yet is put in the queue, and {@link
   * FileInspected} tells when it is its turn.
   *
   * @throws Missing when nothing is stored under this hash
   */
  public FileReport find(String sha256) {
    return queue
        .find(sha256)
        .orElseGet(
            () -> {
              stored(sha256);
              queue.add(sha256);
              return new FileReport.Pending();
            });
  }

  /** Those of these files that wait for their turn, or are being looked into now. */
  public Set<String> pending(Collection<String> sha256) {
    return queue.pending(sha256);
  }

  /** Whether these bytes are a clean copy that was made here, so that nothing is to be removed. */
  public boolean isCleanCopy(String sha256) {
    return queue.isCopy(sha256);
  }

  /**
   * The file that may go out in place of this one: written anew without what is not seen, and
   * looked into again before it is handed out. Made once; asking again gives the same. Takes a
   * second to a minute or two.
   *
   * @throws Missing when nothing is stored under this hash
   * @throws Refused with a sentence for the person, where none can be made
   */
  public CleanCopy cleanCopy(String sha256) {
    var source = stored(sha256);
    var known = queue.proof(sha256);
    if (known.isPresent()) {
      return new CleanCopy(stored(known.get().outputSha256()), known.get());
    }
    var copy = inTurn(source);
    queue.keep(copy.proof());
    return copy;
  }

  private StoredFile stored(String sha256) {
    return files.find(sha256).orElseThrow(() -> new Missing("No file " + sha256));
  }

  private CleanCopy inTurn(StoredFile source) {
    try {
      if (!turns.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw FileTrouble.BUSY.refused();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw FileTrouble.BUSY.refused();
    }
    try {
      var folder = Files.createTempDirectory("clean-copy");
      try {
        return make(source, folder.resolve("copy." + source.kind().extension()));
      } finally {
        FileSystemUtils.deleteRecursively(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      turns.release();
    }
  }

  private CleanCopy make(StoredFile source, Path out) throws IOException {
    Answer answer;
    try (var gate = new FileGate(settings);
        var file = files.local(source.sha256())) {
      answer = gate.ask(Ask.CLEAN, source.kind(), file.path(), out);
    }
    var trouble = answer.trouble();
    var proved = answer.proved();
    if (trouble != null || proved == null) {
      throw (trouble == null ? FileTrouble.BROKEN : trouble).refused();
    }
    if (!answer.written()) {
      return new CleanCopy(source, proof(source, source, proved));
    }
    try (var in = Files.newInputStream(out)) {
      var made = files.store(in, out.getFileName().toString());
      if (made.kind() != source.kind()) {
        throw new IllegalStateException(
            "The clean copy of a %s is a %s".formatted(source.kind(), made.kind()));
      }
      return new CleanCopy(made, proof(source, made, proved));
    }
  }

  private static CleaningProof proof(StoredFile source, StoredFile copy, Proved proved) {
    return new CleaningProof(
        source.sha256(),
        copy.sha256(),
        proved.removed(),
        proved.texts(),
        proved.shortTexts(),
        proved.parts(),
        proved.bytes(),
        proved.visibleCharacters());
  }
}
