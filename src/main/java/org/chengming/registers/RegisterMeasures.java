package org.chengming.registers;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.chengming.operations.OperationalMeasure;
import org.chengming.operations.OperationalMeasure.Limit;
import org.chengming.web.Dates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is watched of registers. */
@Configuration(proxyBeanMethods = false)
class RegisterMeasures {
  /** Whoever said that a record is wrong was promised an answer by a day. */
  @Bean
  OperationalMeasure objectionsOverdue(ObjectionRepository repository, Clock clock) {
    return OperationalMeasure.count(
            "registers.objections-overdue",
            "过了期限还没有答复的登记簿异议",
            () -> repository.countOverdue(LocalDate.ofInstant(clock.instant(), Dates.CHINA)))
        .limited(Limit.atMost(0))
        .every(Duration.ofMinutes(5));
  }
}
