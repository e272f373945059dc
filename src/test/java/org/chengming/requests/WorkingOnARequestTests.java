package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.organisations.Body;
import org.chengming.testing.Given;
import org.chengming.testing.Queries;
import org.chengming.testing.ServerTest;
import org.chengming.testing.TestClock.SettableClock;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.chengming.web.Words;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class WorkingOnARequestTests {
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  @Autowired Given given;
  @Autowired Requests requests;
  @Autowired Casework casework;
  @Autowired Proposals proposals;
  @Autowired CaseFiles files;
  @Autowired Worklist worklist;
  @Autowired Outcomes outcomes;
  @Autowired Retention retention;
  @Autowired WorkingCalendar calendar;
  @Autowired SettableClock clock;
  @Autowired DSLContext db;

  private Body body;
  private Actor officer;
  private Office office;
  private Filed filed;
  private RequestNumber number;

  @BeforeEach
  void somebody_asks_on_a_monday() {
    clock.set("2026-03-02T09:00:00");
    body = given.body();
    officer = given.staff(body, Role.REQUEST_OFFICER).actor();
    office = new Office(proposals, given.staff(body, Role.REQUEST_APPROVER).actor());
    filed = requests.file(command(body), "198.51.100." + body.id() % 250);
    number = filed.number();
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void runs_no_clock_until_both_sides_have_confirmed() {
    assertThat(read().due().running()).isEqualTo(Due.Running.UNCONFIRMED);
    go(MONDAY.plusDays(2));
    casework.register(officer, new RegisterRequest(number, MONDAY.plusDays(1)));
    assertThat(read().due().by()).isEqualTo(calendar.plus(MONDAY.plusDays(1), 20));
    assertThat(read().clarifyBy()).isEqualTo(calendar.plus(MONDAY.plusDays(1), 7));
  }

  @Test
  void is_confirmed_on_no_day_before_it_was_filed_or_still_to_come() {
    for (var day : new LocalDate[] {MONDAY.minusDays(1), MONDAY.plusDays(1)}) {
      assertThatThrownBy(() -> casework.register(officer, new RegisterRequest(number, day)))
          .isInstanceOf(Refused.class);
    }
    assertThat(read().state()).isEqualTo(RequestState.FILED);
  }

  @Test
  void asks_for_more_once_and_within_seven_working_days() {
    registered();
    go(calendar.plus(MONDAY, 8));
    assertThatThrownBy(this::ask).isInstanceOf(Refused.class).hasMessageContaining("until");
    go(calendar.plus(MONDAY, 7));
    ask();
    assertThat(read().due().running()).isEqualTo(Due.Running.AWAITS_CLARIFICATION);
    var answered = calendar.plus(MONDAY, 9);
    go(answered);
    assertThat(requests.clarify(number.value(), filed.code().value(), "是2024年的", "a")).isTrue();
    assertThat(read().state()).isEqualTo(RequestState.REGISTERED);
    assertThat(read().due().by()).isEqualTo(calendar.plus(answered, 20));
    assertThatThrownBy(this::ask).isInstanceOf(Refused.class);
  }

  @Test
  void takes_a_clarification_that_came_by_post() {
    registered();
    ask();
    go(calendar.plus(MONDAY, 3));
    casework.takeClarification(
        officer, new TakeClarification(number, calendar.plus(MONDAY, 2), "信里说是2024年的"));
    assertThat(read().due().by()).isEqualTo(calendar.plus(calendar.plus(MONDAY, 2), 20));
    assertThat(read().last(Act.CLARIFICATION_ANSWERED).orElseThrow().text()).contains("2024年");
  }

  @Test
  void is_put_off_by_at_most_twenty_working_days_in_all_and_never_after_its_day() {
    registered();
    extend(8);
    assertThat(read().due().by()).isEqualTo(calendar.plus(MONDAY, 28));
    assertThatThrownBy(() -> extend(13)).isInstanceOf(Refused.class).hasMessageContaining("12");
    extend(12);
    assertThat(read().due().by()).isEqualTo(calendar.plus(MONDAY, 40));
    assertThatThrownBy(() -> extend(1)).isInstanceOf(Refused.class);
    assertThat(read().last(Act.EXTENDED).orElseThrow().text()).contains("要查档案");
  }

  @Test
  void is_not_put_off_once_its_day_has_passed_or_without_a_reason() {
    registered();
    assertThatThrownBy(
            () -> office.act(officer, number, Draft.of(DraftKind.EXTENSION, " ").forDays(5)))
        .isInstanceOf(Refused.class);
    go(calendar.plus(MONDAY, 21));
    assertThatThrownBy(() -> extend(5)).isInstanceOf(Refused.class).hasMessageContaining("overdue");
    assertThat(read().due().overdue(LocalDate.now(clock))).isTrue();
  }

  @Test
  void leaves_out_of_a_long_list_what_came_last_and_unseals_nothing_for_it() {
    registered();
    ask();
    var later = requests.file(command(body, "another form"), "198.51.100.251").number();
    assertThat(worklist.open(officer, 1)).extracting(OpenCase::number).containsExactly(number);
    assertThat(worklist.open(officer)).extracting(OpenCase::number).contains(number, later);
    assertThat(Queries.of(() -> worklist.open(officer)))
        .hasSize(2)
        .noneMatch(sql -> sql.contains("sealed_wanted") || sql.contains("sealed_requester"));
  }

  @Test
  void ends_with_every_outcome_of_the_annual_report_in_its_order() {
    assertThat(outcomes.on(MONDAY).stream().map(Outcome::code))
        .containsExactly(
            "1", "2", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "4.1", "4.2", "4.3",
            "5.1", "5.2", "5.3", "5.4", "5.5", "6.1", "6.2", "6.3");
    assertThat(outcomes.find("3.4", LocalDate.of(2023, 12, 31)).orElseThrow().relief())
        .isEqualTo(Outcome.Relief.EITHER);
    assertThat(outcomes.find("3.4", LocalDate.of(2024, 1, 1)).orElseThrow().relief())
        .isEqualTo(Outcome.Relief.REVIEW_FIRST);
    var before = outcomes.on(LocalDate.of(2019, 5, 14));
    assertThat(before).extracting(Outcome::code).allMatch(c -> c.startsWith("2008."));
    assertThat(before)
        .extracting(Outcome::row)
        .isSubsetOf(outcomes.on(MONDAY).stream().map(Outcome::code).toList());
    assertThat(outcomes.on(LocalDate.of(2008, 4, 30))).isEmpty();
    assertThat(outcomes.on(MONDAY)).allMatch(o -> Words.ENGLISH.has(o.label()));
    assertThat(before).allMatch(o -> Words.ENGLISH.has(o.label()));
  }

  @Test
  void is_answered_once_and_for_good() {
    assertThatThrownBy(() -> answer("1")).as("before it is registered").isInstanceOf(Refused.class);
    registered();
    answer("3.4");
    assertThat(read().state()).isEqualTo(RequestState.ANSWERED);
    assertThat(read().due().running()).isEqualTo(Due.Running.CLOSED);
    for (Runnable act :
        new Runnable[] {() -> answer("1"), () -> answer("6.3"), this::ask, () -> extend(1)}) {
      assertThatThrownBy(act::run).isInstanceOf(Refused.class);
    }
    assertThatThrownBy(() -> requests.withdraw(number.value(), filed.code().value(), "a"))
        .isInstanceOf(Refused.class);
  }

  @Test
  void ends_as_still_unclear_only_after_more_was_asked_and_came() {
    registered();
    assertThatThrownBy(() -> answer("4.3")).isInstanceOf(Refused.class);
    ask();
    requests.clarify(number.value(), filed.code().value(), "还是那件事", "a");
    answer("4.3");
    assertThat(read().last(Act.ANSWERED).orElseThrow().outcome()).isEqualTo("4.3");
  }

  @Test
  void ends_for_want_of_clarification_only_once_its_time_is_over() {
    registered();
    assertThatThrownBy(() -> answer("6.1")).isInstanceOf(Refused.class);
    ask();
    go(MONDAY.plusDays(14));
    assertThatThrownBy(() -> answer("6.1")).isInstanceOf(Refused.class);
    go(MONDAY.plusDays(15));
    answer("6.1");
    assertThat(read().state()).isEqualTo(RequestState.CLOSED);
  }

  @Test
  void does_not_end_for_want_of_a_clarification_that_came() {
    registered();
    ask();
    requests.clarify(number.value(), filed.code().value(), "是2024年的", "a");
    go(MONDAY.plusDays(15));
    assertThatThrownBy(() -> answer("6.1"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.problems().getFirst().sentence())
                    .isEqualTo("申请人已经补正，不能按逾期不补正处理。"));
  }

  @Test
  void is_withdrawn_by_whoever_has_its_code_and_by_nobody_else() {
    assertThat(requests.withdraw(number.value(), "2222-2222-2222", "a")).isFalse();
    assertThat(requests.withdraw(number.value(), filed.code().value(), "a")).isTrue();
    assertThat(read().state()).isEqualTo(RequestState.CLOSED);
    assertThat(read().last(Act.WITHDRAWN).orElseThrow().staffName()).isNull();
  }

  @Test
  void is_not_there_for_an_officer_of_another_body_and_closed_to_a_supervisor() {
    var stranger = given.staff(given.body(), Role.REQUEST_OFFICER, Role.SUPERVISOR).actor();
    var editor = given.staff(body, Role.EDITOR, Role.PUBLISHER, Role.ADMINISTRATOR).actor();
    var supervisor = given.staff(body, Role.SUPERVISOR).actor();
    for (var actor : new Actor[] {stranger, editor}) {
      assertThatThrownBy(() -> files.get(actor, number)).isInstanceOf(Missing.class);
      assertThatThrownBy(() -> casework.register(actor, new RegisterRequest(number, MONDAY)))
          .isInstanceOf(Missing.class);
    }
    assertThat(worklist.open(stranger)).isEmpty();
    assertThat(files.get(supervisor, number).requester()).isNull();
    assertThatThrownBy(() -> casework.register(supervisor, new RegisterRequest(number, MONDAY)))
        .isInstanceOf(NotPermitted.class);
    assertThat(files.get(officer, number).requester()).isNotNull();
  }

  @Test
  void leaves_one_audit_row_an_act_without_a_word_of_what_was_told() {
    registered();
    ask();
    var rows =
        db.fetch(
            "select act, coalesce(before::text, '') || coalesce(after::text, '') from audit.entry"
                + " where subject_kind = 'request' and subject = ? order by id",
            number.value());
    assertThat(rows.getValues(0, String.class))
        .containsExactly(
            "RequestFile", "RequestRegister", "RequestPropose", "RequestAskClarification");
    assertThat(rows.getValues(1, String.class).toString()).doesNotContain("哪一年", "公租房", "申请人乙");
  }

  @Test
  void loses_who_asked_when_its_time_is_up_and_keeps_what_happened() {
    registered();
    answer("1");
    retention.eraseEndedBefore(MONDAY);
    assertThat(read().erased()).isFalse();
    retention.eraseEndedBefore(MONDAY.plusDays(1));
    var file = read();
    assertThat(file.erased()).isTrue();
    assertThat(file.requester()).isNull();
    assertThat(file.wanted()).isNotNull();
    assertThat(file.events()).hasSize(3);
  }

  private RequestCase read() {
    return files.get(officer, number);
  }

  private void registered() {
    casework.register(officer, new RegisterRequest(number, MONDAY));
  }

  private void ask() {
    var question = Draft.of(DraftKind.CLARIFICATION, "请说明是哪一年的");
    office.act(officer, number, question.by(LocalDate.now(clock).plusDays(14)));
  }

  private void extend(int days) {
    office.act(officer, number, Draft.of(DraftKind.EXTENSION, "要查档案").forDays(days));
  }

  private void answer(String outcome) {
    office.act(officer, number, Draft.of(DraftKind.ANSWER, "答复的内容").as(outcome, ""));
  }

  private void go(LocalDate day) {
    clock.set(day + "T10:00:00");
  }

  private static FileRequest command(Body body) {
    return command(body, "form of " + body.id());
  }

  private static FileRequest command(Body body, String form) {
    return new FileRequest(
        body.id(),
        Channel.WEB,
        new Requester(
            RequesterKind.PERSON,
            "申请人乙",
            IdKind.RESIDENT,
            Applicant.ID,
            "",
            "",
            Applicant.PHONE,
            "",
            "",
            ""),
        "公租房的户数",
        ProvisionForm.ELECTRONIC,
        Delivery.ONLINE,
        false,
        form);
  }
}
