package org.chengming.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import org.chengming.calendar.WorkingCalendar;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Fills the fields of a record that show how soon it was public, by the same days that {@link
 * Timeliness} counts by. Whatever a row says in them is not looked at.
 */
@Component
class TimelyFields {
  private final DSLContext db;
  private final WorkingCalendar calendar;

  TimelyFields(DSLContext db, WorkingCalendar calendar) {
    this.db = db;
    this.calendar = calendar;
  }

  /** In the rows of the temporary table {@code brought}, before they are put beside what stands. */
  void fill(RegisterDefinition register) {
    var timely = register.promise().timely();
    if (timely == null || timely.days() == null && timely.inTime() == null) {
      return;
    }
    var table = new RegisterTable(register);
    var from = register.get(timely.from()).column();
    db.execute(
        """
        create temporary table timed on commit drop as
          select b.line, b.%1$s::date as from_day, shown.day as public_day
          from brought b left join %2$s d on %3$s %4$s where b.%1$s is not null"""
            .formatted(
                from,
                table.sqlName(),
                table.sameRecord("d", "b"),
                new PublicDay(register).ofBrought("b", "d")),
        DSL.inline(register.name()));
    count();
    var set = new ArrayList<String>();
    if (timely.days() != null) {
      set.add(register.get(timely.days()).column() + " = c.days");
    }
    if (timely.inTime() != null) {
      set.add(
          "%s = c.days <= %d"
              .formatted(register.get(timely.inTime()).column(), timely.workingDays()));
    }
    db.execute(
        "update brought b set %s from timed join counted c using (from_day, public_day) where timed.line = b.line"
            .formatted(String.join(", ", set)));
    db.execute("drop table timed, counted");
  }

  /** The working days between the pairs of days there are; the database knows no holidays. */
  private void count() {
    var standing = calendar.standing();
    var pairs = db.fetch("select distinct from_day, public_day from timed");
    var from = new LocalDate[pairs.size()];
    var until = new LocalDate[pairs.size()];
    var days = new Integer[pairs.size()];
    for (int i = 0; i < days.length; i++) {
      from[i] = pairs.get(i).get(0, LocalDate.class);
      until[i] = pairs.get(i).get(1, LocalDate.class);
      days[i] = standing.between(from[i], until[i]);
    }
    db.execute(
        "create temporary table counted (from_day date, public_day date, days int) on commit drop");
    db.execute(
        "insert into counted select * from unnest({0}::date[], {1}::date[], {2}::int[])",
        DSL.val(from), DSL.val(until), DSL.val(days));
  }
}
