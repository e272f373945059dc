package org.chengming.requests;

import static org.chengming.requests.db.Tables.ESCALATION;
import static org.jooq.impl.DSL.noCondition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.database.WorkLock;
import org.chengming.requests.Escalations.Step;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks at every open case and raises what its day asks for. What is raised is a row whose key is
 * the case, the step and the day, so that looking twice, on two nodes or after a crash raises
 * nothing twice; a day that moved is another day. Of several steps that are due at once only the
 * last is raised.
 */
@Component
class EscalationWatch {
  private static final Logger log = LoggerFactory.getLogger(EscalationWatch.class);

  private final OpenCases cases;
  private final WorkingCalendar calendar;
  private final Confirmation confirmation;
  private final WorkLock lock;
  private final DSLContext db;
  private final Clock clock;
  private final List<Integer> before;
  private final List<Integer> after;

  EscalationWatch(
      OpenCases cases,
      WorkingCalendar calendar,
      Confirmation confirmation,
      WorkLock lock,
      DSLContext db,
      Clock clock,
      @Value("${chengming.requests.escalate-before-days}") List<Integer> before,
      @Value("${chengming.requests.escalate-after-days}") List<Integer> after) {
    this.cases = cases;
    this.calendar = calendar;
    this.confirmation = confirmation;
    this.lock = lock;
    this.db = db;
    this.clock = clock;
    this.before = before.stream().sorted().toList();
    this.after = after.stream().sorted().toList().reversed();
  }

  /** What the day of a case asks for. */
  private record Call(long request, Step step, int days, LocalDate on) {}

  /** Every ten minutes: a new day, and what was entered or moved since. */
  @Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
  void look() {
    try (var held = lock.take("request escalations")) {
      if (held != null) {
        int raised = raise(LocalDate.now(clock));
        if (raised > 0) {
          log.info("Raised {} escalations", raised);
        }
      }
    }
  }

  /**
   * @return how many were raised that had not been before
   */
  int raise(LocalDate today) {
    var raised = new int[1];
    cases.each(
        noCondition(),
        page -> {
          var calls = page.stream().flatMap(c -> call(c, today).stream()).toList();
          raised[0] += insert(calls);
        });
    return raised[0];
  }

  private Optional<Call> call(OpenCase open, LocalDate today) {
    if (open.state() == RequestState.FILED) {
      return confirmation.late(open.filedOn(), today)
          ? Optional.of(new Call(open.id(), Step.UNCONFIRMED, confirmation.days(), open.filedOn()))
          : Optional.empty();
    }
    var by = open.due().by();
    if (by == null || open.due().running() != Due.Running.RUNS) {
      return Optional.empty();
    }
    int left = calendar.between(today, by);
    return open.due().overdue(today)
        ? after.stream()
            .filter(days -> -left >= days)
            .findFirst()
            .map(days -> new Call(open.id(), Step.AFTER, days, by))
        : before.stream()
            .filter(days -> left <= days)
            .findFirst()
            .map(days -> new Call(open.id(), Step.BEFORE, days, by));
  }

  private int insert(List<Call> calls) {
    if (calls.isEmpty()) {
      return 0;
    }
    var rows =
        db.insertInto(
            ESCALATION,
            ESCALATION.REQUEST_ID,
            ESCALATION.STEP,
            ESCALATION.DAYS,
            ESCALATION.ON_DAY,
            ESCALATION.RAISED_AT);
    for (var call : calls) {
      rows.values(call.request(), call.step().name(), call.days(), call.on(), clock.instant());
    }
    return rows.onConflictDoNothing().execute();
  }
}
