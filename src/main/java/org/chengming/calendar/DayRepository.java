package org.chengming.calendar;

import static org.chengming.calendar.db.Tables.DAY_EXCEPTION;
import static org.chengming.calendar.db.Tables.REVISION;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class DayRepository {
  private final DSLContext db;
  private final Clock clock;

  DayRepository(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  long revision() {
    return db.select(REVISION.NUMBER).from(REVISION).fetchSingle(REVISION.NUMBER);
  }

  List<DayException> all() {
    return db.selectFrom(DAY_EXCEPTION)
        .orderBy(DAY_EXCEPTION.ON_DATE)
        .fetch(r -> new DayException(r.getOnDate(), r.getWorking(), r.getName()));
  }

  void put(List<DayException> days, String source) {
    var now = clock.instant();
    var queries =
        days.stream()
            .map(
                d ->
                    db.insertInto(DAY_EXCEPTION)
                        .set(DAY_EXCEPTION.ON_DATE, d.date())
                        .set(DAY_EXCEPTION.WORKING, d.working())
                        .set(DAY_EXCEPTION.NAME, d.name())
                        .set(DAY_EXCEPTION.SOURCE, source)
                        .set(DAY_EXCEPTION.RECORDED_AT, now)
                        .onConflict(DAY_EXCEPTION.ON_DATE)
                        .doUpdate()
                        .set(DAY_EXCEPTION.WORKING, d.working())
                        .set(DAY_EXCEPTION.NAME, d.name())
                        .set(DAY_EXCEPTION.SOURCE, source)
                        .set(DAY_EXCEPTION.RECORDED_AT, now))
            .toList();
    db.batch(queries).execute();
  }

  void remove(List<LocalDate> days) {
    db.deleteFrom(DAY_EXCEPTION).where(DAY_EXCEPTION.ON_DATE.in(days)).execute();
  }
}
