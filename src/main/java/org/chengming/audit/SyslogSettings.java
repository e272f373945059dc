package org.chengming.audit;

import java.time.Duration;
import org.chengming.outgoing.Line;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the audit is sent as it grows; nowhere while no host is named. */
@Component
class SyslogSettings {
  static final Duration PATIENCE = Duration.ofSeconds(10);
  private final String host;
  private final int port;
  private final Line.Kind kind;
  private final String origin;

  SyslogSettings(
      @Value("${chengming.audit.syslog.host:}") String host,
      @Value("${chengming.audit.syslog.port:601}") int port,
      @Value("${chengming.audit.syslog.protocol:tcp}") Line.Kind kind,
      @Value("${chengming.site.domain:-}") String origin) {
    this.host = host.strip();
    this.port = port;
    this.kind = kind;
    this.origin = origin;
  }

  boolean on() {
    return !host.isEmpty();
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  Line.Kind kind() {
    return kind;
  }

  /** What messages say they come from. */
  String origin() {
    return origin;
  }

  /** What its cursor is kept under: another receiver gets everything from the start. */
  String address() {
    return "%s:%d".formatted(host, port);
  }
}
