package org.chengming.requests;

import static org.chengming.requests.db.Tables.REQUEST;
import static org.jooq.impl.DSL.noCondition;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengming.operations.OperationalMeasure;
import org.chengming.operations.OperationalMeasure.Limit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What is watched of requests. How many may be late is for an office to say, so those have no limit
 * unless the settings give one.
 */
@Configuration(proxyBeanMethods = false)
class RequestMeasures {
  /** Every open case is counted by its events. */
  private static final Duration SELDOM = Duration.ofMinutes(5);

  @Bean
  OperationalMeasure mailWaiting(MailQueue queue) {
    return OperationalMeasure.count("mail.waiting", "等待发出的通知邮件", queue::countWaiting)
        .limited(Limit.atMost(200));
  }

  @Bean
  OperationalMeasure mailUndelivered(MailQueue queue) {
    return OperationalMeasure.count("mail.undelivered", "没有送到的通知邮件", queue::countTroubles)
        .limited(Limit.atMost(0));
  }

  @Bean
  OperationalMeasure requestsUnconfirmed(
      RequestRepository repository, Confirmation confirmation, Clock clock) {
    return OperationalMeasure.count(
        "requests.unconfirmed",
        "过了时限还没有确认的申请",
        () -> {
          var before = confirmation.lateBefore(LocalDate.now(clock));
          return repository.count(
              REQUEST
                  .STATE
                  .eq(RequestState.FILED.name())
                  .and(REQUEST.FILED_AT.lt(before.atStartOfDay(clock.getZone()).toInstant())));
        });
  }

  @Bean
  OperationalMeasure requestsOverdue(OpenCases cases, Clock clock) {
    return OperationalMeasure.count(
            "requests.overdue",
            "过了期限还没有答复的申请",
            () -> {
              var today = LocalDate.now(clock);
              var overdue = new AtomicInteger();
              cases.each(
                  noCondition(),
                  page ->
                      overdue.addAndGet((int) page.stream().filter(c -> late(c, today)).count()));
              return overdue.get();
            })
        .every(SELDOM);
  }

  private static boolean late(OpenCase open, LocalDate today) {
    var by = open.due().by();
    return by != null && by.isBefore(today);
  }
}
