package org.chengming.requests;

import static org.chengming.requests.db.Tables.EVENT;
import static org.chengming.requests.db.Tables.REQUEST;

import java.time.Clock;
import java.time.LocalDate;
import org.chengming.actors.Actor;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Erases who asked once the time the administrator set for it is up. */
@Component
class Retention {
  private static final Logger log = LoggerFactory.getLogger(Retention.class);
  private static final Actor CLOCK = Actor.system("到期抹去");
  private static final int AT_ONCE = 500;

  private final DSLContext db;
  private final Requests requests;
  private final Clock clock;
  private final int days;

  /**
   * @param days after the end of a case; 0 keeps who asked
   */
  Retention(
      DSLContext db,
      Requests requests,
      Clock clock,
      @Value("${chengming.requests.requester-kept-days}") int days) {
    this.db = db;
    this.requests = requests;
    this.clock = clock;
    this.days = days;
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 300_000)
  void look() {
    if (days > 0) {
      var erased = eraseEndedBefore(LocalDate.now(clock).minusDays(days));
      if (erased > 0) {
        log.info("Erased who asked of {} requests, {} days after their end", erased, days);
      }
    }
  }

  /** At most some hundred at once; the next hour takes the others. */
  int eraseEndedBefore(LocalDate day) {
    var numbers =
        db.select(REQUEST.NUMBER)
            .from(REQUEST)
            .join(EVENT)
            .on(EVENT.REQUEST_ID.eq(REQUEST.ID))
            .where(REQUEST.SEALED_REQUESTER.isNotNull())
            .and(REQUEST.STATE.in(RequestState.names(false)))
            .and(EVENT.ACT.in(Act.ANSWERED.name(), Act.CLOSED.name(), Act.WITHDRAWN.name()))
            .and(EVENT.ON_DAY.lt(day))
            .limit(AT_ONCE)
            .fetch(REQUEST.NUMBER);
    numbers.forEach(number -> requests.erase(CLOCK, new RequestNumber(number)));
    return numbers.size();
  }
}
