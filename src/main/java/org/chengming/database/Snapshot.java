package org.chengming.database;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A copy in memory of what a schema holds, for data that is read everywhere and changes rarely.
 * Reading costs nothing; once a second at most a node asks the schema's revision and loads again
 * when it has moved; an announcement of another node makes it ask at once. A transaction that
 * changed the data sees its own state, which nobody else sees before it commits.
 *
 * @param <T> an immutable value
 */
public final class Snapshot<T> {
  private static final long SECOND = 1_000_000_000L;

  /**
   * @param change how many commits of our own it has seen
   */
  private record Copy<T>(Object revision, T value, long change) {}

  private final Supplier<?> revision;
  private final Supplier<T> load;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Copy<T> copy;
  private final AtomicLong changes = new AtomicLong();
  private volatile long askedAt;
  private final Announcements announcements;
  private final String topic;

  /**
   * @param topic what the other nodes are told has changed
   * @param revision a cheap read of whatever changes when the copy must be loaded again
   * @param load reads everything
   */
  public Snapshot(
      Announcements announcements, String topic, Supplier<?> revision, Supplier<T> load) {
    this.announcements = announcements;
    this.topic = topic;
    this.revision = revision;
    this.load = load;
    announcements.follow(topic, changes::incrementAndGet);
  }

  public T get() {
    var own = own();
    if (own != null) {
      return own.updateAndGet(v -> v == null ? load.get() : v);
    }
    var current = copy;
    if (current != null && fresh(current)) {
      return current.value();
    }
    // Whoever merely finds the copy a second old need not wait for the one who asks; after a commit
    // of our own all wait.
    if (current != null && current.change() == changes.get() && !lock.tryLock()) {
      return current.value();
    }
    if (!lock.isHeldByCurrentThread()) {
      lock.lock();
    }
    try {
      return refreshed();
    } finally {
      lock.unlock();
    }
  }

  /** Says that the running transaction changed the data. */
  public void changed() {
    var own = own();
    if (own != null) {
      own.set(null);
    } else if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.bindResource(this, new AtomicReference<T>());
      TransactionSynchronizationManager.registerSynchronization(new Ending());
      announcements.announce(Set.of(topic));
    } else {
      changes.incrementAndGet();
      announcements.announce(Set.of(topic));
    }
  }

  private T refreshed() {
    var current = copy;
    if (current != null && fresh(current)) {
      return current.value();
    }
    // Counted before the read: a commit that comes during the load makes this copy stale again.
    var seen = changes.get();
    var asked = System.nanoTime();
    var now = revision.get();
    var value = current != null && current.revision().equals(now) ? current.value() : load.get();
    copy = new Copy<>(now, value, seen);
    askedAt = asked;
    return value;
  }

  private boolean fresh(Copy<T> current) {
    return current.change() == changes.get() && System.nanoTime() - askedAt < SECOND;
  }

  @SuppressWarnings("unchecked")
  private @Nullable AtomicReference<@Nullable T> own() {
    return (AtomicReference<@Nullable T>) TransactionSynchronizationManager.getResource(this);
  }

  private final class Ending implements TransactionSynchronization {
    private @Nullable Object suspended;

    @Override
    public int getOrder() {
      return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void suspend() {
      suspended = TransactionSynchronizationManager.unbindResourceIfPossible(Snapshot.this);
    }

    @Override
    public void resume() {
      if (suspended != null) {
        TransactionSynchronizationManager.bindResource(Snapshot.this, suspended);
      }
    }

    @Override
    public void afterCommit() {
      changes.incrementAndGet();
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(Snapshot.this);
    }
  }
}
