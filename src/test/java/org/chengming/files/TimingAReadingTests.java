package org.chengming.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.Patience.await;

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
      await().until(() -> clock.isOver(MOST));
    } finally {
      child.destroyForcibly();
    }
  }
}
