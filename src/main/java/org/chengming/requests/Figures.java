package org.chengming.requests;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.zip.CRC32;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.database.WorkLock;
import org.chengming.database.Worker;
import org.chengming.requests.db.tables.records.RequestRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the derived tables of statistics up with what happens. The last day of a case is worked out
 * by its clock, in memory, and stands in them only as long as the calendar and the limits it was
 * worked out with: others make all figures stale.
 */
@Component
class Figures extends Worker {
  private static final Logger log = LoggerFactory.getLogger(Figures.class);
  private static final int BATCH = 2_000;
  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final LocalDate FIRST = LocalDate.of(2008, 1, 1);

  private final FigureRepository repository;
  private final RequestCases cases;
  private final RequestClock requestClock;
  private final WorkingCalendar calendar;
  private final Limits limits;
  private final Outcomes outcomes;
  private final WorkLock locks;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Figures(
      FigureRepository repository,
      RequestCases cases,
      RequestClock requestClock,
      WorkingCalendar calendar,
      Limits limits,
      Outcomes outcomes,
      WorkLock locks,
      TransactionTemplate transaction,
      Clock clock) {
    super("request-figures", Duration.ofSeconds(20));
    this.repository = repository;
    this.cases = cases;
    this.requestClock = requestClock;
    this.calendar = calendar;
    this.limits = limits;
    this.outcomes = outcomes;
    this.locks = locks;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  protected void work() {
    while (!stopping()) {
      try {
        catchUp();
      } catch (RuntimeException e) {
        if (!stopping()) {
          log.warn("Statistics of requests fell behind and will try again", e);
        }
      }
      pause(QUIET);
    }
  }

  /** Makes all that is stale again. @return whether nothing is, or another node is at it */
  boolean catchUp() {
    var basis = basis();
    if (repository.isBasis(basis) && !repository.isStale()) {
      return true;
    }
    try (var turn = locks.take("request figures")) {
      if (turn == null) {
        return false;
      }
      if (!repository.isBasis(basis)) {
        transaction.executeWithoutResult(status -> repository.rebase(basis));
      }
      while (!stopped() && refresh() > 0) {
        // the next batch
      }
      transaction.executeWithoutResult(status -> repository.tally());
    }
    return true;
  }

  /** A test or a command may do the work of a worker that was never started. */
  private boolean stopped() {
    return working() && stopping();
  }

  private int refresh() {
    Integer taken =
        transaction.execute(
            status -> {
              var stale = repository.takeStale(BATCH);
              var courses = cases.courses(stale);
              var figures = new LinkedHashMap<RequestRecord, Figure>();
              for (var request : stale) {
                var course = courses.apply(request);
                figures.put(request, Figure.of(course, calendar, outcomes, requestClock));
              }
              repository.put(figures);
              return stale.size();
            });
    return taken;
  }

  /** Changes whenever the calendar, the limits or the groups of outcomes do. */
  private String basis() {
    var crc = new CRC32();
    crc.update((limits + " " + outcomes).getBytes(StandardCharsets.UTF_8));
    var last = LocalDate.now(clock).getYear() + 3;
    for (var day = FIRST; day.getYear() < last; day = day.plusDays(1)) {
      crc.update(calendar.isWorking(day) ? 1 : 0);
    }
    return "1 %d %08x".formatted(last, crc.getValue());
  }
}
