package org.chengming.registers;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.chengming.web.Dates;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases, each night, what was told in objections that were answered so long ago: who objected, how
 * they are reached, what they wrote, and the answer to them. That there was one, about which
 * record, and how it ended stays. One that nobody has answered is kept until somebody does.
 */
@Component
class ErasingObjections {
  private static final Actor CLOCK = Actor.system("到期抹去");

  private final ObjectionRepository repository;
  private final Audit audit;
  private final Clock clock;
  private final int days;

  /**
   * @param days after the answer; 0 keeps what was told
   */
  ErasingObjections(
      ObjectionRepository repository,
      Audit audit,
      Clock clock,
      @Value("${chengming.registers.objection-kept-days:1095}") int days) {
    this.repository = repository;
    this.audit = audit;
    this.clock = clock;
    this.days = days;
  }

  @Scheduled(cron = "${chengming.registers.retention:0 20 0 * * *}", zone = "Asia/Shanghai")
  @Transactional
  public void look() {
    if (days > 0) {
      var day = LocalDate.ofInstant(clock.instant(), Dates.CHINA).minusDays(days);
      erase(day.atStartOfDay(Dates.CHINA).toInstant());
    }
  }

  /**
   * @return of how many it was erased
   */
  @Transactional
  public int erase(Instant decidedBefore) {
    var erased = repository.erase(decidedBefore, clock.instant());
    if (erased > 0) {
      audit.record(
          CLOCK,
          "ObjectionsErase",
          "Objection",
          "answered",
          null,
          Map.of("before", decidedBefore.toString(), "erased", erased));
    }
    return erased;
  }
}
