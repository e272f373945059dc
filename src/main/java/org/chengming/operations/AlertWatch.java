package org.chengming.operations;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.chengming.database.OneNode;
import org.chengming.database.Worker;
import org.chengming.operations.OperationalMeasure.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at all measures, and makes an alert of one that stays beyond its limit. Each node looks at
 * its own; one node looks at those of the installation and sends the mails. What could not be read
 * changes nothing.
 */
@Component
class AlertWatch extends Worker {
  private static final Logger log = LoggerFactory.getLogger(AlertWatch.class);
  private static final Duration LOOK = Duration.ofSeconds(15);

  /** A node that has not looked for so long is not there; what it had is nobody's alert. */
  private static final Duration GONE = Duration.ofMinutes(15);

  private final Readings readings;
  private final AlertRepository alerts;
  private final AlertMails mails;
  private final OperationsSettings settings;
  private final Node node;
  private final Clock clock;
  private final OneNode duty;

  /** Since when a measure stands otherwise than its alert, or the lack of one, says. */
  private final Map<String, Instant> turning = new HashMap<>();

  AlertWatch(
      Readings readings,
      AlertRepository alerts,
      AlertMails mails,
      Node node,
      Clock clock,
      OneNode.Duties duties) {
    super("alerts", Duration.ofSeconds(30));
    this.readings = readings;
    this.alerts = alerts;
    this.mails = mails;
    this.settings = mails.settings();
    this.node = node;
    this.clock = clock;
    this.duty = duties.named("alerts");
  }

  @Override
  protected void work() {
    while (!stopping()) {
      try {
        look();
      } catch (SQLException | RuntimeException e) {
        if (!stopping()) {
          log.warn("The measures cannot be watched for now: {}", e.getMessage());
        }
      }
      rest(LOOK);
    }
  }

  @Override
  public synchronized void stop() {
    super.stop();
    duty.close();
  }

  void look() throws SQLException {
    var first = duty.isThis();
    alerts.seen(node.name());
    for (var reading : readings.all()) {
      if (reading.known() && (first || reading.measure().scope() == Scope.NODE)) {
        settle(reading);
      }
    }
    if (first) {
      alerts.left(GONE).forEach(gone -> alerts.over(gone, settings.alerts().to()));
      mails.send();
    }
  }

  private void settle(Reading reading) {
    var measure = reading.measure();
    var of = measure.scope() == Scope.NODE ? node.name() : "";
    var open = alerts.open(measure.name(), of);
    if (reading.crossed() == open.isPresent()) {
      turning.remove(measure.name());
      open.filter(alert -> reading.limit().worse(reading.value(), alert.value()))
          .ifPresent(alert -> alerts.worse(alert, reading.value()));
      return;
    }
    var now = clock.instant();
    var since = turning.computeIfAbsent(measure.name(), name -> now);
    var patience = open.isPresent() ? settings.alerts().calm() : settings.alerts().after();
    if (Duration.between(since, now).compareTo(patience) < 0) {
      return;
    }
    turning.remove(measure.name());
    if (open.isPresent()) {
      log.info("{} is within its limit again", measure.name());
      alerts.over(open.get(), settings.alerts().to());
    } else {
      log.warn("{} is {}, limit {}", measure.name(), reading.value(), reading.limit().at());
      alerts.raise(reading, of, settings.alerts().to());
    }
  }
}
