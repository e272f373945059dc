package org.chengming.publishing.web.desk;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import java.time.LocalDate;
import org.chengming.calendar.WorkingCalendar;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 条例第二十六条: 属于主动公开范围的政府信息，应当自该政府信息形成或者变更之日起20个工作日内及时公开. The Regulations of 2008 set the same 20
 * (第十八条); each is chosen by the day the information was formed.
 */
@Component
class TimeLimit {
  /** A period a version of the law sets. */
  record Rule(LocalDate from, int workingDays, String article) {}

  private static final Rule[] RULES = {
    new Rule(LocalDate.of(2019, 5, 15), 20, "条例（2019年）第二十六条"),
    new Rule(LocalDate.of(2008, 5, 1), 20, "条例（2008年）第十八条"),
  };

  /**
   * @param days working days gone by (or taken), {@code over} how many too many, negative while
   *     there is time
   */
  record Standing(int days, int over, LocalDate due, Rule rule) {
    boolean late() {
      return over > 0;
    }

    int left() {
      return -over;
    }
  }

  private final WorkingCalendar calendar;

  TimeLimit(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  /**
   * How it stands with something formed on a day and public (or still waiting) on another; null
   * before any rule.
   */
  @Nullable Standing between(@Nullable LocalDate formedOn, LocalDate day) {
    if (formedOn == null) {
      return null;
    }
    for (var rule : RULES) {
      if (!formedOn.isBefore(rule.from())) {
        int days = calendar.between(formedOn, day);
        return new Standing(
            days, days - rule.workingDays(), calendar.plus(formedOn, rule.workingDays()), rule);
      }
    }
    return null;
  }

  /** The first day on which what was formed had a limit. */
  static LocalDate first() {
    return RULES[RULES.length - 1].from();
  }

  /** The working days for what was formed on a day from {@link #first} on, as the database says. */
  static Field<Integer> allowed(Field<LocalDate> formedOn) {
    Field<Integer> allowed = inline(RULES[RULES.length - 1].workingDays());
    for (int i = RULES.length - 2; i >= 0; i--) {
      allowed =
          when(formedOn.ge(inline(RULES[i].from())), inline(RULES[i].workingDays()))
              .otherwise(allowed);
    }
    return allowed;
  }

  /** What was formed before this day and is not yet public is late. */
  LocalDate lateBefore(LocalDate today) {
    return calendar.plus(today, -RULES[0].workingDays());
  }
}
