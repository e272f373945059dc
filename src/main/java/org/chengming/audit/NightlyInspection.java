package org.chengming.audit;

import org.chengming.database.WorkLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Checks the chain each night, on one node. */
@Component
class NightlyInspection {
  private static final Logger log = LoggerFactory.getLogger(NightlyInspection.class);

  private final Inspections inspections;
  private final WorkLock lock;

  NightlyInspection(Inspections inspections, WorkLock lock) {
    this.inspections = inspections;
    this.lock = lock;
  }

  @Scheduled(cron = "${chengming.audit.inspection:0 40 3 * * *}")
  void inspect() {
    try (var held = lock.take("audit-inspection")) {
      if (held == null) {
        return;
      }
      var checked = inspections.inspect();
      if (checked.faults() > 0) {
        log.error(
            "The audit was tampered with: {} faults, the first: {}",
            checked.faults(),
            checked.findings().getFirst());
      }
    }
  }
}
