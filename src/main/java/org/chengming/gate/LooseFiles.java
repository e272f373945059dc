package org.chengming.gate;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chengming.files.FileKind;
import org.chengming.gate.InspectionProgram.Answer;
import org.chengming.gate.InspectionProgram.Ask;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;

/**
 * Files that are not stored here: those of cases, sealed in the database, on their way to an
 * applicant. Looked into at once, a few at a time on this node; nothing of them is kept.
 */
@Component
public class LooseFiles {
  private final FileGateSettings settings;
  private final FilesGoing going;
  private final Semaphore turns;

  LooseFiles(FileGateSettings settings, FilesGoing going) {
    this.settings = settings;
    this.going = going;
    this.turns = new Semaphore(settings.atOnce(), true);
  }

  /**
   * What stands in its way, in it and in its name. Takes a second to a minute.
   *
   * @param name it goes out with
   * @throws Refused when too many others are being looked into
   */
  public List<Found> blocking(String name, String sha256, Path file, FileKind kind) {
    var answer = inTurn(file, kind);
    var trouble = answer.trouble();
    var report = answer.report();
    var goes = new Outgoing.File(name, sha256);
    var said =
        report != null
            ? report
            : new FileReport.Unreadable(trouble == null ? FileTrouble.BROKEN : trouble);
    return Stream.concat(
            going.named("loose", goes).stream(), going.of("loose", goes, said).stream())
        .filter(Found::blocks)
        .toList();
  }

  private Answer inTurn(Path file, FileKind kind) {
    try {
      if (!turns.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw FileTrouble.BUSY.refused();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw FileTrouble.BUSY.refused();
    }
    try (var gate = new FileGate(settings)) {
      return gate.ask(Ask.INSPECT, kind, file, Path.of("none"));
    } finally {
      turns.release();
    }
  }
}
