package org.chengming.redaction;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.commons.codec.digest.DigestUtils;
import org.chengming.files.BoundedJvm;
import org.chengming.files.FileKind;
import org.chengming.files.ReadingClock;
import org.chengming.redaction.RedactionProgram.Ask;
import org.chengming.redaction.RedactionProgram.Status;
import org.chengming.redaction.Unredactable.Why;
import org.chengming.web.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Blacks out words and areas of a PDF or an image. Files are opened in a JVM of their own each,
 * within bounds; whatever one does to it, the server refuses that file and goes on. Every method
 * takes a file of this machine and leaves it as it is.
 *
 * <p>All of them throw {@link Refused}, with a sentence for the person, when the file has a
 * password, is damaged, has more than 500 pages or pages of an unusual size, or takes more time or
 * memory than the settings allow.
 */
@Component
public class Redactor {
  private static final Logger log = LoggerFactory.getLogger(Redactor.class);
  private static final long LOOK_MILLISECONDS = 50;
  private static final Redaction NOTHING = new Redaction(List.of(), List.of());

  private final RedactionSettings settings;
  private final Semaphore turns;

  Redactor(RedactionSettings settings) {
    this.settings = settings;
    this.turns = new Semaphore(settings.atOnce(), true);
  }

  /** Whether something of this kind can be blacked out here. */
  public static boolean takes(FileKind kind) {
    return kind == FileKind.PDF || kind == FileKind.PNG || kind == FileKind.JPEG;
  }

  /** What a file is like, where these words stand in it, and what text of it nobody sees. */
  public Look look(Path file, FileKind kind, List<String> words) {
    try (var run = run(Ask.LOOK, file, kind, 0, new Redaction(words, List.of()))) {
      return run.read(Wire::readLook);
    }
  }

  /** Where these words stand, so that a person sees it before anything is done. */
  public List<Area> find(Path file, FileKind kind, List<String> words) {
    return look(file, kind, words).found();
  }

  /**
   * Text that can be copied out of a PDF although it is not seen: under a black box, white on
   * white, on a layer that is off. To warn before such a file is given out as it is.
   */
  public List<HiddenText> hiddenText(Path file) {
    return look(file, FileKind.PDF, List.of()).hidden();
  }

  /**
   * One page as it is looked at.
   *
   * @param page from 1
   * @return a PNG
   */
  public byte[] draw(Path file, FileKind kind, int page) {
    try (var run = run(Ask.DRAW, file, kind, page, NOTHING)) {
      return Files.readAllBytes(run.result());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes a file of the same kind without these words and without what stands in these areas, reads
   * it again, and hands it out only if nothing of them is left.
   *
   * @throws Refused also when there is nothing to black out, or something was left
   */
  public Redacted redact(Path file, FileKind kind, Redaction what) {
    var input = sha256(file);
    var run = run(Ask.REDACT, file, kind, 0, what);
    try {
      var output = sha256(run.result());
      var proof = run.read(in -> Wire.readProof(in, input, output));
      return new Redacted(run.result(), proof);
    } catch (RuntimeException e) {
      run.close();
      throw e;
    }
  }

  /** What a child left behind. */
  private record Run(Path folder) implements AutoCloseable {
    Path result() {
      return folder.resolve("result");
    }

    Path answer() {
      return folder.resolve("answer");
    }

    /** Reads what follows the status. */
    <T> T read(Parse<T> parse) {
      try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(answer())))) {
        in.readByte();
        return parse.read(in);
      } catch (IOException | IllegalArgumentException e) {
        throw new IllegalStateException("The child that blacks out answered nonsense", e);
      }
    }

    @Override
    public void close() {
      try {
        FileSystemUtils.deleteRecursively(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private interface Parse<T> {
    T read(DataInputStream in) throws IOException;
  }

  private Run run(Ask ask, Path file, FileKind kind, int page, Redaction what) {
    if (!takes(kind)) {
      throw new IllegalArgumentException("Nothing can be blacked out in a " + kind);
    }
    try {
      if (!turns.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Unredactable(Why.BUSY).refused();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unredactable(Why.BUSY).refused();
    }
    try {
      return taken(ask, file, kind, page, what);
    } catch (Unredactable e) {
      log.info("{} of a {} was refused: {}", ask, kind, e.getMessage());
      throw e.refused();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      turns.release();
    }
  }

  private Run taken(Ask ask, Path file, FileKind kind, int page, Redaction what)
      throws IOException {
    var run = new Run(Files.createTempDirectory("redaction"));
    try {
      var process =
          BoundedJvm.of(RedactionProgram.class, settings.memory(), run.folder(), List.of())
              .redirectOutput(run.answer().toFile())
              .start();
      try {
        ask(process, ask, file, kind, page, what, run);
        await(process, run);
      } finally {
        process.destroyForcibly();
      }
      status(run);
      return run;
    } catch (IOException | RuntimeException e) {
      run.close();
      throw e;
    }
  }

  private static void ask(
      Process process, Ask ask, Path file, FileKind kind, int page, Redaction what, Run run)
      throws IOException {
    try (var out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()))) {
      Wire.write(out, ask.name());
      Wire.write(out, kind.name());
      Wire.write(out, file.toAbsolutePath().toString());
      Wire.write(out, run.result().toString());
      out.writeInt(page);
      Wire.write(out, what);
    }
  }

  private void await(Process process, Run run) throws IOException {
    var clock = new ReadingClock(process.toHandle());
    try {
      while (!process.waitFor(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        if (clock.isOver(settings.time())) {
          throw new Unredactable(Why.TOO_LONG);
        }
        if (size(run.folder()) > settings.scratch().toBytes()) {
          throw new Unredactable(Why.TOO_MUCH);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    if (process.exitValue() != 0) {
      log.warn("A child that blacks out ended with {}", process.exitValue());
      throw new Unredactable(Why.TOO_MUCH);
    }
  }

  private static void status(Run run) throws IOException {
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(run.answer())))) {
      if (in.readByte() != Status.DONE.ordinal()) {
        var why = Why.valueOf(Wire.readText(in));
        throw new Unredactable(why, in.readInt());
      }
    }
  }

  private static long size(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | UncheckedIOException e) {
      return 0; // files come and go while we look
    }
  }

  private static String sha256(Path file) {
    try (var in = Files.newInputStream(file)) {
      return DigestUtils.sha256Hex(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
