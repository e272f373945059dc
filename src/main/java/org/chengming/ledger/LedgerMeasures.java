package org.chengming.ledger;

import org.chengming.operations.OperationalMeasure;
import org.chengming.operations.OperationalMeasure.Limit;
import org.chengming.operations.OperationalMeasure.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is watched of the ledger. */
@Configuration(proxyBeanMethods = false)
class LedgerMeasures {
  @Bean
  OperationalMeasure ledgerLag(LedgerReads reads) {
    return OperationalMeasure.count("ledger.lag", "存证账本落后", () -> reads.lag().toMillis() / 1e3)
        .in(Unit.SECONDS)
        .limited(Limit.atMost(60));
  }

  @Bean
  OperationalMeasure ledgerWaiting(LedgerReads reads) {
    return OperationalMeasure.count("ledger.waiting", "等待进入存证账本的条目", reads::waiting);
  }
}
