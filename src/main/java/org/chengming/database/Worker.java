package org.chengming.database;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * A thread of its own beside the requests, from the start of the server until it stops. The server
 * waits for it to end before it takes away what it works with.
 */
public abstract class Worker implements SmartLifecycle {
  private final String name;
  private final Duration patience;
  private volatile @Nullable Thread thread;
  private volatile boolean stopping;

  /**
   * @param name of the thread, as logs show it
   * @param patience how long the server waits for it on stopping
   */
  protected Worker(String name, Duration patience) {
    this.name = name;
    this.patience = patience;
  }

  /** Everything it does; returns soon after {@link #stopping()}. */
  protected abstract void work();

  /** Whether there is anything to do on this installation. */
  protected boolean wanted() {
    return true;
  }

  protected int priority() {
    return Thread.NORM_PRIORITY;
  }

  /** Makes the thread notice that it is to stop, when a wake-up alone does not. */
  protected void interrupt(Thread working) {}

  @Override
  public synchronized void start() {
    if (!wanted()) {
      return;
    }
    stopping = false;
    var started =
        Thread.ofPlatform().name(name).daemon().priority(priority()).unstarted(this::work);
    thread = started;
    started.start();
  }

  @Override
  public synchronized void stop() {
    var stopped = thread;
    stopping = true;
    thread = null;
    if (stopped == null) {
      return;
    }
    LockSupport.unpark(stopped);
    interrupt(stopped);
    try {
      stopped.join(patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  protected final boolean stopping() {
    return stopping;
  }

  /** Whether the caller is this worker and not a test or a command that does its work at once. */
  protected final boolean working() {
    return Thread.currentThread() == thread;
  }

  /** Ends a {@link #pause}, from any thread. */
  public final void wake() {
    LockSupport.unpark(thread);
  }

  /** Waits until woken, at most this long. */
  protected final void pause(Duration most) {
    if (!stopping) {
      LockSupport.parkNanos(most.toNanos());
    }
  }

  /** Waits this long whoever wakes it, unless it is to stop. */
  protected final void rest(Duration duration) {
    var until = System.nanoTime() + duration.toNanos();
    for (var left = duration.toNanos(); left > 0 && !stopping; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
