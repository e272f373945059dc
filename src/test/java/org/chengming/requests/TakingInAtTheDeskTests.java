package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.organisations.Body;
import org.chengming.testing.Browser;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.testing.TestClock.SettableClock;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class TakingInAtTheDeskTests {
  private static final Pattern MARK = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Intake intake;
  @Autowired CaseFiles files;
  @Autowired Requests requests;
  @Autowired WorkingCalendar calendar;
  @Autowired SettableClock clock;
  @Autowired DSLContext db;

  private Body body;
  private Given.Person person;
  private Actor officer;

  @BeforeEach
  void an_officer() {
    body = given.body();
    person = given.staff(body, Role.REQUEST_OFFICER);
    officer = person.actor();
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  @ParameterizedTest
  @CsvSource({
    // channel, day it came, signed for, confirmed, entered on, state, day the clock starts
    "COUNTER, 2026-03-02, , , 2026-03-02, REGISTERED, 2026-03-02",
    "PHONE, 2026-03-02, , , 2026-03-02, REGISTERED, 2026-03-02",
    "REGISTERED_POST, 2026-02-27, 2026-03-02, , 2026-03-02, REGISTERED, 2026-03-02",
    "ORDINARY_POST, 2026-03-02, , , 2026-03-02, FILED, ",
    "ORDINARY_POST, 2026-03-02, , 2026-03-03, 2026-03-04, REGISTERED, 2026-03-03",
    "FAX, 2026-03-02, , , 2026-03-02, FILED, ",
    "FAX, 2026-03-02, , 2026-03-02, 2026-03-02, REGISTERED, 2026-03-02",
    "COUNTER, 2014-03-03, , , 2014-03-03, REGISTERED, 2014-03-03",
    "REGISTERED_POST, 2014-03-03, 2014-03-05, , 2014-03-05, REGISTERED, 2014-03-05",
    "ORDINARY_POST, 2014-03-03, , , 2014-03-03, FILED, 2014-03-03",
    "FAX, 2014-03-03, , , 2014-03-03, FILED, 2014-03-03"
  })
  void starts_the_clock_on_the_day_the_law_of_the_time_names_for_the_channel(
      Channel channel,
      LocalDate came,
      LocalDate signed,
      LocalDate confirmed,
      LocalDate entered,
      RequestState state,
      LocalDate starts) {
    clock.set(entered + "T10:00:00");
    var filed =
        intake.take(
            officer,
            command(channel, "a form"),
            new Intake.Paper(came, signed, confirmed, true, "昨天下班后才收到"));
    var file = files.get(officer, filed.number());
    assertThat(file.state()).isEqualTo(state);
    assertThat(file.channel()).isEqualTo(channel);
    var days = entered.getYear() < 2019 ? 15 : 20;
    assertThat(file.due().by()).isEqualTo(starts == null ? null : calendar.plus(starts, days));
    assertThat(file.last(Act.SUBMITTED).orElseThrow().on()).isEqualTo(came);
    assertThat(file.last(Act.SUBMITTED).orElseThrow().staffName()).isEqualTo(officer.name());
    assertThat(requests.track(filed.number().value(), filed.code().shown(), "192.0.2.7"))
        .hasValueSatisfying(r -> assertThat(r.number()).isEqualTo(filed.number()));
  }

  @Test
  void refuses_days_to_come_days_too_far_back_and_a_late_entry_without_a_reason() {
    clock.set("2026-03-02T10:00:00");
    assertProblem("submitted", Channel.COUNTER, MONDAY.plusDays(1), null, null, "");
    assertProblem("submitted", Channel.COUNTER, MONDAY.minusDays(31), null, null, "放错了地方");
    assertProblem("reason", Channel.COUNTER, MONDAY.minusDays(3), null, null, " ");
    assertProblem("signedFor", Channel.REGISTERED_POST, MONDAY, null, null, "");
    assertProblem("signedFor", Channel.REGISTERED_POST, MONDAY, MONDAY.minusDays(1), null, "晚了");
    assertProblem("confirmed", Channel.FAX, MONDAY, null, MONDAY.plusDays(1), "");
    assertThatThrownBy(
            () ->
                intake.take(
                    officer,
                    command(Channel.PHONE, "not read back"),
                    new Intake.Paper(MONDAY, null, null, false, "")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("read back");
    var late =
        intake.take(
            officer,
            command(Channel.COUNTER, "late"),
            new Intake.Paper(MONDAY.minusDays(30), null, null, false, "放错了柜子"));
    var file = files.get(officer, late.number());
    assertThat(file.due().by()).isEqualTo(calendar.plus(MONDAY.minusDays(30), 20));
    assertThat(file.last(Act.CONFIRMED).orElseThrow().text()).isEqualTo("放错了柜子");
    assertThat(late.on()).isEqualTo(MONDAY.minusDays(30));
  }

  private void assertProblem(
      String field,
      Channel channel,
      LocalDate submitted,
      LocalDate signed,
      LocalDate confirmed,
      String reason) {
    assertThatThrownBy(
            () ->
                intake.take(
                    officer,
                    command(channel, "refused"),
                    new Intake.Paper(submitted, signed, confirmed, true, reason)))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.problems().getFirst().field()).isEqualTo(field));
  }

  @Test
  void takes_the_same_paper_once_however_often_it_is_entered() {
    var today = LocalDate.now(clock);
    var paper = new Intake.Paper(today, null, null, false, "");
    var first = intake.take(officer, command(Channel.COUNTER, "one paper"), paper);
    var second = intake.take(officer, command(Channel.COUNTER, "one paper"), paper);
    assertThat(second.number()).isEqualTo(first.number());
    assertThat(second.code()).isEqualTo(first.code());
    assertThat(second.again()).isTrue();
    assertThat(
            db.fetch(
                    "select act from audit.entry where subject_kind = 'request' and subject = ?",
                    first.number().value())
                .getValues(0, String.class))
        .containsExactly("RequestTakeIn");
  }

  @Test
  void takes_in_nothing_for_a_body_the_officer_is_not_over() {
    var stranger = given.staff(given.body(), Role.REQUEST_OFFICER).actor();
    var supervisor = given.staff(body, Role.SUPERVISOR).actor();
    for (var actor : new Actor[] {stranger, supervisor}) {
      assertThatThrownBy(
              () ->
                  intake.take(
                      actor,
                      command(Channel.COUNTER, "strange"),
                      new Intake.Paper(LocalDate.now(clock), null, null, false, "")))
          .isInstanceOf(Missing.class);
    }
    var desk = Desk.signedIn(port, given.staff(body, Role.SUPERVISOR));
    assertThat(desk.get("/desk/requests/intake").statusCode()).isEqualTo(403);
    var other = Desk.signedIn(port, given.staff(given.body(), Role.REQUEST_OFFICER));
    other.get("/desk/me");
    assertThat(other.post("/desk/requests/intake", fields("COUNTER", "x")).statusCode())
        .isEqualTo(404);
    assertThat(other.get("/desk/requests/intake?body=" + body.code()).body())
        .doesNotContain(body.name());
  }

  @Test
  void hands_over_a_receipt_that_opens_the_request_and_keeps_what_was_typed_when_refused() {
    var desk = Desk.signedIn(port, person);
    var page = desk.get("/desk/requests/intake?channel=PHONE").body();
    assertThat(page).contains("来电的日期", "已经念给申请人听", body.name());
    var mark = MARK.matcher(page);
    assertThat(mark.find()).isTrue();
    var wrong = fields("PHONE", mark.group(1), "wanted", "<i>\"电话里\"说的</i>");
    var refused = desk.post("/desk/requests/intake", wrong);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("念给申请人听，确认无误", "&lt;i&gt;").doesNotContain("<i>\"电话");
    var right = fields("PHONE", mark.group(1), "readBack", "1");
    var receipt = Applicant.receipt(desk.post("/desk/requests/intake", right));
    assertThat(Applicant.receipt(desk.post("/desk/requests/intake", right))).isEqualTo(receipt);
    assertThat(new Applicant(port).track(receipt.number(), receipt.code()).body())
        .contains("正在办您的申请", "已念给申请人听");
    var answer = desk.get("/desk/requests/" + receipt.number()).body();
    assertThat(answer).contains("id=\"answer\"", "电话口述");
  }

  private String[] fields(String channel, String mark, String... more) {
    var fields =
        new ArrayList<>(
            List.of("channel", channel, "body", body.code(), "as", "person", "form", mark));
    fields.addAll(List.of("submitted", LocalDate.now(clock).toString()));
    fields.addAll(List.of("provision", "PAPER", "delivery", "COLLECTION"));
    fields.addAll(List.of("name", Applicant.NAME, "idKind", "RESIDENT"));
    fields.addAll(List.of("idNumber", Applicant.ID, "phone", Applicant.PHONE));
    fields.addAll(List.of(more));
    if (!fields.contains("wanted")) {
      fields.addAll(List.of("wanted", "窗口上要的2025年的名单"));
    }
    return fields.toArray(String[]::new);
  }

  @Test
  void takes_a_letter_in_and_drafts_its_answer_on_the_spot_in_a_browser() {
    var origin = "http://localhost:" + port;
    try (var desk = Browser.desktop(origin);
        var phone = Browser.phone(origin)) {
      desk.signIn(person.username(), Given.PASSWORD);
      desk.open("/desk/requests/intake").page().click("text=挂号、快递");
      desk.check();
      var page = desk.page();
      page.fill("#wanted", "2025年公共租赁住房配租的户数");
      page.check("input[name=provision][value=PAPER]");
      page.check("input[name=delivery][value=COLLECTION]");
      page.fill("#name", Applicant.NAME);
      page.fill("#idNumber", Applicant.ID);
      desk.press("登记，出回执").check();
      assertThat(desk.text()).contains("有 1 处要改");
      page.fill("#phone", Applicant.PHONE);
      desk.press("登记，出回执").check();
      assertThat(desk.text()).contains("政府信息公开申请回执", "查询码", "最晚哪一天答复");
      page.click("text=当场答复");
      page.selectOption("#outcome", "1B");
      page.fill("#answer", "2025年共配租1204户。");
      page.click("form:has(#outcome) button");
      page.waitForSelector("text=等负责人同意");
      desk.check();
      phone.signIn(person.username(), Given.PASSWORD);
      phone.open("/desk/requests/intake?channel=FAX");
      phone.open("/desk/requests/intake?body=-");
    }
  }

  private FileRequest command(Channel channel, String form) {
    return new FileRequest(
        body.id(),
        channel,
        new Requester(
            RequesterKind.PERSON,
            "申请人丙",
            IdKind.RESIDENT,
            Applicant.ID,
            "",
            "",
            Applicant.PHONE,
            "",
            "",
            ""),
        "纸上要的名单",
        ProvisionForm.PAPER,
        Delivery.COLLECTION,
        false,
        form);
  }
}
