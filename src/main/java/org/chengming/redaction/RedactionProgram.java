package org.chengming.redaction;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.chengming.files.FileKind;
import org.chengming.redaction.Unredactable.Why;

/**
 * The program of the child JVM that opens files nobody vetted: one file, one answer, and it ends.
 * What is asked comes on standard input, so that no list of processes shows a word of it.
 */
final class RedactionProgram {
  /** What is asked of it. */
  enum Ask {
    LOOK,
    DRAW,
    REDACT
  }

  /** The first byte of an answer. */
  enum Status {
    DONE,
    REFUSED
  }

  private static final double SHOWN = 100;

  private RedactionProgram() {}

  public static void main(String[] arguments) throws IOException {
    var in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    var out = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
    // Libraries that print must not break the answer.
    System.setOut(System.err);
    endWithParent();
    var answer = new ByteArrayOutputStream();
    var status = Status.DONE;
    try {
      answer(in, new DataOutputStream(answer));
    } catch (Unredactable e) {
      status = Status.REFUSED;
      answer.reset();
      var why = new DataOutputStream(answer);
      Wire.write(why, e.why().name());
      why.writeInt(e.page());
    }
    out.writeByte(status.ordinal());
    answer.writeTo(out);
    out.flush();
  }

  private static void answer(DataInputStream in, DataOutputStream out) throws IOException {
    var ask = Ask.valueOf(Wire.readText(in));
    var kind = FileKind.valueOf(Wire.readText(in));
    var file = Path.of(Wire.readText(in));
    var result = Path.of(Wire.readText(in));
    int page = in.readInt();
    var what = Wire.readRedaction(in);
    try {
      if (kind == FileKind.PDF) {
        pdf(ask, file, result, page, what, out);
      } else {
        image(ask, file, kind, result, page, what, out);
      }
    } catch (StackOverflowError e) {
      throw new Unredactable(Why.TOO_MUCH);
    } catch (IOException | RuntimeException e) {
      throw e instanceof Unredactable u ? u : new Unredactable(Why.BROKEN);
    }
  }

  private static void pdf(
      Ask ask, Path file, Path result, int page, Redaction what, DataOutputStream out)
      throws IOException {
    try (var pdf = new PdfRedaction(file)) {
      switch (ask) {
        case LOOK -> Wire.write(out, pdf.look(what.words()));
        case DRAW -> ImageRedaction.write(pdf.draw(page, SHOWN), FileKind.PNG, result);
        case REDACT -> {
          var done = pdf.redact(what, result);
          Wire.write(out, done, new Reextraction(result, done, what.words()).prove());
        }
      }
    }
  }

  private static void image(
      Ask ask,
      Path file,
      FileKind kind,
      Path result,
      int page,
      Redaction what,
      DataOutputStream out)
      throws IOException {
    var image = new ImageRedaction(file, kind);
    switch (ask) {
      case LOOK -> Wire.write(out, image.look());
      case DRAW -> ImageRedaction.write(image.draw(page), FileKind.PNG, result);
      case REDACT -> {
        var done = image.redact(what.areas(), result);
        Wire.write(out, done, ImageRedaction.prove(result, kind, what));
      }
    }
  }

  /** A parent that was killed cannot say so. */
  private static void endWithParent() {
    ProcessHandle.current()
        .parent()
        .ifPresent(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
  }
}
