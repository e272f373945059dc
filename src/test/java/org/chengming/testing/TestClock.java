package org.chengming.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The server's clock in tests: it runs, and can be set. */
@TestConfiguration(proxyBeanMethods = false)
public class TestClock {
  @Bean
  @Primary
  SettableClock settableClock() {
    return new SettableClock();
  }

  public static final class SettableClock extends Clock {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private volatile Duration offset = Duration.ZERO;

    /** Makes it this moment in China now. */
    public void set(String localDateTime) {
      offset =
          Duration.between(
              Instant.now(), LocalDateTime.parse(localDateTime).atZone(CHINA).toInstant());
    }

    public void forward(Duration by) {
      offset = offset.plus(by);
    }

    public void reset() {
      offset = Duration.ZERO;
    }

    @Override
    public ZoneId getZone() {
      return CHINA;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.offset(Clock.system(zone), offset);
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(offset);
    }
  }
}
