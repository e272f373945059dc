package org.chengming.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The standbys that are read from, and the worker that asks how they stand: every second, and where
 * the primary is whenever this node learns of a change.
 */
@Component
class Replicas extends Worker implements AutoCloseable {
  /** A connection of a replica that shows everything this node knows of. */
  record Taken(Replica replica, Connection connection) {}

  private static final Logger log = LoggerFactory.getLogger(Replicas.class);
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Changes that come closer together than this cost the primary one question. */
  private static final Duration BREATH = Duration.ofMillis(10);

  private static final int PRIMARY_MILLIS = 5_000;

  private final HikariDataSource primary;
  private final Duration most;
  private final Fence fence = new Fence();
  private final Places places = new Places();
  private final List<Replica> all = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();

  Replicas(
      HikariDataSource primary,
      @Value("${chengming.database.replicas:}") List<String> addresses,
      @Value("${chengming.database.replica-lag:5s}") Duration most) {
    super("replicas", Duration.ofSeconds(5));
    if (most.compareTo(SECOND.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "chengming.database.replica-lag is %s; replicas are asked once a second, so it must be at least 2s"
              .formatted(most));
    }
    this.primary = primary;
    this.most = most;
    addresses.forEach(this::add);
  }

  void add(String address) {
    all.add(new ReplicaAddress(address).beside(primary));
  }

  /** Stops reading from all of them for good. */
  @Override
  public void close() {
    var closed = List.copyOf(all);
    all.clear();
    closed.forEach(Replica::close);
  }

  List<Replica> all() {
    return all;
  }

  /** Says that this node knows of a change that a replica may not have yet. */
  void raise() {
    fence.raise();
    wake();
  }

  void hearing(boolean now) {
    fence.hearing(now);
    wake();
  }

  /** Of the fit ones each in its turn; null when the primary is to be read from. */
  @Nullable Taken take() {
    var count = all.size();
    var place = fence.place();
    if (count == 0 || place.isEmpty()) {
      return null;
    }
    var first = Math.floorMod(turn.getAndIncrement(), count);
    var inTurn = List.copyOf(all);
    for (int i = 0; i < inTurn.size(); i++) {
      var replica = inTurn.get((first + i) % inTurn.size());
      var connection = replica.take(place.getAsLong());
      if (connection != null) {
        return new Taken(replica, connection);
      }
    }
    return null;
  }

  @Override
  protected boolean wanted() {
    return !all.isEmpty();
  }

  @Override
  protected void work() {
    while (!stopping()) {
      try (var connection = new OwnConnections(primary).open("chengming-replicas")) {
        connection.setNetworkTimeout(Runnable::run, PRIMARY_MILLIS);
        while (!stopping()) {
          look(connection);
        }
      } catch (SQLException | RuntimeException e) {
        if (!stopping()) {
          log.warn("The primary does not say where it stands: {}", e.getMessage());
        }
      }
      rest(SECOND);
    }
  }

  /** One question to all, and a second of answers to what happens meanwhile. */
  private void look(Connection connection) throws SQLException {
    var began = System.nanoTime();
    var written = fence.ask(connection);
    places.add(written.bytes(), began);
    for (var replica : all) {
      Thread.startVirtualThread(() -> replica.probe(written.cluster(), places, most));
    }
    var left = SECOND;
    while (!stopping() && left.isPositive()) {
      if (fence.raised()) {
        fence.ask(connection);
        rest(BREATH);
      } else {
        pause(left);
      }
      left = SECOND.minusNanos(System.nanoTime() - began);
    }
  }
}
