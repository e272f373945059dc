package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.organisations.Body;
import org.chengming.testing.Browser;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Queries;
import org.chengming.testing.ServerTest;
import org.chengming.testing.TestClock.SettableClock;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class HandingARequestOnTests {
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Requests requests;
  @Autowired Casework casework;
  @Autowired Proposals proposals;
  @Autowired CaseFiles files;
  @Autowired Worklist worklist;
  @Autowired Assigning assigning;
  @Autowired Splitting splitting;
  @Autowired Transferring transferring;
  @Autowired WorkingCalendar calendar;
  @Autowired SettableClock clock;
  @Autowired DSLContext db;

  private Body body;
  private Given.Person person;
  private Actor officer;
  private Office office;
  private Filed filed;
  private RequestNumber number;

  @BeforeEach
  void somebody_asks_on_a_monday() {
    clock.set("2026-03-02T09:00:00");
    body = given.body();
    person = given.staff(body, Role.REQUEST_OFFICER);
    officer = person.actor();
    office = new Office(proposals, given.staff(body, Role.REQUEST_APPROVER).actor());
    filed = requests.file(Paperwork.web(body, "handed on " + body.id()), "198.51.100.10");
    number = filed.number();
    casework.register(officer, new RegisterRequest(number, MONDAY));
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void is_given_only_to_an_officer_over_its_body_and_once() {
    var colleague = given.staff(body, Role.REQUEST_OFFICER);
    var above = given.rootStaff(Role.REQUEST_OFFICER);
    var editor = given.staff(body, Role.EDITOR);
    var stranger = given.staff(given.body(), Role.REQUEST_OFFICER);
    assertThat(assigning.officers(body.id()))
        .extracting(Assigning.Officer::id)
        .contains(person.id(), colleague.id(), above.id())
        .doesNotContain(editor.id(), stranger.id());
    for (var id : List.of(editor.id(), stranger.id(), 0L)) {
      assertThatThrownBy(() -> assigning.assign(officer, List.of(number), id))
          .isInstanceOf(Refused.class);
    }
    assertThat(assigning.assign(officer, List.of(number, number), colleague.id())).isEqualTo(1);
    assertThat(assigning.assign(officer, List.of(number), colleague.id())).isZero();
    var file = files.get(officer, number);
    assertThat(file.assigneeId()).isEqualTo(colleague.id());
    assertThat(file.events().stream().filter(e -> e.act() == Act.ASSIGNED)).hasSize(1);
    assertThat(file.due().by()).isEqualTo(calendar.plus(MONDAY, 20));
    assertThatThrownBy(() -> assigning.assign(stranger.actor(), List.of(number), stranger.id()))
        .isInstanceOf(Missing.class);
    assertThatThrownBy(
            () ->
                assigning.assign(
                    given.staff(body, Role.SUPERVISOR).actor(), List.of(number), person.id()))
        .isInstanceOf(NotPermitted.class);
  }

  @Test
  void shows_who_asked_to_an_officer_of_a_body_above_only_once_it_was_given_to_them() {
    var above = given.rootStaff(Role.REQUEST_OFFICER);
    assertThat(files.get(above.actor(), number).requester()).isNull();
    assertThat(files.get(above.actor(), number).wanted()).isNotNull();
    assertThat(files.get(officer, number).requester()).isNotNull();
    var desk = Desk.signedIn(port, above);
    var path = "/desk/requests/" + number;
    assertThat(desk.get(path).body()).contains("交给您办以后才能看到").doesNotContain(Applicant.NAME);
    assertThat(desk.post(path + "/assignment", "take", "1").statusCode()).isEqualTo(303);
    assertThat(desk.get(path).body()).contains(Applicant.NAME, "（就是您）");
    assigning.assign(officer, List.of(number), person.id());
    assertThat(files.get(above.actor(), number).requester()).isNull();
  }

  @Test
  void gives_all_of_a_press_or_none() {
    var other = requests.file(Paperwork.web(body, "ended " + body.id()), "198.51.100.11").number();
    casework.register(officer, new RegisterRequest(other, MONDAY));
    office.act(officer, other, Draft.of(DraftKind.ANSWER, "给您").as("1", ""));
    assertThatThrownBy(() -> assigning.assign(officer, List.of(number, other), person.id()))
        .isInstanceOf(Refused.class)
        .hasMessageContaining(other.value());
    assertThat(files.get(officer, number).assigneeId()).isNull();
    assertThatThrownBy(() -> assigning.assign(officer, List.of(), person.id()))
        .isInstanceOf(Refused.class);
  }

  @Test
  void lists_with_as_many_queries_for_many_as_for_one() {
    var one = queries();
    IntStream.range(0, 12)
        .forEach(i -> requests.file(Paperwork.web(body, i + "/" + body.id()), "198.51.100." + i));
    assertThat(queries()).isEqualTo(one);
    assertThat(one).isEqualTo(6);
  }

  /** Without those that ask once a second whether what is kept in memory has changed. */
  private long queries() {
    return Queries.of(() -> list(officer)).stream()
        .filter(sql -> !sql.contains("revision"))
        .count();
  }

  private void list(Actor actor) {
    var open = worklist.open(actor);
    worklist.wanted(open);
    worklist.countOpen(actor);
    assigning.officers(body.id());
  }

  @Test
  void is_split_into_parts_on_the_same_clock_that_the_same_code_opens() {
    office.act(officer, number, Draft.of(DraftKind.EXTENSION, "要查档案").forDays(5));
    clock.set("2026-03-05T09:00:00");
    var parts = splitting.split(officer, number, List.of("第一件事", "第二件事", "第三件事"));
    assertThat(parts).hasSize(3).doesNotHaveDuplicates();
    assertThat(parts.getFirst()).isEqualTo(number);
    for (var part : parts) {
      var file = files.get(officer, part);
      assertThat(file.due().by()).isEqualTo(calendar.plus(MONDAY, 25));
      assertThat(file.state()).isEqualTo(RequestState.REGISTERED);
      assertThat(file.requester()).isEqualTo(files.get(officer, number).requester());
      assertThat(file.wanted()).isEqualTo(List.of("第一件事", "第二件事", "第三件事").get(parts.indexOf(part)));
      assertThat(splitting.together(file)).isEqualTo(parts);
      assertThat(file.last(Act.EXTENDED).orElseThrow().text()).contains("要查档案");
      assertThat(requests.track(part.value(), filed.code().value(), "198.51.100.12")).isPresent();
      assertThat(requests.track(part.value(), "2222-2222-2222", "198.51.100.13")).isEmpty();
    }
    assertThat(files.get(officer, number).last(Act.SPLIT).orElseThrow().text())
        .contains(parts.get(1).value(), "公共租赁住房");
    office.act(officer, parts.get(2), Draft.of(DraftKind.ANSWER, "给您第三件").as("1", ""));
    assertThat(files.get(officer, number).state()).isEqualTo(RequestState.REGISTERED);
    var page = new Applicant(port).track(number.value(), filed.code().value()).body();
    assertThat(page).contains("分成了几件", parts.get(1).value(), parts.get(2).value());
    assertThat(
            db.fetchCount(
                org.jooq.impl.DSL.table("requests.request"),
                org.jooq.impl.DSL.condition("body_id = {0}", org.jooq.impl.DSL.val(body.id()))))
        .isEqualTo(3);
  }

  @Test
  void is_not_split_once_it_is_answered_or_into_one_or_eleven() {
    assertThatThrownBy(() -> splitting.split(officer, number, List.of("一件")))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(
            () ->
                splitting.split(
                    officer, number, IntStream.range(0, 11).mapToObj(i -> "第" + i).toList()))
        .isInstanceOf(Refused.class);
    office.act(officer, number, Draft.of(DraftKind.ANSWER, "给您").as("1", ""));
    assertThatThrownBy(() -> splitting.split(officer, number, List.of("一", "二")))
        .isInstanceOf(Refused.class);
    assertThat(files.get(officer, number).events())
        .extracting(Event::act)
        .doesNotContain(Act.SPLIT);
  }

  @Test
  void that_was_brought_in_from_elsewhere_keeps_its_old_number_to_itself() {
    var set = "update requests.request set old_number = 'old-7' where number = ?";
    db.execute(set, number.value());
    var parts = splitting.split(officer, number, List.of("第一件事", "第二件事"));
    assertThat(files.get(officer, number).oldNumber()).isEqualTo("old-7");
    assertThat(files.get(officer, parts.getLast()).oldNumber()).isNull();
    var to = given.body();
    var there = requests.file(Paperwork.web(to, "old " + to.id()), "198.51.100.15").number();
    db.execute(set, there.value());
    assertThatThrownBy(() -> transferring.transfer(officer, number, to.code(), "归它管"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("old number");
    transferring.transfer(officer, parts.getLast(), to.code(), "归它管");
    assertThat(files.get(officer, parts.getLast()).bodyId()).isEqualTo(to.id());
  }

  @Test
  void is_neither_split_nor_passed_on_while_a_letter_waits_for_the_head_of_the_office() {
    proposals.propose(officer, number, Draft.of(DraftKind.EXTENSION, "要查档案").forDays(5));
    assertThatThrownBy(() -> splitting.split(officer, number, List.of("一", "二")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("draft");
    assertThatThrownBy(() -> transferring.transfer(officer, number, given.body().code(), "归它管"))
        .isInstanceOf(Refused.class);
  }

  @Test
  void goes_to_another_body_on_the_same_clock_and_stays_readable_where_it_was() {
    var to = given.body();
    var there = given.staff(to, Role.REQUEST_OFFICER).actor();
    assigning.assign(officer, List.of(number), person.id());
    for (var nowhere : List.of("没有这个机关", body.code(), "")) {
      assertThatThrownBy(() -> transferring.transfer(officer, number, nowhere, "归它管"))
          .isInstanceOf(Refused.class);
    }
    transferring.transfer(officer, number, to.name(), "这件事归它管");
    var moved = files.get(there, number);
    assertThat(moved.bodyId()).isEqualTo(to.id());
    assertThat(moved.assigneeId()).isNull();
    assertThat(moved.due().by()).isEqualTo(calendar.plus(MONDAY, 20));
    assertThat(moved.requester()).isNotNull();
    assertThat(files.get(officer, number).requester()).isNull();
    assertThat(files.register(officer, 2026, null, 10, 0))
        .extracting(RequestCase::number)
        .contains(number);
    assertThat(worklist.open(officer)).extracting(OpenCase::number).doesNotContain(number);
    assertThat(worklist.open(there)).extracting(OpenCase::number).contains(number);
    assertThatThrownBy(
            () -> office.act(officer, number, Draft.of(DraftKind.ANSWER, "我们还想答").as("1", "")))
        .isInstanceOf(Missing.class);
    var desk = Desk.signedIn(port, person);
    assertThat(desk.get("/desk/requests/" + number).body())
        .contains("本机关已经把它转出去了", to.name())
        .doesNotContain(Applicant.NAME, "act-form");
    assertThat(new Applicant(port).track(number.value(), filed.code().value()).body())
        .contains("转给了该办的机关，期限不变：" + to.name(), "这件事归它管");
    assertThatThrownBy(
            () -> files.get(given.staff(given.body(), Role.REQUEST_OFFICER).actor(), number))
        .isInstanceOf(Missing.class);
    transferring.transfer(there, number, body.code(), "还是它管");
    assertThat(files.get(officer, number).requester()).isNotNull();
  }

  @Test
  void is_worked_on_only_by_its_officers_in_every_act() {
    var stranger = Desk.signedIn(port, given.staff(given.body(), Role.REQUEST_OFFICER));
    var supervisor = Desk.signedIn(port, given.staff(body, Role.SUPERVISOR));
    for (var act : List.of("assignment", "split", "transfer")) {
      var form = new String[] {"take", "1", "text", "一\n\n二", "to", body.code()};
      var path = "/desk/requests/" + number + "/" + act;
      stranger.get("/desk/requests");
      assertThat(stranger.post(path, form).statusCode()).as(act).isEqualTo(404);
      supervisor.get("/desk/requests");
      assertThat(supervisor.post(path, form).statusCode()).as(act).isEqualTo(403);
    }
    stranger.get("/desk/requests");
    assertThat(
            stranger
                .post("/desk/requests/assignments", "request", number.value(), "take", "1")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void is_given_with_others_by_one_press_in_a_browser() {
    clock.reset();
    var second = requests.file(Paperwork.web(body, "second " + body.id()), "198.51.100.14");
    var colleague = given.staff(body, Role.REQUEST_OFFICER);
    var origin = "http://localhost:" + port;
    try (var desk = Browser.desktop(origin);
        var phone = Browser.phone(origin);
        var plain = Browser.withoutScript(origin)) {
      desk.signIn(person.username(), Given.PASSWORD);
      desk.open("/desk/requests?show=unassigned");
      var page = desk.page();
      page.focus("ol.worklist li:nth-child(1) a");
      page.keyboard().press("x");
      page.keyboard().press("j");
      page.keyboard().press("x");
      page.selectOption("#officer", String.valueOf(colleague.id()));
      desk.press("选中的交给他");
      page.waitForSelector("text=交办了 2 件");
      desk.check();
      assertThat(desk.text()).contains("交办了 2 件", "这里没有申请");
      desk.open("/desk/requests/" + number);
      assertThat(desk.text()).contains("承办人：" + colleague.actor().name());
      // axe needs script, so this tab is only used.
      var form = plain.page();
      form.navigate(origin + "/desk/sign-in");
      form.fill("#username", colleague.username());
      form.fill("#password", Given.PASSWORD);
      form.click("main button[type=submit]");
      form.navigate(origin + "/desk/requests?show=mine");
      assertThat(plain.text()).contains(number.value(), second.number().value());
      form.check("ol.worklist li:nth-child(1) input");
      form.selectOption("#officer", String.valueOf(person.id()));
      form.click("button:has-text('选中的交给他')");
      form.waitForSelector("text=交办了 1 件");
      phone.signIn(person.username(), Given.PASSWORD);
      phone.open("/desk/requests?show=body");
      phone.open("/desk/requests/" + number);
      phone.page().click("summary:has-text('分成几件')");
      phone.page().fill("#matters", "只有一件");
      phone.page().click("form[action*='/split'] button");
      phone.page().waitForSelector("#problems");
      assertThat(phone.check().text()).contains("分成 2 到 10 件");
    }
  }
}
