package org.chengming.files;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chengming.files.TextReader.Status;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The child JVM that reads text, started when first needed and kept warm. One that takes too long,
 * writes too much or dies is killed with all it holds; the next file gets a new one. Used by one
 * thread at a time.
 */
final class TextReaderProcess implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TextReaderProcess.class);
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(200);

  /** What came of one file; {@code text} holds the text of DONE, else a note for the operator. */
  record Reading(Status status, String text) {}

  private record Child(
      Process process, DataOutputStream requests, DataInputStream answers, Path scratch) {}

  private final FileSettings.Extraction bounds;
  private @Nullable Child child;

  TextReaderProcess(FileSettings.Extraction bounds) {
    this.bounds = bounds;
  }

  Reading read(Path file, FileKind kind) {
    try {
      var running = child != null && child.process().isAlive() ? child : start();
      running.requests().writeUTF(file.toString());
      running.requests().writeUTF(kind.name());
      running.requests().flush();
      return await(
          running,
          CompletableFuture.supplyAsync(() -> answer(running.answers()), this::onOwnThread));
    } catch (IOException e) {
      close();
      return new Reading(Status.FAILED, "the reader does not answer: " + e.getMessage());
    }
  }

  boolean warm() {
    return child != null;
  }

  private Reading await(Child running, CompletableFuture<Reading> answer) {
    var clock = new ReadingClock(running.process().toHandle());
    while (true) {
      try {
        return answer.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (clock.isOver(bounds.time())) {
          close();
          return new Reading(
              Status.FAILED, "reading took more than %d s".formatted(bounds.time().toSeconds()));
        }
        if (size(running.scratch()) > bounds.scratch().toBytes()) {
          close();
          return new Reading(
              Status.REFUSED, "reading unpacks more than %s".formatted(bounds.scratch()));
        }
      } catch (ExecutionException e) {
        close();
        return new Reading(Status.FAILED, "the reader ended, most likely for want of memory");
      } catch (InterruptedException e) {
        close();
        Thread.currentThread().interrupt();
        return new Reading(Status.FAILED, "interrupted");
      }
    }
  }

  private void onOwnThread(Runnable work) {
    Thread.ofPlatform().daemon().name("text-answer").start(work);
  }

  /**
   * The length is checked before it is trusted: the child may have been taken over by the file it
   * reads.
   */
  private Reading answer(DataInputStream answers) {
    try {
      var status = answers.readUnsignedByte();
      var length = answers.readInt();
      if (status >= Status.values().length || length < 0 || length > 4L * bounds.characters()) {
        throw new IOException(
            "Answer of status %d and %d bytes makes no sense".formatted(status, length));
      }
      var bytes = new byte[length];
      answers.readFully(bytes);
      return new Reading(Status.values()[status], new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Child start() throws IOException {
    close();
    var scratch = Files.createTempDirectory("text-reader");
    var arguments = List.of(Integer.toString(bounds.characters()));
    var process = BoundedJvm.of(TextReader.class, bounds.memory(), scratch, arguments).start();
    var started =
        new Child(
            process,
            new DataOutputStream(new BufferedOutputStream(process.getOutputStream())),
            new DataInputStream(process.getInputStream()),
            scratch);
    child = started;
    greet(started);
    log.info("Text reader {} started", process.pid());
    return started;
  }

  /** The time of a file does not include the start of its JVM. */
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
      throw new IOException("the reader does not start", e);
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
}
