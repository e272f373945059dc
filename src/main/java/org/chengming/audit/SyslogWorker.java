package org.chengming.audit;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.chengming.database.OneNode;
import org.chengming.database.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends the audit to where settings say, from one node. */
@Component
class SyslogWorker extends Worker {
  private static final Logger log = LoggerFactory.getLogger(SyslogWorker.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration SETBACK = Duration.ofSeconds(10);

  private final AuditTrail trail;
  private final Receivers receivers;
  private final SyslogSettings settings;
  private final OneNode.Duties duties;

  SyslogWorker(
      AuditTrail trail, Receivers receivers, SyslogSettings settings, OneNode.Duties duties) {
    super("audit-syslog", Duration.ofSeconds(5));
    this.trail = trail;
    this.receivers = receivers;
    this.settings = settings;
    this.duties = duties;
  }

  @Override
  protected boolean wanted() {
    return settings.on();
  }

  @Override
  protected void work() {
    try (var duty = duties.named("audit-syslog " + settings.address());
        var sender = new SyslogSender(trail, receivers, settings)) {
      while (!stopping()) {
        try {
          if (!duty.isThis() || !sender.sendNext()) {
            rest(LOOK);
          }
        } catch (IOException | SQLException | RuntimeException e) {
          log.warn("The audit cannot be sent to {} for now: {}", settings.address(), e.toString());
          rest(SETBACK);
        }
      }
    } catch (IOException e) {
      log.warn("The line to {} did not close: {}", settings.address(), e.toString());
    }
  }
}
