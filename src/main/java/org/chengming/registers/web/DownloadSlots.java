package org.chengming.registers.web;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.chengming.web.Unavailable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How many files of registers are written at once. Whoever reads slowly keeps a slot while nobody
 * else wants it; when all are taken, the one that has waited longest for its reader gives way to
 * the next, if that reader takes less than it should.
 */
@Component
class DownloadSlots {
  private static final int MOST = 8;

  /** Small enough that a reader of the least speed takes several while it is looked at. */
  private static final int PIECE = 1 << 14;

  private final Set<Slot> taken = new LinkedHashSet<>();
  private final long graceNanos;
  private final long expected;
  private final LongSupplier nanos;

  @Autowired
  DownloadSlots(
      @Value("${chengming.registers.download-bytes-per-second:16384}") long bytesPerSecond,
      @Value("${chengming.registers.download-grace:20s}") Duration grace) {
    this(bytesPerSecond, grace, System::nanoTime);
  }

  /**
   * @param grace how long a reader may take for the bytes of as many seconds
   */
  DownloadSlots(long bytesPerSecond, Duration grace, LongSupplier nanos) {
    this.graceNanos = grace.toNanos();
    this.expected = Math.max(1, bytesPerSecond * grace.toMillis() / 1_000);
    this.nanos = nanos;
  }

  /** Where the file goes; asked for only once there is a slot. */
  interface Target {
    OutputStream open() throws IOException;
  }

  /**
   * A slot, to be closed when the file is written or given up.
   *
   * @throws Unavailable when all are taken by readers that read
   */
  Slot take(Target target) throws IOException {
    var slot = new Slot(Thread.currentThread());
    synchronized (taken) {
      if (taken.size() >= MOST) {
        var slowest =
            taken.stream()
                .filter(Slot::slow)
                .max(Comparator.comparingLong(Slot::waited))
                .orElseThrow(
                    () ->
                        new Unavailable(
                            "正在下载的人太多，请过一会儿再来。", "All downloads of registers are taken", null));
        taken.remove(slowest);
        slowest.giveWay();
      }
      taken.add(slot);
    }
    try {
      slot.out = target.open();
      return slot;
    } catch (IOException | RuntimeException e) {
      slot.close();
      throw e;
    }
  }

  /** What a file is written to; it knows how long its reader lets it wait. */
  final class Slot extends OutputStream {
    private final Thread writer;
    private OutputStream out = OutputStream.nullOutputStream();
    private long waitedNanos;
    private long bytes;
    private long since;
    private boolean writing;
    private boolean gone;

    private Slot(Thread writer) {
      this.writer = writer;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int start, int length) throws IOException {
      for (var at = 0; at < length; at += PIECE) {
        var piece = Math.min(PIECE, length - at);
        begin();
        try {
          out.write(from, start + at, piece);
        } finally {
          end(piece);
        }
      }
    }

    @Override
    public void flush() throws IOException {
      begin();
      try {
        out.flush();
      } finally {
        end(0);
      }
    }

    private synchronized void begin() throws IOException {
      if (gone) {
        throw new InterruptedIOException("This download was too slow and gave way to another");
      }
      since = nanos.getAsLong();
      writing = true;
    }

    /** Counts anew whenever the reader has taken what is expected of it. */
    private synchronized void end(int written) {
      writing = false;
      waitedNanos += nanos.getAsLong() - since;
      bytes += written;
      if (bytes >= expected) {
        waitedNanos = 0;
        bytes = 0;
      }
      if (gone) {
        // Whoever gave way was woken by it; that must not wake anything else.
        Thread.interrupted();
      }
    }

    private synchronized long waited() {
      return waitedNanos + (writing ? nanos.getAsLong() - since : 0);
    }

    private boolean slow() {
      return waited() > graceNanos;
    }

    /** Only what waits for its reader is interrupted, never what reads the database. */
    private synchronized void giveWay() {
      gone = true;
      if (writing) {
        writer.interrupt();
      }
    }

    /** Gives the slot back; the reader's end is closed by whoever opened it. */
    @Override
    public void close() {
      synchronized (taken) {
        taken.remove(this);
      }
    }
  }
}
