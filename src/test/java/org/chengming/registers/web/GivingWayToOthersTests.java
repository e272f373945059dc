package org.chengming.registers.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.chengming.testing.Patience;
import org.chengming.web.Unavailable;
import org.junit.jupiter.api.Test;

/** Eight files are written at once, and none of them for somebody who does not read. */
class GivingWayToOthersTests {
  private static final int MOST = 8;

  private final AtomicLong now = new AtomicLong();
  private final DownloadSlots slots = new DownloadSlots(1_000, Duration.ofSeconds(20), now::get);

  /** A reader that takes nothing until it is let go. */
  private static final class Stuck extends OutputStream {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch read = new CountDownLatch(1);

    @Override
    public void write(int one) throws IOException {
      begun.countDown();
      try {
        read.await();
      } catch (InterruptedException e) {
        throw new InterruptedIOException("woken");
      }
    }

    @Override
    public void write(byte[] from, int start, int length) throws IOException {
      write(0);
    }
  }

  @Test
  void whoever_reads_too_slowly_gives_its_place_to_the_next_and_the_others_keep_theirs()
      throws Exception {
    var readers = new ArrayList<Stuck>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writing = new ArrayList<Future<?>>();
      for (var i = 0; i < MOST; i++) {
        var reader = new Stuck();
        readers.add(reader);
        writing.add(threads.submit(() -> write(reader)));
        assertThat(reader.begun.await(Patience.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
      }
      assertThatThrownBy(() -> slots.take(OutputStream::nullOutputStream))
          .as("all have had little time")
          .isInstanceOf(Unavailable.class);

      now.addAndGet(
          Duration.ofSeconds(13).toNanos()); // the first waits for 21 s, the second for 20
      try (var ninth = slots.take(OutputStream::nullOutputStream)) {
        ninth.write(new byte[100_000]);
        assertThatThrownBy(
                () -> writing.getFirst().get(Patience.LONG.toSeconds(), TimeUnit.SECONDS))
            .isInstanceOf(ExecutionException.class)
            .hasCauseInstanceOf(InterruptedIOException.class);
        assertThatThrownBy(() -> slots.take(OutputStream::nullOutputStream))
            .as("nobody else is too slow")
            .isInstanceOf(Unavailable.class);
      }
      readers.forEach(reader -> reader.read.countDown());
      for (var each : writing.subList(1, MOST)) {
        each.get(Patience.LONG.toSeconds(), TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void a_reader_that_takes_what_is_expected_keeps_its_place_however_long_the_file()
      throws Exception {
    var slow = new ArrayList<DownloadSlots.Slot>();
    for (var i = 0; i < MOST; i++) {
      slow.add(slots.take(() -> after(Duration.ofSeconds(10))));
    }
    for (var slot : slow) {
      slot.write(new byte[64 << 10]); // 16 KiB in ten seconds each, well over 1,000 bytes a second
    }
    assertThatThrownBy(() -> slots.take(OutputStream::nullOutputStream))
        .isInstanceOf(Unavailable.class);
    slow.forEach(DownloadSlots.Slot::close);
    for (var slot : List.of(slots.take(OutputStream::nullOutputStream))) {
      slot.close();
    }
  }

  private OutputStream after(Duration each) {
    return new OutputStream() {
      @Override
      public void write(int one) {
        now.addAndGet(each.toNanos());
      }

      @Override
      public void write(byte[] from, int start, int length) {
        write(0);
      }
    };
  }

  private Void write(OutputStream reader) throws IOException {
    try (var slot = slots.take(() -> reader)) {
      slot.write(new byte[] {1, 2, 3});
      slot.flush();
      return null;
    }
  }
}
