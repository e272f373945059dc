package org.chengming.gate;

import java.time.Clock;
import java.time.Duration;
import org.chengming.operations.OperationalMeasure;
import org.chengming.operations.OperationalMeasure.Limit;
import org.chengming.operations.OperationalMeasure.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is watched of files on their way out: nothing with a file goes on before that was seen. */
@Configuration(proxyBeanMethods = false)
class GateMeasures {
  @Bean
  OperationalMeasure gateFilesPending(InspectionQueue queue) {
    return OperationalMeasure.count("gate.files-pending", "等待检查的文件", queue::countPending)
        .limited(Limit.atMost(500));
  }

  @Bean
  OperationalMeasure gateFilesLag(InspectionQueue queue, Clock clock) {
    return OperationalMeasure.count(
            "gate.files-lag",
            "等得最久的文件已经等了",
            () ->
                queue
                    .oldestPending()
                    .map(asked -> Math.max(0, Duration.between(asked, clock.instant()).toSeconds()))
                    .orElse(0L))
        .in(Unit.SECONDS)
        .limited(Limit.atMost(Duration.ofHours(1).toSeconds()));
  }
}
