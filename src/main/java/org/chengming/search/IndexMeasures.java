package org.chengming.search;

import org.chengming.operations.OperationalMeasure;
import org.chengming.operations.OperationalMeasure.Limit;
import org.chengming.operations.OperationalMeasure.Unit;
import org.chengming.publishing.ChangeLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is watched of the index. */
@Configuration(proxyBeanMethods = false)
class IndexMeasures {
  @Bean
  OperationalMeasure indexLag(IndexHealth health) {
    return OperationalMeasure.count("index.lag", "检索索引落后", () -> health.lag().toMillis() / 1e3)
        .in(Unit.SECONDS)
        .ofEachNode()
        .limited(Limit.atMost(IndexHealth.TOO_LONG.toSeconds()));
  }

  @Bean
  OperationalMeasure indexWaiting(ChangeLog changes, Holdings holdings) {
    return OperationalMeasure.count(
            "index.waiting", "等待进入索引的变更", () -> changes.waiting(holdings.cursor()))
        .ofEachNode();
  }
}
