package org.chengming.files;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether files can be read and written. Pages are answered without them, so a node whose files are
 * away is degraded, not down.
 */
@Component
class FilesHealth implements HealthIndicator {
  private final FileHome home;

  FilesHealth(FileHome home) {
    this.home = home;
  }

  @Override
  public Health health() {
    try {
      home.probe();
      return Health.up().withDetail("home", home.toString()).build();
    } catch (FilesUnreachable e) {
      return Health.status("DEGRADED").withDetail("reason", String.valueOf(e.getMessage())).build();
    }
  }
}
