package org.chengming.requests;

import java.time.Duration;
import org.chengming.mail.MailSettings;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether notices arrive. */
@Component
class MailHealth implements HealthIndicator {
  private static final Duration LATE = Duration.ofHours(1);

  private final MailQueue queue;
  private final MailSettings settings;

  MailHealth(MailQueue queue, MailSettings settings) {
    this.queue = queue;
    this.settings = settings;
  }

  @Override
  public Health health() {
    if (!settings.on()) {
      return Health.up().withDetail("mail", "off").build();
    }
    int undelivered = queue.countTroubles();
    int late = queue.countLate(LATE);
    var health =
        undelivered == 0 && late == 0
            ? Health.up()
            : Health.status("DEGRADED").withDetail("reason", "see /desk/mail");
    return health.withDetail("undelivered", undelivered).withDetail("late", late).build();
  }
}
