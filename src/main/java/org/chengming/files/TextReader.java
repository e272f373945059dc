package org.chengming.files;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The program of the child JVM that reads text out of files nobody vetted. It takes a path and a
 * kind a question and answers with a status, and a note or the text. Whatever a file does to it
 * stays in it: the parent kills it for time, and the JVM ends itself for memory.
 */
final class TextReader {
  /** What came of one file; the parent adds FAILED when there is no answer. */
  enum Status {
    DONE,
    NO_TEXT,
    REFUSED,
    FAILED
  }

  private TextReader() {}

  /**
   * @param arguments the longest text in characters
   */
  public static void main(String[] arguments) throws IOException {
    var longest = Integer.parseInt(arguments[0]);
    WarmJvm.serve(
        question -> {
          var in = new DataInputStream(new ByteArrayInputStream(question));
          return answer(Path.of(in.readUTF()), FileKind.valueOf(in.readUTF()), longest);
        });
  }

  private static byte[] answer(Path file, FileKind kind, int longest) {
    Status status;
    String text;
    try {
      text = FileText.read(file, kind, longest).replace("\0", "").strip();
      status = text.isEmpty() ? Status.NO_TEXT : Status.DONE;
    } catch (FileText.Unreadable e) {
      status = Status.REFUSED;
      text = String.valueOf(e.getMessage());
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
      status = Status.FAILED;
      text = e.getClass().getSimpleName() + ": " + e.getMessage();
    }
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var answer = new byte[bytes.length + 1];
    answer[0] = (byte) status.ordinal();
    System.arraycopy(bytes, 0, answer, 1, bytes.length);
    return answer;
  }
}
