package org.chengming.gate;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.chengming.files.FileKind;
import org.chengming.files.FileWork;
import org.chengming.files.WarmJvm;
import org.chengming.gate.InspectionProgram.Answer;
import org.chengming.gate.InspectionProgram.Ask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The child JVM that looks into files, seen from the server. Used by one thread at a time. */
final class FileGate implements FileWork.Child {
  private static final Logger log = LoggerFactory.getLogger(FileGate.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long LONGEST_ANSWER = 32L << 20;

  private final WarmJvm child;

  FileGate(FileGateSettings settings) {
    this.child =
        new WarmJvm(
            "file-gate",
            InspectionProgram.class,
            List.of(
                settings.ocr() ? Tesseract.installed() : "",
                Integer.toString(settings.ocrPictures())),
            new WarmJvm.Bounds(
                settings.time(), settings.memory(), settings.scratch(), LONGEST_ANSWER));
  }

  /**
   * @param out where a clean copy is written; anything for an inspection
   */
  Answer ask(Ask ask, FileKind kind, Path file, Path out) {
    try {
      var answer = JSON.readValue(child.ask(question(ask, kind, file, out)), Answer.class);
      if (answer.trouble() != null) {
        log.info("{} of a {}: {} ({})", ask, kind, answer.trouble(), answer.note());
      }
      return answer;
    } catch (WarmJvm.Ended e) {
      log.info("{} of a {}: {}", ask, kind, e.getMessage());
      return Answer.trouble(
          e.how() == WarmJvm.End.TIME ? FileTrouble.TOO_LONG : FileTrouble.TOO_LARGE,
          e.getMessage());
    } catch (JacksonException e) {
      child.close();
      log.warn("{} of a {}: the child answered nonsense", ask, kind);
      return Answer.trouble(FileTrouble.BROKEN, "nonsense");
    }
  }

  private static byte[] question(Ask ask, FileKind kind, Path file, Path out) {
    var bytes = new ByteArrayOutputStream();
    try (var question = new DataOutputStream(bytes)) {
      question.writeUTF(ask.name());
      question.writeUTF(kind.name());
      question.writeUTF(file.toAbsolutePath().toString());
      question.writeUTF(out.toAbsolutePath().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public boolean warm() {
    return child.warm();
  }

  @Override
  public void close() {
    child.close();
  }
}
