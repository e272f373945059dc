package org.chengming.requests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tables of old cases while they are read. What applicants told lies there in the open only so
 * long, and for the server's account alone.
 */
@Component
class HistoryUploads {
  private static final Logger log = LoggerFactory.getLogger(HistoryUploads.class);
  private static final Duration LONGEST_RUN = Duration.ofHours(1);

  private final Path folder;
  private final Clock clock;

  HistoryUploads(@Value("${chengming.data}") Path data, Clock clock) {
    this.folder = data.resolve("request-import");
    this.clock = clock;
  }

  Path receive(InputStream content) {
    try {
      Files.createDirectories(folder);
      var file = Files.createTempFile(folder, "cases-", ".csv");
      try (var out = Files.newOutputStream(file)) {
        content.transferTo(out);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server that was killed leaves what was sent to it; another may be reading its own there. */
  @EventListener(ApplicationReadyEvent.class)
  void clear() throws IOException {
    if (Files.isDirectory(folder)) {
      try (var left = Files.list(folder)) {
        var old = clock.instant().minus(LONGEST_RUN);
        for (var file : left.toList()) {
          if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
            delete(file);
          }
        }
      }
    }
  }

  void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.warn("The table {} stays behind; it holds what applicants told", file, e);
    }
  }
}
