package org.chengming.files;

import static org.chengming.files.db.Tables.STORED_FILE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps files under the hash of their bytes. Storing alone shows nothing to anybody, so it asks for
 * no permission and leaves no audit row: the act that attaches a stored file to something does
 * both.
 */
@Component
public class FileStore {
  private final FileHome home;
  private final Incoming incoming;
  private final FileSettings settings;
  private final DSLContext db;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  FileStore(
      FileHome home,
      Incoming incoming,
      FileSettings settings,
      DSLContext db,
      Clock clock,
      ApplicationEventPublisher events) {
    this.home = home;
    this.incoming = incoming;
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
    try (var arrived = incoming.receive(in, settings.maximum().toBytes())) {
      var type = FileTypes.detect(arrived.path(), claimedName);
      var largest = settings.maximum(type.kind());
      if (arrived.size() > largest) {
        throw FileRefusals.tooLarge(largest, type.kind().image());
      }
      home.keep(arrived.path(), arrived.sha256(), arrived.size());
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
      var stored = find(arrived.sha256()).orElseThrow();
      if (added == 1) {
        events.publishEvent(new FileStored(stored));
      }
      return stored;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot store a file in " + home, e);
    }
  }

  /**
   * Takes in bytes that another module keeps in its own way: bounded, typed by their content, and
   * gone when closed. Nothing of them is stored here.
   *
   * @param claimedName as for {@link #store}
   * @param largest in bytes; where the settings allow less, they count
   * @throws Refused as {@link #store}
   */
  public Received receive(InputStream in, String claimedName, long largest) {
    Incoming.Arrival arrived = null;
    try {
      arrived = incoming.receive(in, Math.min(largest, settings.maximum().toBytes()));
      var type = FileTypes.detect(arrived.path(), claimedName);
      if (arrived.size() > settings.maximum(type.kind())) {
        throw FileRefusals.tooLarge(settings.maximum(type.kind()), type.kind().image());
      }
      var received = new Received(arrived, type);
      arrived = null;
      return received;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot take in a file", e);
    } finally {
      if (arrived != null) {
        arrived.close();
      }
    }
  }

  /** A file of this machine that was taken in; gone when closed. */
  public static final class Received implements AutoCloseable {
    private final Incoming.Arrival arrival;
    private final FileTypes.Detected type;

    private Received(Incoming.Arrival arrival, FileTypes.Detected type) {
      this.arrival = arrival;
      this.type = type;
    }

    public Path path() {
      return arrival.path();
    }

    public long size() {
      return arrival.size();
    }

    public String sha256() {
      return arrival.sha256();
    }

    public FileKind kind() {
      return type.kind();
    }

    /** As it will be served; text carries its charset. */
    public String mediaType() {
      return type.mediaType();
    }

    @Override
    public void close() {
      arrival.close();
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
   * The stored bytes, streamed; the last of them come only if all have the hash they are named by.
   *
   * @throws Missing when nothing is stored under this hash
   */
  public Resource open(String sha256) {
    FileHome.requireHash(sha256);
    var file = find(sha256).orElseThrow(() -> missing(sha256));
    var size = home.size(sha256).orElseThrow(() -> missing(sha256));
    if (size != file.size()) {
      throw new IllegalStateException(
          "File %s has %d bytes in %s, expected %d".formatted(sha256, size, home, file.size()));
    }
    return new StoredResource(home, file);
  }

  private Missing missing(String sha256) {
    return new Missing("No file " + sha256 + " in " + home);
  }

  /**
   * The bytes in a file of this machine, to be read only and until closed: where they are kept, or
   * a proved copy of them.
   *
   * @throws Missing when nothing is stored under this hash
   */
  public LocalFile local(String sha256) {
    if (home instanceof FileFolder folder) {
      open(sha256);
      return new LocalFile(folder.path(sha256), null);
    }
    try (var in = open(sha256).getInputStream()) {
      var copy = incoming.receive(in, Long.MAX_VALUE);
      return new LocalFile(copy.path(), copy);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read file " + sha256, e);
    }
  }

  /** A file to be looked at by what needs a path. */
  public static final class LocalFile implements AutoCloseable {
    private final Path path;
    private final Incoming.@Nullable Arrival copy;

    private LocalFile(Path path, Incoming.@Nullable Arrival copy) {
      this.path = path;
      this.copy = copy;
    }

    public Path path() {
      return path;
    }

    @Override
    public void close() {
      if (copy != null) {
        copy.close();
      }
    }
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
