package org.chengming.files;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.chengming.database.Worker;
import org.chengming.web.Missing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works a queue of files on one thread a node, in a child JVM that is kept while there is work:
 * woken when a file is put in here, and looking now and then for those of other nodes.
 *
 * @param <C> the child, seen from the server
 * @param <A> what comes of a file
 */
public abstract class FileWork<C extends FileWork.Child, A> extends Worker {
  private static final Logger log = LoggerFactory.getLogger(FileWork.class);
  private static final Duration LOOK = Duration.ofSeconds(10);

  /** A lease outlives the longest work on a file by this. */
  private static final Duration SPARE = Duration.ofMinutes(2);

  /** A child JVM. */
  public interface Child extends AutoCloseable {
    boolean warm();

    @Override
    void close();
  }

  /** The files, leased and settled in transactions of their own. */
  public interface Queue<A> {
    Optional<LeasedFiles.Claim> claim(long seconds);

    void giveBack(String sha256);

    void settle(String sha256, A answer);
  }

  private final String name;
  private final Queue<A> queue;
  private final FileStore files;
  private final Duration time;
  private final Duration idle;

  /**
   * @param time longest work on one file
   * @param idle how long the child waits for more before it is stopped
   */
  protected FileWork(String name, Queue<A> queue, FileStore files, Duration time, Duration idle) {
    super(name, Duration.ofSeconds(15));
    this.name = name;
    this.queue = queue;
    this.files = files;
    this.time = time;
    this.idle = idle;
  }

  protected abstract C child();

  protected abstract A work(C child, Path file, FileKind kind);

  /** What is to be said of a file at which nodes ended more than once. */
  protected abstract A hopeless();

  /** What is to be said of a file whose bytes are not there. */
  protected abstract A missing();

  /** A file that takes long is left to the next start. */
  @Override
  protected final void interrupt(Thread working) {
    working.interrupt();
  }

  @Override
  protected final void work() {
    try (var child = child()) {
      var lastWork = System.nanoTime();
      while (!stopping()) {
        if (next(child)) {
          lastWork = System.nanoTime();
        } else {
          if (child.warm() && System.nanoTime() - lastWork > idle.toNanos()) {
            child.close();
          }
          pause(LOOK);
        }
      }
    }
  }

  /** Whether there was a file. A database that is away is waited for. */
  private boolean next(C child) {
    try {
      var claim = queue.claim(time.plus(SPARE).toSeconds());
      return claim.isPresent() && settle(claim.get(), child);
    } catch (RuntimeException e) {
      if (!stopping()) {
        log.warn("The work of {} is held up", name, e);
      }
      return false;
    }
  }

  private boolean settle(LeasedFiles.Claim claim, C child) {
    A answer;
    try {
      answer = claim.hopeless() ? hopeless() : answer(claim.sha256(), child);
    } catch (FilesUnreachable e) {
      queue.giveBack(claim.sha256()); // no fault of the file
      throw e;
    }
    if (Thread.currentThread().isInterrupted()) {
      return false; // stopping: the lease runs out and another node, or this one later, does it
    }
    queue.settle(claim.sha256(), answer);
    return true;
  }

  private A answer(String sha256, C child) {
    try (var file = files.local(sha256)) {
      return work(child, file.path(), files.find(sha256).orElseThrow().kind());
    } catch (Missing e) {
      return missing();
    }
  }
}
