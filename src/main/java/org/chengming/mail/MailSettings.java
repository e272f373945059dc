package org.chengming.mail;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * The mail server that notices and alerts go through.
 *
 * @param host empty: no notices are sent, and none are queued
 * @param from what they come from
 * @param encryption {@code none}, {@code starttls} (and nothing without it) or {@code tls}
 * @param timeout of each step of speaking to the server
 * @param tries until a notice is given up
 */
@ConfigurationProperties("chengming.mail")
public record MailSettings(
    @DefaultValue("") String host,
    @DefaultValue("25") int port,
    @DefaultValue("") String username,
    @DefaultValue("") String password,
    @DefaultValue("") String from,
    @DefaultValue("starttls") Encryption encryption,
    @DefaultValue("20") @DurationUnit(ChronoUnit.SECONDS) Duration timeout,
    @DefaultValue("12") int tries) {

  public enum Encryption {
    NONE,
    STARTTLS,
    TLS
  }

  public MailSettings {
    if (!host.isBlank() && from.isBlank()) {
      throw new IllegalArgumentException("chengming.mail.host needs chengming.mail.from beside it");
    }
    if (tries < 1 || timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException(
          "chengming.mail wants tries and timeout of at least 1; got %d, %s"
              .formatted(tries, timeout));
    }
  }

  public boolean on() {
    return !host.isBlank();
  }

  /** The password stays out of logs. */
  @Override
  public String toString() {
    return "MailSettings[%s:%d, %s, %s]".formatted(host, port, from, encryption);
  }
}
