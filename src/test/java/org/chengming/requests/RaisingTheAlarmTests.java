package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.organisations.Body;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.testing.TestClock.SettableClock;
import org.chengming.web.Missing;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class RaisingTheAlarmTests {
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Requests requests;
  @Autowired Casework casework;
  @Autowired Proposals proposals;
  @Autowired EscalationWatch watch;
  @Autowired Escalations escalations;
  @Autowired Worklist worklist;
  @Autowired WorkingCalendar calendar;
  @Autowired SettableClock clock;
  @Autowired DSLContext db;

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
    number = requests.file(Paperwork.web(body, "alarm " + body.id()), "198.51.100.9").number();
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void counts_and_raises_what_nobody_confirmed_within_a_working_day() {
    go(MONDAY.plusDays(1));
    assertThat(worklist.countUnconfirmedLate(officer)).isZero();
    assertThat(raised(officer)).isEmpty();
    go(MONDAY.plusDays(2));
    assertThat(worklist.countUnconfirmedLate(officer)).isEqualTo(1);
    assertThat(raised(officer)).containsExactly("UNCONFIRMED 1 2026-03-02");
    casework.register(officer, new RegisterRequest(number, MONDAY));
    assertThat(worklist.countUnconfirmedLate(officer)).isZero();
  }

  @Test
  void raises_each_step_once_before_to_the_officers_and_after_to_the_supervisors() {
    casework.register(officer, new RegisterRequest(number, MONDAY));
    var due = calendar.plus(MONDAY, 20);
    var supervisor = given.staff(body, Role.SUPERVISOR).actor();
    var head = given.staff(body, Role.REQUEST_APPROVER).actor();
    var above = given.rootStaff(Role.SUPERVISOR).actor();
    var officerAbove = given.rootStaff(Role.REQUEST_OFFICER).actor();
    go(calendar.plus(due, -6));
    assertThat(raised(officer)).isEmpty();
    go(calendar.plus(due, -5));
    assertThat(raised(officer)).containsExactly("BEFORE 5 " + due);
    assertThat(raised(officer)).containsExactly("BEFORE 5 " + due);
    go(calendar.plus(due, -1));
    assertThat(raised(officer)).containsExactly("BEFORE 5 " + due, "BEFORE 2 " + due);
    go(due);
    assertThat(raised(officer)).hasSize(3).contains("BEFORE 0 " + due);
    assertThat(raised(head)).hasSize(3);
    assertThat(raised(supervisor)).isEmpty();
    go(calendar.plus(due, 1));
    assertThat(raised(supervisor)).containsExactly("AFTER 1 " + due);
    go(calendar.plus(due, 12));
    assertThat(raised(supervisor)).containsExactly("AFTER 1 " + due, "AFTER 10 " + due);
    assertThat(raised(officer)).hasSize(3);
    assertThat(raised(head)).hasSize(5);
    assertThat(escalations.open(above, 10_000)).anyMatch(r -> r.number().equals(number));
    assertThat(escalations.open(officerAbove, 10_000)).noneMatch(r -> r.number().equals(number));
  }

  @Test
  void raises_anew_when_the_day_has_moved() {
    casework.register(officer, new RegisterRequest(number, MONDAY));
    var due = calendar.plus(MONDAY, 20);
    go(calendar.plus(due, -2));
    assertThat(raised(officer)).containsExactly("BEFORE 2 " + due);
    new Office(proposals, given.staff(body, Role.REQUEST_APPROVER).actor())
        .act(officer, number, Draft.of(DraftKind.EXTENSION, "要查档案").forDays(10));
    var later = calendar.plus(due, 10);
    go(calendar.plus(later, -2));
    assertThat(raised(officer)).containsExactly("BEFORE 2 " + due, "BEFORE 2 " + later);
  }

  @Test
  void raises_nothing_twice_however_many_look_at_once() throws Exception {
    casework.register(officer, new RegisterRequest(number, MONDAY));
    var day = calendar.plus(MONDAY, 18);
    go(day);
    try (var pool = Executors.newFixedThreadPool(4)) {
      Callable<Integer> look = () -> watch.raise(day);
      for (var looked : pool.invokeAll(java.util.Collections.nCopies(4, look))) {
        looked.get();
      }
    }
    assertThat(
            db.fetch(
                "select 1 from requests.escalation e join requests.request r on r.id = e.request_id"
                    + " where r.number = ?",
                number.value()))
        .hasSize(1);
  }

  @Test
  void is_taken_note_of_once_by_whom_it_was_raised_to() {
    go(MONDAY.plusDays(3));
    watch.raise(MONDAY.plusDays(3));
    var id = escalations.open(officer, 10).getFirst().id();
    var stranger = given.staff(given.body(), Role.REQUEST_OFFICER, Role.SUPERVISOR);
    assertThatThrownBy(() -> escalations.acknowledge(stranger.actor(), id))
        .isInstanceOf(Missing.class);
    var desk = Desk.signedIn(port, person);
    assertThat(desk.get("/desk").body()).contains("申请的期限要留意", "逾期没有和申请人确认");
    assertThat(desk.get("/desk/escalations").body()).contains(number.value(), "还没有和申请人确认");
    var strange = Desk.signedIn(port, stranger);
    strange.get("/desk/escalations");
    assertThat(strange.post("/desk/escalations/" + id + "/acknowledgement").statusCode())
        .isEqualTo(404);
    assertThat(desk.post("/desk/escalations/" + id + "/acknowledgement").statusCode())
        .isEqualTo(303);
    assertThat(desk.post("/desk/escalations/" + id + "/acknowledgement").statusCode())
        .isEqualTo(303);
    assertThat(escalations.open(officer, 10)).isEmpty();
    assertThat(
            db.fetch(
                "select 1 from audit.entry where act = 'RequestAcknowledgeEscalation' and subject = ?",
                number.value()))
        .hasSize(1);
    assertThat(watch.raise(MONDAY.plusDays(3))).isZero();
  }

  private java.util.List<String> raised(Actor actor) {
    watch.raise(LocalDate.now(clock));
    return escalations.open(actor, 10_000).stream()
        .filter(r -> r.number().equals(number))
        .map(r -> "%s %d %s".formatted(r.step(), r.days(), r.on()))
        .toList();
  }

  private void go(LocalDate day) {
    clock.set(day + "T10:00:00");
  }
}
