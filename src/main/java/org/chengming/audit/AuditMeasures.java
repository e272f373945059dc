package org.chengming.audit;

import java.time.Clock;
import java.time.Duration;
import org.chengming.operations.OperationalMeasure;
import org.chengming.operations.OperationalMeasure.Limit;
import org.chengming.operations.OperationalMeasure.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is watched of the audit. */
@Configuration(proxyBeanMethods = false)
class AuditMeasures {
  @Bean
  OperationalMeasure auditWaiting(Inspections inspections) {
    return OperationalMeasure.count(
            "audit.waiting", "等待上链的审计", () -> inspections.standing().waiting())
        .limited(Limit.atMost(10_000));
  }

  @Bean
  OperationalMeasure auditFaults(Inspections inspections) {
    return OperationalMeasure.count(
            "audit.faults",
            "最近一次检查审计链发现的问题",
            () -> {
              var last = inspections.standing().last();
              return last == null ? 0 : last.faults();
            })
        .limited(Limit.atMost(0));
  }

  /** It is checked each night; before the first time, since the chain began. */
  @Bean
  OperationalMeasure auditInspected(Inspections inspections, Clock clock) {
    return OperationalMeasure.count(
            "audit.inspected",
            "距上次检查审计链",
            () -> {
              var now = clock.instant();
              return Duration.between(inspections.soundUntil().orElse(now), now).toSeconds();
            })
        .in(Unit.SECONDS)
        .limited(Limit.atMost(Duration.ofHours(26).toSeconds()));
  }

  /** How far a receiver of syslog is behind; nothing without one. */
  @Bean
  OperationalMeasure auditUnsent(Receivers receivers, SyslogSettings settings) {
    return OperationalMeasure.count(
            "audit.unsent",
            "还没有送到日志服务器的审计",
            () -> settings.on() ? receivers.behind(settings.address()) : 0)
        .limited(Limit.atMost(10_000));
  }
}
