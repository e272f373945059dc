package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.organisations.Body;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.testing.StateDiagram;
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

/** First receiver answers for all: one case, parts by other bodies, one answer. */
@ServerTest
class AnsweringForAllTests {
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  @Autowired Given given;
  @Autowired Requests requests;
  @Autowired Casework casework;
  @Autowired Proposals proposals;
  @Autowired CaseFiles files;
  @Autowired Parts parts;
  @Autowired PartFiles partFiles;
  @Autowired PartClock partClock;
  @Autowired RequestClock requestClock;
  @Autowired WorkingCalendar calendar;
  @Autowired SettableClock clock;
  @Autowired DSLContext db;

  private Body first;
  private Body other;
  private Actor officer;
  private Actor writer;
  private Actor approver;
  private RequestNumber number;

  @BeforeEach
  void somebody_asks_what_two_bodies_hold() {
    clock.set("2026-03-02T09:00:00");
    first = given.body();
    other = given.body();
    officer = given.staff(first, Role.REQUEST_OFFICER).actor();
    writer = given.staff(other, Role.REQUEST_OFFICER).actor();
    approver = given.staff(other, Role.REQUEST_OFFICER).actor();
    number = Asking.file(requests, first, "几个机关的事");
    casework.register(officer, new RegisterRequest(number, MONDAY));
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void proposes_a_day_for_the_part_that_leaves_time_to_gather() {
    var proposed = partClock.propose(read(), MONDAY);
    assertThat(proposed.by()).isEqualTo(calendar.plus(MONDAY, 15));
    assertThat(proposed.caseBy()).isEqualTo(calendar.plus(MONDAY, 20));
    assertThat(proposed.kept()).isEqualTo(5);
    var near = partClock.propose(read(), calendar.plus(MONDAY, 18));
    assertThat(near.by()).isEqualTo(calendar.plus(MONDAY, 19));
    assertThat(near.kept()).isEqualTo(1);
  }

  @Test
  void needs_the_part_by_a_day_inside_the_requesters_own_time() {
    var by = read().due().by();
    for (var day : List.of(MONDAY.minusDays(1), by.plusDays(1))) {
      assertThatThrownBy(() -> ask(day)).isInstanceOf(Refused.class);
    }
    ask(by);
    assertThat(only().until()).isEqualTo(by);
  }

  @Test
  void leaves_the_requesters_clock_alone_whatever_becomes_of_the_parts() {
    var due = read().due();
    ask(MONDAY.plusDays(14));
    go(MONDAY.plusDays(3));
    give("1", "有 12 户");
    parts.askAgain(officer, new ReturnPart(number, 1, "还要面积", MONDAY.plusDays(20)));
    give("1", "有 12 户，共 600 平方米");
    assertThat(read().due()).isEqualTo(due);
  }

  /** The property, over whole histories of events rather than the acts of one case. */
  @Test
  void never_moves_the_last_day_by_any_parts_of_any_history() {
    var random = new Random(14);
    for (int i = 0; i < 1_000; i++) {
      var start = LocalDate.of(2019, 6, 3).plusDays(random.nextInt(2_300));
      var events = new ArrayList<Event>();
      events.add(event(Act.SUBMITTED, start, Facts.NONE));
      events.add(event(Act.CONFIRMED, start.plusDays(random.nextInt(4)), Facts.NONE));
      if (random.nextBoolean()) {
        events.add(event(Act.EXTENDED, start.plusDays(5), Facts.days(1 + random.nextInt(20))));
      }
      if (random.nextInt(3) == 0) {
        var on = start.plusDays(5 + random.nextInt(3));
        events.add(event(Act.CLARIFICATION_ASKED, on, Facts.until(on.plusDays(20))));
        if (random.nextBoolean()) {
          events.add(event(Act.CLARIFICATION_ANSWERED, on.plusDays(9), Facts.NONE));
        }
      }
      var before = requestClock.due(RequestCases.happenings(Channel.WEB, events));
      for (int n = 1 + random.nextInt(6); n > 0; n--) {
        var on = start.plusDays(random.nextInt(60));
        var facts = Facts.whose("P" + n);
        events.add(
            random.nextInt(events.size()),
            random.nextBoolean()
                ? event(Act.PART_ASKED, on, facts.by(on.plusDays(random.nextInt(30))))
                : event(Act.PART_ANSWERED, on, facts));
      }
      var after = requestClock.due(RequestCases.happenings(Channel.WEB, events));
      assertThat(after).as("seed 14, %d: %s", i, events).isEqualTo(before);
    }
  }

  @Test
  void goes_from_the_question_to_an_approved_answer_and_back_for_more() {
    ask(MONDAY.plusDays(14));
    assertThat(only().state()).isEqualTo(PartState.ASKED);
    assertThat(only().answer()).isEmpty();
    parts.draft(writer, new DraftPart(only().id(), "1", "有 10 户"));
    parts.draft(writer, new DraftPart(only().id(), "1", "有 12 户"));
    parts.sendBack(approver, only().id(), "请核对");
    assertThat(only().state()).isEqualTo(PartState.RETURNED);
    parts.draft(writer, new DraftPart(only().id(), "2", "有 12 户，名单不给"));
    assertThat(partFiles.of(officer, number).getFirst().answer())
        .as("not before it is approved")
        .isEmpty();
    parts.give(approver, only().id());
    assertThat(only().answer().orElseThrow().text()).isEqualTo("有 12 户，名单不给");
    parts.askAgain(officer, new ReturnPart(number, 1, "还要面积", MONDAY.plusDays(20)));
    assertThat(only().until()).isEqualTo(MONDAY.plusDays(20));
    assertThat(only().answer()).isEmpty();
    assertThat(read().events().stream().map(Event::act))
        .containsSubsequence(Act.PART_ASKED, Act.PART_ANSWERED, Act.PART_ASKED);
  }

  @Test
  void takes_a_second_person_of_the_body_that_is_asked() {
    ask(MONDAY.plusDays(14));
    long id = only().id();
    parts.draft(writer, new DraftPart(id, "1", "有 12 户"));
    assertThatThrownBy(() -> parts.give(writer, id)).isInstanceOf(Refused.class);
    parts.draft(approver, new DraftPart(id, "1", "有 13 户"));
    for (var either : List.of(writer, approver)) {
      assertThatThrownBy(() -> parts.give(either, id))
          .as("both had a hand in it")
          .isInstanceOf(Refused.class);
      assertThatThrownBy(() -> parts.sendBack(either, id, "x")).isInstanceOf(Refused.class);
    }
    parts.give(given.staff(other, Role.REQUEST_OFFICER).actor(), id);
    assertThat(only().state()).isEqualTo(PartState.GIVEN);
  }

  @Test
  void shows_the_other_body_its_part_and_nothing_else() {
    ask(MONDAY.plusDays(14));
    assertThat(partFiles.owed(writer)).extracting(Part::question).containsExactly("公租房有几户？");
    assertThatThrownBy(() -> files.get(writer, number)).isInstanceOf(Missing.class);
    assertThatThrownBy(() -> partFiles.of(writer, number)).isInstanceOf(Missing.class);
    assertThatThrownBy(() -> parts.gathered(writer, number)).isInstanceOf(Missing.class);
    var third = given.body();
    var thirds = given.staff(third, Role.REQUEST_OFFICER).actor();
    assertThatThrownBy(() -> partFiles.get(thirds, only().id())).isInstanceOf(Missing.class);
    assertThatThrownBy(() -> parts.give(thirds, only().id())).isInstanceOf(Missing.class);
    parts.ask(officer, new AskPart(number, third.id(), "面积多少？", MONDAY.plusDays(14), true));
    assertThat(partFiles.besides(writer, only()))
        .as("what the first receiver shares")
        .extracting(Part::question)
        .containsExactly("面积多少？");
    assertThat(partFiles.besides(thirds, partFiles.owed(thirds).getFirst())).isEmpty();
  }

  @Test
  void takes_an_officer_to_ask_and_to_write_where_a_supervisor_only_reads() {
    var above = given.staff(first, Role.SUPERVISOR).actor();
    var day = MONDAY.plusDays(14);
    assertThatThrownBy(() -> parts.ask(above, new AskPart(number, other.id(), "x", day, false)))
        .isInstanceOf(NotPermitted.class);
    ask(day);
    var supervisor = given.staff(other, Role.SUPERVISOR).actor();
    assertThat(partFiles.get(supervisor, only().id()).question()).isNotNull();
    assertThatThrownBy(() -> parts.draft(supervisor, new DraftPart(only().id(), "1", "x")))
        .isInstanceOf(NotPermitted.class);
    assertThatThrownBy(() -> parts.draft(officer, new DraftPart(only().id(), "1", "x")))
        .as("the first receiver writes no part of others")
        .isInstanceOf(Missing.class);
  }

  @Test
  void shows_a_silent_body_to_the_supervisors_of_both() {
    ask(MONDAY.plusDays(2));
    var theirs = given.staff(other, Role.SUPERVISOR).actor();
    var ours = given.staff(first, Role.SUPERVISOR).actor();
    var strangers = given.staff(given.body(), Role.SUPERVISOR).actor();
    var later = MONDAY.plusDays(3);
    assertThat(partFiles.owed(theirs)).hasSize(1).noneMatch(p -> p.late(MONDAY.plusDays(2)));
    assertThat(partFiles.owed(theirs)).hasSize(1).allMatch(p -> p.late(later));
    assertThat(partFiles.awaited(ours)).hasSize(1).allMatch(p -> p.late(later));
    assertThat(partFiles.owed(strangers)).isEmpty();
    assertThat(partFiles.awaited(strangers)).isEmpty();
    give("1", "有 12 户");
    assertThat(partFiles.owed(theirs)).isEmpty();
  }

  @Test
  void asks_a_body_once_and_never_itself_and_only_while_the_case_is_in_hand() {
    ask(MONDAY.plusDays(14));
    assertThatThrownBy(() -> ask(MONDAY.plusDays(14))).isInstanceOf(Refused.class);
    assertThatThrownBy(
            () -> parts.ask(officer, new AskPart(number, first.id(), "x", MONDAY, false)))
        .isInstanceOf(Refused.class);
    new Office(proposals, given.staff(first, Role.REQUEST_APPROVER).actor())
        .act(officer, number, Draft.of(DraftKind.ANSWER, "等不到了，先答").as("1", "B"));
    assertThatThrownBy(() -> parts.draft(writer, new DraftPart(only().id(), "1", "x")))
        .isInstanceOf(Refused.class);
    assertThat(only().late(MONDAY.plusDays(90))).as("nobody waits any longer").isFalse();
    assertThat(partFiles.owed(writer)).isEmpty();
  }

  @Test
  void joins_what_was_given_under_the_names_of_the_bodies() {
    ask(MONDAY.plusDays(14));
    var third = given.body();
    parts.ask(officer, new AskPart(number, third.id(), "面积多少？", MONDAY.plusDays(14), false));
    assertThat(parts.gathered(officer, number).outcome()).isNull();
    give("1", "有 12 户");
    var joint = parts.gathered(officer, number);
    assertThat(joint.missing()).isEqualTo(1);
    assertThat(joint.outcome()).isEqualTo("1");
    assertThat(joint.text()).contains("一、" + other.name() + "答复“公租房有几户？”：\n有 12 户");
    assertThat(joint.text()).doesNotContain(third.name());
  }

  /** 国办公开办函〔2021〕30号, table 3: a case stands in one row. */
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1 1, 1",
    "3.4 3.4, 3.4",
    "1 3.4, 2",
    "1 4.1, 2",
    "2 5.1, 2",
    "1 2, 2",
    "4.1 3.4, 3.4",
    "5.1 4.2 4.1, 4.1"
  })
  void counts_in_one_row_of_the_report_whatever_its_parts_came_to(String codes, String row) {
    assertThat(JointAnswer.row(List.of(codes.split(" ")))).isEqualTo(row);
  }

  @Test
  void leaves_an_audit_row_an_act_and_nothing_to_read_in_the_database() {
    ask(MONDAY.plusDays(14));
    give("1", "有 12 户");
    var acts =
        db.fetch(
            "select act from audit.entry where subject_kind = 'request' and subject = ? order by id",
            number.value());
    assertThat(acts.getValues(0, String.class)).endsWith("RequestAskPart", "PartDraft", "PartGive");
    var steps =
        db.fetch(
            "select encode(convert_to(s::text, 'UTF8'), 'escape') from requests.part_step s where part_id = ?",
            only().id());
    assertThat(steps).hasSize(3);
    assertThat(steps.toString()).doesNotContain("公租房", "12 户");
    assertThatThrownBy(() -> db.execute("delete from requests.part_step"))
        .hasMessageContaining("append-only");
  }

  @Test
  void has_parts_whose_states_are_drawn_in_the_procedures() throws Exception {
    StateDiagram.check("request-parts", PartState.class);
  }

  private static Event event(Act act, LocalDate on, Facts facts) {
    return new Event(0, act, on, java.time.Instant.EPOCH, null, facts, null);
  }

  private void ask(LocalDate until) {
    parts.ask(officer, new AskPart(number, other.id(), "公租房有几户？", until, false));
  }

  private void give(String outcome, String text) {
    parts.draft(writer, new DraftPart(only().id(), outcome, text));
    parts.give(approver, only().id());
  }

  private Part only() {
    return partFiles.of(officer, number).getFirst();
  }

  private RequestCase read() {
    return files.get(officer, number);
  }

  private void go(LocalDate day) {
    clock.set(day + "T10:00:00");
  }
}
