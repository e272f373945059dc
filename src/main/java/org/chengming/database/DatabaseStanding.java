package org.chengming.database;

import static org.chengming.database.db.Tables.BACKUP;
import static org.jooq.impl.DSL.field;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the database stands, for whoever runs the site. */
@Component
public class DatabaseStanding {
  /**
   * @param behind null while it cannot be told
   * @param trouble why it is not read from, empty when it is
   */
  public record OfReplica(
      String name, boolean readFrom, @Nullable Duration behind, String trouble) {}

  /**
   * An archive that was written whole.
   *
   * @param lacking files the database named that are not in it
   */
  public record TakenBackup(Instant at, long rows, long files, long lacking, long bytes) {}

  private final DSLContext db;
  private final HikariDataSource pool;
  private final Replicas replicas;

  DatabaseStanding(DSLContext db, HikariDataSource pool, Replicas replicas) {
    this.db = db;
    this.pool = pool;
    this.replicas = replicas;
  }

  /** Bytes on disk, indexes and all. */
  public double bytes() {
    return one("pg_database_size(current_database())", Long.class);
  }

  /** PostgreSQL's own version. */
  public String version() {
    return one("current_setting('server_version')", String.class);
  }

  private <T> T one(String sql, Class<T> type) {
    return db.select(field(sql, type)).fetchSingle().value1();
  }

  /** How many threads of this node wait for a connection now. */
  public double waiting() {
    var bean = pool.getHikariPoolMXBean();
    return bean == null ? 0 : bean.getThreadsAwaitingConnection();
  }

  public List<OfReplica> replicas() {
    return replicas.all().stream()
        .map(
            replica -> {
              var s = replica.standing();
              return new OfReplica(replica.name(), s.fit(), s.behind(), s.trouble());
            })
        .toList();
  }

  public Optional<TakenBackup> lastBackup() {
    return db.select(BACKUP.TAKEN_AT, BACKUP.ROWS, BACKUP.FILES, BACKUP.LACKING, BACKUP.BYTES)
        .from(BACKUP)
        .orderBy(BACKUP.TAKEN_AT.desc())
        .limit(1)
        .fetchOptional(
            r -> new TakenBackup(r.value1(), r.value2(), r.value3(), r.value4(), r.value5()));
  }

  /** Of what came after it no archive exists: the last one, or the first start. */
  public Instant savedUntil() {
    return lastBackup()
        .map(TakenBackup::at)
        .orElseGet(
            () ->
                one(
                    "(select min(installed_on)::timestamptz from audit.flyway_schema_history)",
                    Instant.class));
  }

  /** Module to the version of its schema, sorted. */
  public Map<String, String> schemas() {
    try (var connection = pool.getConnection()) {
      return new TreeMap<>(new BackupTables(connection).versions());
    } catch (SQLException e) {
      throw new IllegalStateException("The versions of the schemas cannot be read", e);
    }
  }
}
