package org.chengming.files;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.chengming.files.TextReader.Status;

/** Reads text in a child JVM that is kept warm. Used by one thread at a time. */
final class TextReaderProcess implements FileWork.Child {
  /** What came of one file; {@code text} holds the text of DONE, else a note for the operator. */
  record Reading(Status status, String text) {}

  private final WarmJvm child;

  TextReaderProcess(FileSettings.Extraction bounds) {
    this.child =
        new WarmJvm(
            "text-reader",
            TextReader.class,
            List.of(Integer.toString(bounds.characters())),
            new WarmJvm.Bounds(
                bounds.time(), bounds.memory(), bounds.scratch(), 4L * bounds.characters() + 1));
  }

  Reading read(Path file, FileKind kind) {
    try {
      var answer = child.ask(question(file, kind));
      if (answer.length == 0 || answer[0] < 0 || answer[0] >= Status.values().length) {
        child.close();
        return new Reading(Status.FAILED, "the reader answered nonsense");
      }
      return new Reading(
          Status.values()[answer[0]],
          new String(answer, 1, answer.length - 1, StandardCharsets.UTF_8));
    } catch (WarmJvm.Ended e) {
      return new Reading(
          e.how() == WarmJvm.End.SCRATCH ? Status.REFUSED : Status.FAILED,
          String.valueOf(e.getMessage()));
    }
  }

  private static byte[] question(Path file, FileKind kind) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeUTF(file.toString());
      out.writeUTF(kind.name());
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
