package org.chengming.database;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.function.Function;
import org.chengming.database.Replicas.Taken;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads that a replica may answer: of what is announced when it changes, and of nothing else. They
 * see every change this node knew of before. Everything read in another way comes from the primary.
 */
@Component
public class PublicReads {
  private static final Logger log = LoggerFactory.getLogger(PublicReads.class);

  private final DSLContext db;
  private final TransactionTemplate primary;
  private final Replicas replicas;
  private final Counter fromPrimary;
  private final Counter fromReplicas;

  PublicReads(
      DSLContext db,
      PlatformTransactionManager transactions,
      Replicas replicas,
      MeterRegistry metrics) {
    this.db = db;
    this.primary = new TransactionTemplate(transactions);
    this.primary.setReadOnly(true);
    this.replicas = replicas;
    this.fromPrimary = counter(metrics, "primary");
    this.fromReplicas = counter(metrics, "replica");
  }

  private static Counter counter(MeterRegistry metrics, String from) {
    return Counter.builder("chengming.public.reads")
        .description("Reads that a replica may answer, by who answered")
        .tag("from", from)
        .register(metrics);
  }

  /**
   * What the query finds. Within a running transaction it is part of that.
   *
   * @param query reads by the context it is given and by nothing else; it is asked a second time,
   *     of the primary, when a replica breaks off or the connection was cut
   */
  public <T> T read(Function<DSLContext, T> query) {
    var within = TransactionSynchronizationManager.isActualTransactionActive();
    var taken = within ? null : replicas.take();
    if (taken != null) {
      try {
        var answer = read(taken, query);
        fromReplicas.increment();
        return answer;
      } catch (RuntimeException e) {
        brokeOff(taken.replica(), e);
      }
    }
    fromPrimary.increment();
    try {
      return ofPrimary(query);
    } catch (RuntimeException e) {
      if (within || !DatabaseAway.cut(e)) {
        throw e;
      }
      log.info("A read was cut off and is asked once more: {}", e.getMessage());
      return ofPrimary(query);
    }
  }

  private <T> T ofPrimary(Function<DSLContext, T> query) {
    return primary.execute(transaction -> query.apply(db));
  }

  private <T> T read(Taken taken, Function<DSLContext, T> query) {
    var connection = taken.connection();
    try {
      return query.apply(DSL.using(db.configuration().derive(connection)));
    } finally {
      try {
        connection.close();
      } catch (SQLException e) {
        log.debug("The connection was gone already", e);
      }
    }
  }

  /** A replica also breaks off what keeps it from replaying; that is no reason to leave it. */
  private static void brokeOff(Replica replica, RuntimeException e) {
    var cause = cause(e);
    if (cause == null) {
      throw e;
    }
    if (DatabaseAway.cut(cause.getSQLState())) {
      replica.lost(cause);
    }
    log.info("Replica {} broke off a read: {}", replica.name(), cause.getMessage());
  }

  private static @Nullable SQLException cause(@Nullable Throwable thrown) {
    for (var at = thrown; at != null; at = at.getCause()) {
      if (at instanceof SQLException cause) {
        return cause;
      }
    }
    return null;
  }
}
