package org.chengming.files;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The program of the child JVM that reads text out of files nobody vetted. It takes a path and a
 * kind per request on standard input and answers on standard output with a status, and a note or
 * the text; it ends when its parent does. Whatever a file does to it stays in it: the parent kills
 * it for time, and the JVM ends itself for memory.
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
    var in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    var out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    // Libraries that print must not break the frames.
    System.setOut(System.err);
    endWithParent();
    out.writeByte(Status.values().length);
    out.flush();
    while (true) {
      try {
        answer(Path.of(in.readUTF()), FileKind.valueOf(in.readUTF()), longest, out);
      } catch (EOFException e) {
        return;
      }
    }
  }

  private static void answer(Path file, FileKind kind, int longest, DataOutputStream out)
      throws IOException {
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
    out.writeByte(status.ordinal());
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }

  /**
   * A parent that was killed cannot say so, and a reader deep in a file does not see its input end.
   */
  private static void endWithParent() {
    ProcessHandle.current()
        .parent()
        .ifPresent(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
  }
}
