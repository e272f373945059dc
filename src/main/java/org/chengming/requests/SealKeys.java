package org.chengming.requests;

import static org.chengming.requests.db.Tables.SEAL_KEY;
import static org.jooq.impl.DSL.val;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.chengming.web.Unavailable;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys of this installation. The database knows which have been used, so that a node that was
 * started without them takes no request and makes no key of its own that the others lack.
 */
@Component
class SealKeys implements HealthIndicator {
  private static final Logger log = LoggerFactory.getLogger(SealKeys.class);
  private static final long TURN = 2019_0711L;

  private final DSLContext db;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final KeyFile file;
  private final boolean lost;
  private volatile @Nullable Held held;

  SealKeys(
      DSLContext db,
      TransactionTemplate transaction,
      Clock clock,
      @Value("${chengming.requests.key}") Path file,
      @Value("${chengming.requests.key-lost}") boolean lost) {
    this.db = db;
    this.transaction = transaction;
    this.clock = clock;
    this.file = new KeyFile(file);
    this.lost = lost;
  }

  /** Says at the start what would otherwise be found out by the first applicant. */
  @EventListener(ApplicationReadyEvent.class)
  void look() {
    try {
      all();
    } catch (Unavailable e) {
      log.error("No request can be taken or read: {}", e.getMessage());
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
    db.fetch("select pg_advisory_xact_lock({0})", val(TURN));
    var used = db.select(SEAL_KEY.KEY_ID).from(SEAL_KEY).fetch(SEAL_KEY.KEY_ID);
    try {
      if (!file.exists() && (used.isEmpty() || lost)) {
        file.create();
        log.info("Made the key of requests, {}: keep a copy apart from the backups", file);
      }
      if (!file.exists()) {
        throw unavailable(
            "%s is missing, and without it nothing that applicants told can be read. Put it there from the node or the copy that has it."
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
          "%s lacks a key that has sealed requests in this database. Bring the right file, or add its line."
              .formatted(file),
          null);
    }
    if (lost) {
      // Said once, it is settled; the setting can go again.
      var ids = found.stream().map(SealKey::id).toList();
      db.deleteFrom(SEAL_KEY).where(SEAL_KEY.KEY_ID.notIn(ids)).execute();
    }
    // Written only where it is new: the keys may be read first by a transaction that only reads.
    if (used.stream().noneMatch(found.getLast()::hasId)) {
      db.insertInto(SEAL_KEY, SEAL_KEY.KEY_ID, SEAL_KEY.FIRST_USED_AT)
          .values(found.getLast().id(), clock.instant())
          .onConflictDoNothing()
          .execute();
    }
    return List.copyOf(found);
  }

  private static Unavailable unavailable(String message, @Nullable Exception cause) {
    return new Unavailable("暂时不能在网上受理申请，请过一会儿再来，或者当面、邮寄提交。", message, cause);
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
