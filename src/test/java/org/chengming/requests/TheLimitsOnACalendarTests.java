package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.calendar.HolidayNotices;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.organisations.Body;
import org.chengming.testing.Browser;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.testing.TestClock.SettableClock;
import org.chengming.web.Missing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class TheLimitsOnACalendarTests {
  private static final Pattern FEED = Pattern.compile("/requests/calendar/[A-Za-z0-9_-]{43}\\.ics");
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Requests requests;
  @Autowired Casework casework;
  @Autowired CalendarFeeds feeds;
  @Autowired Recounts recounts;
  @Autowired EscalationWatch watch;
  @Autowired HolidayNotices notices;
  @Autowired WorkingCalendar calendar;
  @Autowired SettableClock clock;
  @Autowired TransactionTemplate transaction;

  private Body body;
  private Given.Person person;
  private Actor officer;
  private RequestNumber number;

  @BeforeEach
  void somebody_asks_on_a_monday() {
    clock.set("2026-03-02T09:00:00");
    body = given.body();
    person = given.staff(body, Role.REQUEST_OFFICER);
    officer = person.actor();
    number = requests.file(Paperwork.web(body, "dated " + body.id()), "198.51.100.20").number();
    casework.register(officer, new RegisterRequest(number, MONDAY));
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void show_each_open_case_on_the_day_it_is_due() {
    var due = calendar.plus(MONDAY, 20);
    var desk = Desk.signedIn(port, person);
    var page = desk.get("/desk/requests/calendar?month=" + due.toString().substring(0, 7)).body();
    assertThat(page).contains(number.value(), "href=\"#day-" + due.getDayOfMonth() + "\"", "件到期");
    assertThat(desk.get("/desk/requests/calendar?month=2025-01").body())
        .contains("这个月没有到期的申请")
        .doesNotContain(number.value());
    var stranger = Desk.signedIn(port, given.staff(given.body(), Role.REQUEST_OFFICER));
    assertThat(
            stranger.get("/desk/requests/calendar?month=" + due.toString().substring(0, 7)).body())
        .doesNotContain(number.value());
    assertThat(stranger.get("/desk/requests/calendar.ics").body()).doesNotContain(number.value());
  }

  @Test
  void are_read_by_a_calendar_program_under_a_secret_address_until_it_is_revoked() {
    var desk = Desk.signedIn(port, person);
    desk.get("/desk/requests/calendar");
    var made = desk.post("/desk/requests/calendar/feeds").body();
    var found = FEED.matcher(made);
    assertThat(found.find()).as(made).isTrue();
    var feed = found.group();
    var reader = new Applicant(port);
    var answer = reader.get(feed);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    var due = calendar.plus(MONDAY, 20).toString().replace("-", "");
    assertThat(answer.body())
        .contains("UID:" + number + "@", "DTSTART;VALUE=DATE:" + due, "在办")
        .doesNotContain(Applicant.NAME, Applicant.PHONE, "公共租赁住房");
    assertThat(desk.get("/desk/requests/calendar").body()).doesNotContain(feed);
    var id = feeds.inUse(officer).getFirst().id();
    var stranger = given.staff(given.body(), Role.REQUEST_OFFICER).actor();
    assertThatThrownBy(() -> feeds.revoke(stranger, id)).isInstanceOf(Missing.class);
    assertThatThrownBy(() -> feeds.create(given.staff(body, Role.SUPERVISOR).actor()))
        .isInstanceOf(NotPermitted.class);
    assertThat(reader.get(feed).statusCode()).isEqualTo(200);
    desk.post("/desk/requests/calendar/feeds/" + id + "/revocation");
    assertThat(reader.get(feed).statusCode()).isEqualTo(404);
    assertThat(reader.get("/requests/calendar/" + "x".repeat(43) + ".ics").statusCode())
        .isEqualTo(404);
  }

  @Test
  void that_a_notice_of_days_off_moves_are_listed_with_from_to_and_why() {
    var due = calendar.plus(MONDAY, 20);
    var administrator = given.rootStaff(Role.ADMINISTRATOR).actor();
    transaction.executeWithoutResult(
        status -> {
          var text = new StringBuilder("date,working,name\n");
          notices
              .of(2026)
              .forEach(
                  d ->
                      text.append(d.date())
                          .append(d.working() ? ",1," : ",0,")
                          .append(d.name())
                          .append('\n'));
          text.append("2026-03-18,0,试验的假日\n");
          notices.record(administrator, 2026, text.toString(), "试验的通知");
          var latest = recounts.latest(officer, 1).getFirst();
          assertThat(latest.source()).isEqualTo("试验的通知");
          assertThat(latest.changes())
              .containsExactly(
                  new Recounts.ChangedDay(LocalDate.of(2026, 3, 18), null, false, "试验的假日"));
          assertThat(latest.lookedAt()).isPositive();
          assertThat(latest.moved())
              .containsExactly(new Recounts.Moved(number, body.id(), due, calendar.plus(due, 1)));
          assertThat(recounts.latest(administrator, 1).getFirst().moved())
              .extracting(Recounts.Moved::number)
              .contains(number);
          var stranger = given.staff(given.body(), Role.REQUEST_OFFICER).actor();
          assertThat(recounts.latest(stranger, 1).getFirst().moved()).isEmpty();
          status.setRollbackOnly();
        });
    assertThat(calendar.plus(MONDAY, 20)).isEqualTo(due);
    assertThat(recounts.latest(officer, 1)).noneMatch(r -> r.source().equals("试验的通知"));
  }

  @Test
  void are_clear_to_see_on_a_desktop_and_a_phone() {
    clock.reset();
    watch.raise(LocalDate.now(clock));
    var origin = "http://localhost:" + port;
    try (var desk = Browser.desktop(origin);
        var phone = Browser.phone(origin)) {
      desk.signIn(person.username(), Given.PASSWORD);
      phone.signIn(person.username(), Given.PASSWORD);
      for (var tab : new Browser.Tab[] {desk, phone}) {
        tab.open("/desk/requests/calendar?month=2026-03");
        assertThat(tab.text()).contains(number.value());
        tab.open("/desk/requests/moved");
        tab.open("/desk/escalations");
        tab.open("/desk");
      }
    }
  }
}
