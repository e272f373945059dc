package org.chengming.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.Grant;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.testing.ServerTest;
import org.chengming.web.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** In years far ahead, so that no other test counts over them. */
@ServerTest
class RecordingANoticeTests {
  private static final Actor TOP =
      new Actor(1L, "甲", 1L, List.of(new Grant(Role.ADMINISTRATOR, "1.")));

  @Autowired WorkingCalendar calendar;
  @Autowired HolidayNotices notices;
  @Autowired FirstStart firstStart;

  @Test
  void moves_the_sums_that_reach_into_its_year() {
    var before = calendar.plus(LocalDate.of(2191, 9, 30), 5);
    var json =
        """
        {"year": 2191, "days": [
          {"name": "国庆节", "date": "2191-10-03", "isOffDay": true},
          {"name": "国庆节", "date": "2191-10-08", "isOffDay": false}]}
        """;
    assertThat(notices.tryOut(TOP, 2191, json)).hasSize(2);
    assertThat(calendar.years()).doesNotContain(2191);
    notices.record(TOP, 2191, json, "test");
    assertThat(calendar.isWorking(LocalDate.of(2191, 10, 3))).isFalse();
    assertThat(calendar.isWorking(LocalDate.of(2191, 10, 8))).isTrue();
    assertThat(calendar.plus(LocalDate.of(2191, 9, 30), 5)).isAfter(before);
    assertThat(notices.tryOut(TOP, 2191, json)).isEmpty();
  }

  @Test
  void replaces_its_own_year_and_only_adds_to_others() {
    notices.record(TOP, 2193, "date,working,name\n2193-01-01,0,元旦\n2193-01-02,0,元旦\n", "test");
    notices.record(TOP, 2194, "2194-01-01,0,元旦\n2193-12-29,1,元旦\n", "test");
    assertThat(notices.of(2193)).extracting(DayException::date).hasSize(3);
    var changes = notices.record(TOP, 2193, "2193-01-01\t放假\t元旦", "test");
    assertThat(changes).extracting(c -> c.after() == null).containsExactly(true, true);
    assertThat(notices.of(2193)).hasSize(1);
    firstStart.afterSingletonsInstantiated();
    assertThat(notices.of(2193)).hasSize(1);
  }

  @Test
  void says_line_by_line_what_cannot_be_read() {
    assertThatThrownBy(
            () ->
                notices.tryOut(
                    TOP, 2195, "2195-13-01,0,元旦\n2195-01-02,也许,元旦\n2195-01-03,0,\n2195-01-04\n"))
        .isInstanceOfSatisfying(
            Refused.class,
            r ->
                assertThat(r.problems())
                    .extracting(Refused.Problem::sentence)
                    .satisfiesExactly(
                        s -> assertThat(s).startsWith("第1行"), s -> assertThat(s).startsWith("第2行"),
                        s -> assertThat(s).startsWith("第3行"),
                            s -> assertThat(s).startsWith("第4行")));
    assertThatThrownBy(() -> notices.tryOut(TOP, 2195, "{\"days\": [")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> notices.tryOut(TOP, 2195, "")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> notices.tryOut(TOP, 2195, "2196-01-01,0,元旦"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("2195");
  }

  @Test
  void is_for_an_administrator_at_the_top() {
    var below = new Actor(2L, "乙", 2L, List.of(new Grant(Role.ADMINISTRATOR, "1.2.")));
    assertThatThrownBy(() -> notices.record(below, 2197, "2197-01-01,0,元旦", "test"))
        .isInstanceOf(NotPermitted.class);
  }
}
