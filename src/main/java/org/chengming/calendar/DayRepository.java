package org.chengming.calendar;

import static org.chengming.calendar.db.Tables.DAY_EXCEPTION;
import static org.chengming.calendar.db.Tables.REVISION;
import static org.jooq.impl.DSL.excluded;

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
    if (days.isEmpty()) {
      return; // a batch without values would store its pattern
    }
    var now = clock.instant();
    var batch =
        db.batch(
            db.insertInto(
                    DAY_EXCEPTION,
                    DAY_EXCEPTION.ON_DATE,
                    DAY_EXCEPTION.WORKING,
                    DAY_EXCEPTION.NAME,
                    DAY_EXCEPTION.SOURCE,
                    DAY_EXCEPTION.RECORDED_AT)
                .values(LocalDate.EPOCH, true, "", source, now)
                .onConflict(DAY_EXCEPTION.ON_DATE)
                .doUpdate()
                .set(DAY_EXCEPTION.WORKING, excluded(DAY_EXCEPTION.WORKING))
                .set(DAY_EXCEPTION.NAME, excluded(DAY_EXCEPTION.NAME))
                .set(DAY_EXCEPTION.SOURCE, excluded(DAY_EXCEPTION.SOURCE))
                .set(DAY_EXCEPTION.RECORDED_AT, excluded(DAY_EXCEPTION.RECORDED_AT)));
    days.forEach(d -> batch.bind(d.date(), d.working(), d.name(), source, now));
    batch.execute();
  }

  void remove(List<LocalDate> days) {
    db.deleteFrom(DAY_EXCEPTION).where(DAY_EXCEPTION.ON_DATE.in(days)).execute();
  }
}
