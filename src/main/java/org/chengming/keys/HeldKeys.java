package org.chengming.keys;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chengming.web.Unavailable;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys of this installation. The database knows which have been used, so that a node that was
 * started without them takes no request and makes no key of its own that the others lack.
 */
public class HeldKeys implements HealthIndicator {
  private static final Logger log = LoggerFactory.getLogger(HeldKeys.class);

  private static final Field<byte[]> KEY_ID = field(name("key_id"), byte[].class);
  private static final Field<Instant> FIRST_USED_AT = field(name("first_used_at"), Instant.class);

  /**
   * What the keys are for.
   *
   * @param table of the ids that have been used: {@code key_id bytea}, {@code first_used_at}
   * @param name for the log, e.g. {@code requests}
   * @param closed the Chinese sentence for whoever meets a node that lacks them
   */
  public record Purpose(Table<?> table, String name, String closed) {}

  private final DSLContext db;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Purpose purpose;
  private final KeyFile file;
  private final boolean lost;
  private volatile @Nullable Held held;

  /**
   * @param lost says that a key is lost for good: a new one may be made, and what it sealed stays
   *     unreadable
   */
  protected HeldKeys(
      DSLContext db,
      TransactionTemplate transaction,
      Clock clock,
      Purpose purpose,
      Path file,
      boolean lost) {
    this.db = db;
    this.transaction = transaction;
    this.clock = clock;
    this.purpose = purpose;
    this.file = new KeyFile(file);
    this.lost = lost;
  }

  /** Says at the start what would otherwise be found out by the first applicant. */
  @EventListener(ApplicationReadyEvent.class)
  void look() {
    try {
      all();
    } catch (Unavailable e) {
      log.error("What the keys of {} seal is closed: {}", purpose.name(), e.getMessage());
    }
  }

  /** The one that seals. */
  SealKey newest() {
    return all().keys().getLast();
  }

  /** All that this node knows, the newest last. */
  List<SealKey> every() {
    return all().keys();
  }

  /**
   * @return null for a key this installation has lost
   */
  @Nullable SealKey find(byte[] id) {
    var known = all();
    var key = known.find(id);
    if (key != null) {
      return key;
    }
    var version = file.version();
    if (version.isEmpty() || version.equals(known.version())) {
      return null;
    }
    // Another node was started with a key that was added since this one read the file.
    return read().find(id);
  }

  private Held all() {
    var known = held;
    return known == null ? read() : known;
  }

  private Held read() {
    var read = transaction.execute(status -> load());
    held = read;
    return read;
  }

  /**
   * @param version of the file they were read from
   */
  private record Held(List<SealKey> keys, String version) {
    @Nullable SealKey find(byte[] id) {
      return keys.stream().filter(k -> k.hasId(id)).findFirst().orElse(null);
    }
  }

  private Held load() {
    db.fetch("select pg_advisory_xact_lock(hashtext({0}))", val("keys of " + purpose.name()));
    var used = db.select(KEY_ID).from(purpose.table()).fetch(KEY_ID);
    try {
      if (!file.exists() && (used.isEmpty() || lost)) {
        file.create();
        log.info(
            "Made the key of {}, {}: keep a copy apart from the backups", purpose.name(), file);
      }
      if (!file.exists()) {
        throw unavailable(
            "%s is missing, and without it nothing that it sealed can be read. Put it there from the node or the copy that has it."
                .formatted(file),
            null);
      }
      if (file.exposed()) {
        log.warn("{} can be read by others on this machine; chmod 600 it", file);
      }
      var version = file.version();
      return new Held(known(used), version);
    } catch (IOException e) {
      throw unavailable("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private List<SealKey> known(List<byte[]> used) throws IOException {
    var found = new ArrayList<SealKey>();
    for (var key : file.read()) {
      found.add(new SealKey(key));
    }
    if (!lost && !used.stream().allMatch(id -> found.stream().anyMatch(k -> k.hasId(id)))) {
      throw unavailable(
          "%s lacks a key that has sealed something in this database. Bring the right file, or add its line."
              .formatted(file),
          null);
    }
    if (lost) {
      // Said once, it is settled; the setting can go again.
      var ids = found.stream().map(SealKey::id).toList();
      db.deleteFrom(purpose.table()).where(KEY_ID.notIn(ids)).execute();
    }
    // Written only where it is new: the keys may be read first by a transaction that only reads.
    if (used.stream().noneMatch(found.getLast()::hasId)) {
      db.insertInto(purpose.table(), KEY_ID, FIRST_USED_AT)
          .values(found.getLast().id(), clock.instant())
          .onConflictDoNothing()
          .execute();
    }
    return List.copyOf(found);
  }

  private Unavailable unavailable(String message, @Nullable Exception cause) {
    return new Unavailable(purpose.closed(), message, cause);
  }

  @Override
  public Health health() {
    try {
      all();
      return Health.up().build();
    } catch (Unavailable e) {
      return Health.status("DEGRADED").withDetail("reason", String.valueOf(e.getMessage())).build();
    }
  }
}
