package org.chengming.registers;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.chengming.database.WorkLock;
import org.chengming.web.Dates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes records out of public display whose time is up, each night, on one node: by the last day a
 * field of theirs says, or so many years after they were brought. It is a removal like any other,
 * with an edition, and what they said stays for officials.
 */
@Component
class Retention {
  private static final Logger log = LoggerFactory.getLogger(Retention.class);
  private static final Actor ACTOR = Actor.system("retention");

  private final Registers registers;
  private final Bringing bringing;
  private final Audit audit;
  private final WorkLock lock;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Retention(
      Registers registers,
      Bringing bringing,
      Audit audit,
      WorkLock lock,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.registers = registers;
    this.bringing = bringing;
    this.audit = audit;
    this.lock = lock;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Scheduled(cron = "${chengming.registers.retention:0 20 0 * * *}", zone = "Asia/Shanghai")
  void run() {
    try (var held = lock.take("registers-retention")) {
      if (held != null) {
        registers.all().forEach(this::expireLogged);
      }
    }
  }

  /** One that cannot be done must not keep the others. */
  private void expireLogged(RegisterDefinition register) {
    try {
      expire(register);
    } catch (RuntimeException e) {
      log.error("Records of register {} whose time is up stay in display", register.name(), e);
    }
  }

  /**
   * @return how many records were taken out
   */
  long expire(RegisterDefinition register) {
    var over = over(register, LocalDate.ofInstant(clock.instant(), Dates.CHINA));
    if (over == null) {
      return 0;
    }
    var taken =
        transaction.execute(
            status -> {
              var removed = bringing.expire(ACTOR, register, over, Removals.OVER);
              if (removed == 0) {
                status.setRollbackOnly();
                return 0L;
              }
              audit.record(
                  ACTOR,
                  "RecordsExpire",
                  "Register",
                  register.name(),
                  null,
                  Map.of("removed", removed));
              return removed;
            });
    return taken == null ? 0 : taken;
  }

  /** What joins the register's table with those whose time is up; null when it never is. */
  private static @org.jspecify.annotations.Nullable String over(
      RegisterDefinition register, LocalDate today) {
    var conditions = new ArrayList<String>();
    var keeping = register.keeping();
    if (keeping.displayUntil() != null) {
      conditions.add(
          "d.%s < date '%s'".formatted(register.get(keeping.displayUntil()).column(), today));
    }
    if (keeping.retentionYears() != null) {
      var since = today.minusYears(keeping.retentionYears()).atStartOfDay(Dates.CHINA).toInstant();
      conditions.add("b.brought_at < timestamptz '%s'".formatted(since.atOffset(ZoneOffset.UTC)));
    }
    return conditions.isEmpty()
        ? null
        : "join registers.batch b on b.id = d.batch_id where " + String.join(" or ", conditions);
  }
}
