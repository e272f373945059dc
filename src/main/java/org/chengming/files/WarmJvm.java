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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/**
 * A {@link BoundedJvm} that answers one question after another, started when first needed and kept
 * warm. One that takes too long, writes too much or dies is killed with all it holds; the next
 * question gets a new one. Used by one thread at a time.
 */
public final class WarmJvm implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WarmJvm.class);
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int LONGEST_QUESTION = 1 << 20;

  /**
   * @param time longest work on one question; then the child is killed
   * @param memory its heap
   * @param scratch most it may write to its temporary folder
   * @param answer most bytes of an answer that make sense
   */
  public record Bounds(Duration time, DataSize memory, DataSize scratch, long answer) {}

  /** Why there is no answer. */
  public enum End {
    TIME,
    SCRATCH,
    DIED,
    NOT_STARTED,
    INTERRUPTED
  }

  /** The child was ended, or ended itself, before it answered. */
  public static final class Ended extends Exception {
    private final End how;

    Ended(End how, String message) {
      super(message);
      this.how = how;
    }

    public End how() {
      return how;
    }
  }

  /** What the child does with a question; whatever it throws ends it. */
  public interface Answering {
    byte[] answer(byte[] question) throws IOException;
  }

  private record Child(
      Process process, DataOutputStream questions, DataInputStream answers, Path scratch) {}

  private final String name;
  private final Class<?> program;
  private final List<String> arguments;
  private final Bounds bounds;
  private @Nullable Child child;

  /**
   * @param name of its threads and folders, as logs show it
   * @param program has a {@code main} that calls {@link #serve}
   */
  public WarmJvm(String name, Class<?> program, List<String> arguments, Bounds bounds) {
    this.name = name;
    this.program = program;
    this.arguments = arguments;
    this.bounds = bounds;
  }

  /**
   * The bytes the child answers; its length was checked, nothing else, since the child may have
   * been taken over by the file it reads.
   */
  public byte[] ask(byte[] question) throws Ended {
    try {
      var running = child != null && child.process().isAlive() ? child : start();
      running.questions().writeInt(question.length);
      running.questions().write(question);
      running.questions().flush();
      return await(
          running,
          CompletableFuture.supplyAsync(() -> answer(running.answers()), this::onOwnThread));
    } catch (IOException e) {
      close();
      throw new Ended(End.NOT_STARTED, "the child does not answer: " + e.getMessage());
    }
  }

  public boolean warm() {
    return child != null;
  }

  private byte[] await(Child running, CompletableFuture<byte[]> answer) throws Ended {
    var clock = new ReadingClock(running.process().toHandle());
    while (true) {
      try {
        return answer.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (clock.isOver(bounds.time())) {
          close();
          throw new Ended(
              End.TIME, "reading took more than %d s".formatted(bounds.time().toSeconds()));
        }
        if (size(running.scratch()) > bounds.scratch().toBytes()) {
          close();
          throw new Ended(End.SCRATCH, "reading unpacks more than %s".formatted(bounds.scratch()));
        }
      } catch (ExecutionException e) {
        close();
        throw new Ended(End.DIED, "the reader ended, most likely for want of memory");
      } catch (InterruptedException e) {
        close();
        Thread.currentThread().interrupt();
        throw new Ended(End.INTERRUPTED, "interrupted");
      }
    }
  }

  private void onOwnThread(Runnable work) {
    Thread.ofPlatform().daemon().name(name + "-answer").start(work);
  }

  private byte[] answer(DataInputStream answers) {
    try {
      var length = answers.readInt();
      if (length < 0 || length > bounds.answer()) {
        throw new IOException("An answer of %d bytes makes no sense".formatted(length));
      }
      var bytes = new byte[length];
      answers.readFully(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Child start() throws IOException {
    close();
    var scratch = Files.createTempDirectory(name);
    var process = BoundedJvm.of(program, bounds.memory(), scratch, arguments).start();
    var started =
        new Child(
            process,
            new DataOutputStream(new BufferedOutputStream(process.getOutputStream())),
            new DataInputStream(process.getInputStream()),
            scratch);
    child = started;
    greet(started);
    log.info("{} {} started", name, process.pid());
    return started;
  }

  /** The time of a question does not include the start of its JVM. */
  private void greet(Child started) throws IOException {
    var greeting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return started.answers().readUnsignedByte();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            this::onOwnThread);
    try {
      greeting.get(START.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the child does not start", e);
    }
  }

  private static long size(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | UncheckedIOException e) {
      return 0; // files come and go while we look
    }
  }

  @Override
  public void close() {
    var ending = child;
    child = null;
    if (ending == null) {
      return;
    }
    try {
      ending.process().destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      FileSystemUtils.deleteRecursively(ending.scratch());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      log.warn("Cannot delete {}", ending.scratch(), e);
    }
  }

  /** The child's side: answers until its parent ends or closes its input. */
  public static void serve(Answering answering) throws IOException {
    var in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    var out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    // Libraries that print must not break the frames.
    System.setOut(System.err);
    endWithParent();
    out.writeByte(1);
    out.flush();
    while (true) {
      try {
        var length = in.readInt();
        if (length < 0 || length > LONGEST_QUESTION) {
          throw new IOException("A question of %d bytes makes no sense".formatted(length));
        }
        var answer = answering.answer(in.readNBytes(length));
        out.writeInt(answer.length);
        out.write(answer);
        out.flush();
      } catch (EOFException e) {
        return;
      }
    }
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
