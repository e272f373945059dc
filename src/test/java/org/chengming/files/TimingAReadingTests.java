package org.chengming.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimingAReadingTests {
  private static final Duration MOST = Duration.ofMillis(200);

  @Test
  void a_child_that_waits_for_its_turn_is_waited_for() throws Exception {
    var child = new ProcessBuilder("sleep", "30").start();
    try {
      var clock = new ReadingClock(child.toHandle());
      Thread.sleep(500);
      assertThat(clock.isOver(MOST)).isFalse();
    } finally {
      child.destroyForcibly();
    }
  }

  @Test
  void a_child_that_computes_without_end_is_not() throws Exception {
    var child = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
    try {
      var clock = new ReadingClock(child.toHandle());
      var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (!clock.isOver(MOST) && System.nanoTime() < end) {
        Thread.sleep(50);
      }
      assertThat(clock.isOver(MOST)).isTrue();
    } finally {
      child.destroyForcibly();
    }
  }
}
