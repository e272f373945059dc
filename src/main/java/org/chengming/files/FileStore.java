package org.chengming.files;

import static org.chengming.files.db.Tables.STORED_FILE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps files under the hash of their bytes. Storing alone shows nothing to anybody, so it asks for
 * no permission and leaves no audit row: the act that attaches a stored file to something does
 * both.
 */
@Component
public class FileStore {
  private final FileFolder folder;
  private final FileSettings settings;
  private final DSLContext db;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  FileStore(
      @Value("${chengming.data}") Path data,
      FileSettings settings,
      DSLContext db,
      Clock clock,
      ApplicationEventPublisher events) {
    this.folder = new FileFolder(data.resolve("files"), clock);
    folder.sweep();
    this.settings = settings;
    this.db = db;
    this.clock = clock;
    this.events = events;
  }

  /**
   * Stores the bytes once, however often they come, and has their text read soon after the commit.
   *
   * @param claimedName what the sender calls it; decides nothing but whether plain text is CSV
   * @throws Refused when it is empty, too large, or nothing we accept; says which in Chinese
   */
  @Transactional
  public StoredFile store(InputStream in, String claimedName) {
    try (var arrived = folder.receive(in, settings.maximum().toBytes())) {
      var type = FileTypes.detect(arrived.path(), claimedName);
      var largest = settings.maximum(type.kind());
      if (arrived.size() > largest) {
        throw FileRefusals.tooLarge(largest, type.kind().image());
      }
      arrived.keep();
      var added =
          db.insertInto(STORED_FILE)
              .set(STORED_FILE.SHA256, arrived.sha256())
              .set(STORED_FILE.SIZE, arrived.size())
              .set(STORED_FILE.MEDIA_TYPE, type.mediaType())
              .set(STORED_FILE.STORED_AT, clock.instant())
              .set(STORED_FILE.EXTRACTION, type.kind().readable() ? "PENDING" : "NO_TEXT")
              .onConflictDoNothing()
              .execute();
      if (added == 1 && type.kind().readable()) {
        events.publishEvent(new Arrived(arrived.sha256()));
      }
      return find(arrived.sha256()).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot store a file under " + folder, e);
    }
  }

  /** A file whose text is still to be read was stored; for the reader of this module. */
  record Arrived(String sha256) {}

  public Optional<StoredFile> find(String sha256) {
    return db.select(STORED_FILE.SHA256, STORED_FILE.SIZE, STORED_FILE.MEDIA_TYPE)
        .from(STORED_FILE)
        .where(STORED_FILE.SHA256.eq(sha256))
        .fetchOptional(r -> new StoredFile(r.value1(), r.value2(), r.value3()));
  }

  /**
   * The stored bytes.
   *
   * @throws Missing when nothing is stored under this hash
   */
  public InputStream open(String sha256) {
    try {
      return Files.newInputStream(path(sha256));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read file " + sha256, e);
    }
  }

  /**
   * Where the bytes are, to be read only.
   *
   * @throws Missing when nothing is stored under this hash
   */
  public Path path(String sha256) {
    var path = folder.path(sha256);
    if (!Files.isRegularFile(path)) {
      throw new Missing("No file " + sha256 + " in " + folder);
    }
    return path;
  }

  /** The text read from the file; empty while that is still to come and where there is none. */
  public Optional<String> text(String sha256) {
    return Optional.ofNullable(texts(List.of(sha256)).get(sha256));
  }

  /** The texts known of these files, by hash, in one query. */
  public Map<String, String> texts(Collection<String> sha256s) {
    if (sha256s.isEmpty()) {
      return Map.of();
    }
    return db.select(STORED_FILE.SHA256, STORED_FILE.EXTRACTED_TEXT)
        .from(STORED_FILE)
        .where(STORED_FILE.SHA256.in(sha256s))
        .and(STORED_FILE.EXTRACTION.eq("DONE"))
        .fetchMap(STORED_FILE.SHA256, STORED_FILE.EXTRACTED_TEXT);
  }
}
