package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.requests.Due.Note;
import org.chengming.requests.Due.Running;
import org.chengming.requests.Due.Term;
import org.chengming.requests.Happening.Asked;
import org.chengming.requests.Happening.ClarificationAnswered;
import org.chengming.requests.Happening.ClarificationAsked;
import org.chengming.requests.Happening.Closed;
import org.chengming.requests.Happening.Confirmed;
import org.chengming.requests.Happening.Delayed;
import org.chengming.requests.Happening.Extended;
import org.chengming.requests.Happening.FeeNoticeDelivered;
import org.chengming.requests.Happening.FeeNoticed;
import org.chengming.requests.Happening.FeePaid;
import org.chengming.requests.Happening.OpinionAsked;
import org.chengming.requests.Happening.OpinionDelivered;
import org.chengming.requests.Happening.OpinionGiven;
import org.chengming.requests.Happening.SignedFor;
import org.chengming.requests.Happening.Submitted;
import org.chengming.requests.Happening.Transferred;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class TheClockOfARequestTests {
  @Autowired RequestClock clock;
  @Autowired WorkingCalendar calendar;

  /** Art. 33 of 2019: 20 and 20 more; Art. 24 of 2007: 15 and 15 more. */
  @ParameterizedTest
  @CsvSource({
    "2014-01-20, 2014-02-13, 2014-03-06",
    "2014-03-03, 2014-03-24, 2014-04-15",
    "2014-09-22, 2014-10-16, 2014-11-06",
    "2019-09-23, 2019-10-24, 2019-11-21",
    "2025-01-20, 2025-02-21, 2025-03-21",
    "2026-02-09, 2026-03-13, 2026-04-13",
    "2026-09-18, 2026-10-22, 2026-11-19"
  })
  void answers_within_the_days_of_its_law_and_as_many_more_when_extended(
      LocalDate received, LocalDate due, LocalDate extended) {
    var handedIn = new Submitted(received, Channel.COUNTER);
    assertThat(due(handedIn).by()).isEqualTo(due);
    assertThat(due(handedIn, new Extended(received.plusDays(7), 60)).by()).isEqualTo(extended);
  }

  @Test
  void changes_its_law_with_the_day_of_receipt() {
    assertThat(days(due(counter("2019-05-14")), Term.REPLY)).isEqualTo(15);
    assertThat(days(due(counter("2019-05-15")), Term.REPLY)).isEqualTo(20);
  }

  /** Art. 31. */
  @Test
  void starts_on_the_day_the_law_calls_receipt_for_each_channel() {
    var submitted = day("2026-03-02");
    var confirmed = new Confirmed(day("2026-03-04"));
    var signed = new SignedFor(day("2026-03-03"));
    for (var channel : List.of(Channel.WEB, Channel.FAX, Channel.ORDINARY_POST)) {
      var sent = new Submitted(submitted, channel);
      assertThat(due(sent).running()).as("%s", channel).isEqualTo(Running.UNCONFIRMED);
      assertThat(due(sent).by()).isNull();
      assertThat(clock.received(List.of(sent, confirmed))).contains(confirmed.on());
    }
    var post = new Submitted(submitted, Channel.REGISTERED_POST);
    assertThat(clock.received(List.of(post, confirmed))).isEmpty();
    assertThat(clock.received(List.of(post, confirmed, signed))).contains(signed.on());
    for (var channel : List.of(Channel.COUNTER, Channel.PHONE)) {
      assertThat(clock.received(List.of(new Submitted(submitted, channel)))).contains(submitted);
    }
    var before = new Submitted(day("2014-03-03"), Channel.WEB);
    assertThat(clock.received(List.of(before))).contains(before.on());
  }

  /** The example of the mock: asked on 23 September, answered on 9 October, six working days. */
  @Test
  void stands_while_a_third_party_is_asked_and_says_how_long() {
    var due =
        due(
            new Submitted(day("2026-09-17"), Channel.WEB),
            new Confirmed(day("2026-09-18")),
            asked("2026-09-23", "甲"),
            given("2026-10-09", "甲"));
    assertThat(due.by()).isEqualTo("2026-10-30");
    assertThat(days(due, Term.THIRD_PARTY)).isEqualTo(6);
    var reply = line(due, Term.REPLY);
    assertThat(reply.reaches()).isEqualTo("2026-10-22");
    assertThat(reply.source()).contains("第三十三条");
    assertThat(reply.counted().excluded())
        .anyMatch(d -> d.date().equals(day("2026-10-01")) && d.holiday().equals("国庆节"));
    assertThat(reply.counted().makeUpDays())
        .extracting(d -> d.date().toString())
        .containsExactly("2026-09-20", "2026-10-10");
  }

  /** Art. 32: fifteen working days from the day the third party has the letter. */
  @Test
  void goes_on_when_nobody_answers_within_the_limit() {
    var submitted = counter("2026-03-02");
    var silent = due(submitted, asked("2026-03-04", "甲"));
    assertThat(days(silent, Term.THIRD_PARTY)).isEqualTo(15);
    assertThat(line(silent, Term.THIRD_PARTY).note()).isEqualTo(Note.PENDING);
    var later =
        due(
            submitted,
            asked("2026-03-04", "甲"),
            new OpinionDelivered(day("2026-03-06"), Asked.THIRD_PARTY, "甲"),
            given("2026-06-01", "甲"));
    assertThat(days(later, Term.THIRD_PARTY)).isEqualTo(17);
    assertThat(line(later, Term.THIRD_PARTY).note()).isEqualTo(Note.SILENT);
  }

  @Test
  void counts_days_on_which_two_are_asked_once() {
    var due =
        due(
            counter("2026-03-02"),
            asked("2026-03-04", "甲"),
            given("2026-03-11", "甲"),
            new OpinionAsked(day("2026-03-05"), Asked.OTHER_BODY, "乙"),
            new OpinionGiven(day("2026-03-10"), Asked.OTHER_BODY, "乙"));
    assertThat(days(due, Term.THIRD_PARTY)).isEqualTo(5);
    assertThat(line(due, Term.OTHER_BODY).note()).isEqualTo(Note.OVERLAPS);
    assertThat(due.by()).isEqualTo(calendar.plus(day("2026-03-02"), 25));
  }

  @Test
  void under_the_law_of_2007_stands_for_third_parties_without_limit_and_not_for_other_bodies() {
    var submitted = counter("2014-03-03");
    var open = due(submitted, asked("2014-03-04", "甲"));
    assertThat(open.by()).isNull();
    assertThat(open.running()).isEqualTo(Running.STANDS);
    var other = due(submitted, new OpinionAsked(day("2014-03-04"), Asked.OTHER_BODY, "乙"));
    assertThat(other.by()).isEqualTo("2014-03-24");
  }

  /** Art. 30. */
  @Test
  void waits_for_a_clarification_and_starts_anew_with_it() {
    var submitted = counter("2026-03-02");
    var question = new ClarificationAsked(day("2026-03-10"), day("2026-03-31"));
    assertThat(clock.clarificationNoticeBy(List.of(submitted))).contains(day("2026-03-11"));
    var waiting = due(submitted, question);
    assertThat(waiting.running()).isEqualTo(Running.AWAITS_CLARIFICATION);
    assertThat(waiting.by()).isNull();
    assertThat(waiting.waitsUntil()).isEqualTo("2026-03-31");
    var answered = due(submitted, question, new ClarificationAnswered(day("2026-03-20")));
    assertThat(answered.by()).isEqualTo(calendar.plus(day("2026-03-20"), 20));
    assertThat(clock.clarificationNoticeBy(List.of(counter("2014-03-03")))).isEmpty();
  }

  @Test
  void waits_for_a_fee_and_starts_anew_the_day_after_payment() {
    var submitted = counter("2026-03-02");
    var notice = new FeeNoticed(day("2026-03-10"));
    assertThat(due(submitted, notice, new FeeNoticeDelivered(day("2026-03-12"))).waitsUntil())
        .isEqualTo("2026-04-11");
    assertThat(due(submitted, notice).running()).isEqualTo(Running.AWAITS_FEE);
    assertThat(due(submitted, notice, new FeePaid(day("2026-03-20"))).by())
        .isEqualTo(calendar.plus(day("2026-03-20"), 20));
  }

  @Test
  void takes_no_notice_of_what_comes_after_the_last_day() {
    var submitted = counter("2026-03-02");
    var due = calendar.plus(submitted.on(), 20);
    var late = due(submitted, new Extended(due.plusDays(1), 20));
    assertThat(late.by()).isEqualTo(due);
    assertThat(line(late, Term.EXTENSION).note()).isEqualTo(Note.TOO_LATE);
    assertThat(due(submitted, new Extended(due, 20)).by())
        .isEqualTo(calendar.plus(submitted.on(), 40));
    assertThat(due(submitted, asked(due.toString(), "甲")).by()).isEqualTo(due);
    assertThat(due(submitted, asked(due.minusDays(1).toString(), "甲")).by()).isAfter(due);
  }

  @Test
  void never_starts_anew_because_another_body_takes_part() {
    var submitted = counter("2026-03-02");
    assertThat(due(submitted, new Transferred(day("2026-03-09"))).by())
        .isEqualTo(due(submitted).by());
  }

  /** Art. 35: a later day may be set for very many requests; a Saturday gives way to Monday. */
  @Test
  void ends_on_a_working_day_even_where_a_later_day_was_set() {
    var due = due(counter("2026-03-02"), new Delayed(day("2026-03-09"), day("2026-05-16")));
    assertThat(due.by()).isEqualTo("2026-05-18");
  }

  @Test
  void is_overdue_the_day_after_unless_closed() {
    var submitted = counter("2026-03-02");
    var due = due(submitted);
    assertThat(due.overdue(due.by())).isFalse();
    assertThat(due.overdue(due.by().plusDays(1))).isTrue();
    var closed = due(submitted, new Closed(day("2026-03-06")));
    assertThat(closed.overdue(day("2027-01-01"))).isFalse();
  }

  @Test
  void comes_out_the_same_in_whatever_order_things_become_known() {
    var random = new Random(20190515);
    for (int i = 0; i < 1_500; i++) {
      var happenings = history(random);
      var due = clock.due(happenings);
      Collections.shuffle(happenings, random);
      assertThat(clock.due(happenings)).as("%s", happenings).isEqualTo(due);
    }
  }

  @Test
  void is_never_due_earlier_for_another_suspension_and_never_on_a_day_off() {
    var random = new Random(20080501);
    int moved = 0;
    for (int i = 0; i < 3_000; i++) {
      var happenings = history(random);
      var before = clock.due(happenings).by();
      var start = happenings.getFirst().on();
      var on = start.plusDays(random.nextInt(60));
      happenings.add(new OpinionAsked(on, Asked.THIRD_PARTY, "又一个"));
      if (random.nextBoolean()) {
        happenings.add(new OpinionGiven(on.plusDays(random.nextInt(40)), Asked.THIRD_PARTY, "又一个"));
      }
      var after = clock.due(happenings).by();
      if (before == null) {
        assertThat(after).as("%s", happenings).isNull();
        continue;
      }
      assertThat(calendar.isWorking(before)).as("%s of %s", before, happenings).isTrue();
      if (after != null) {
        assertThat(after).as("%s", happenings).isAfterOrEqualTo(before);
        assertThat(calendar.isWorking(after)).as("%s of %s", after, happenings).isTrue();
        moved += after.isAfter(before) ? 1 : 0;
      }
    }
    assertThat(moved).isGreaterThan(500);
  }

  @Test
  void agrees_with_walking_from_day_to_day() {
    var random = new Random(711);
    for (int i = 0; i < 2_000; i++) {
      var start = day("2019-06-03").plusDays(random.nextInt(2_300));
      var stopped = new HashSet<LocalDate>();
      var happenings = new ArrayList<Happening>(List.of(new Submitted(start, Channel.COUNTER)));
      for (int n = random.nextInt(4); n > 0; n--) {
        var on = start.plusDays(random.nextInt(25));
        var until = on.plusDays(random.nextInt(20));
        if (on.isBefore(calendar.plus(start, 20)) && calendar.between(on, until) <= 15) {
          happenings.add(new OpinionAsked(on, Asked.THIRD_PARTY, "第" + n));
          happenings.add(new OpinionGiven(until, Asked.THIRD_PARTY, "第" + n));
          on.plusDays(1).datesUntil(until.plusDays(1)).forEach(stopped::add);
        }
      }
      assertThat(clock.due(happenings).by()).as("%s", happenings).isEqualTo(walk(start, stopped));
    }
  }

  private LocalDate walk(LocalDate start, Set<LocalDate> stopped) {
    var day = start;
    for (int left = 20; left > 0; ) {
      day = day.plusDays(1);
      left -= calendar.isWorking(day) && !stopped.contains(day) ? 1 : 0;
    }
    return day;
  }

  /** Everything that may happen to a case, at random; the first is its submission. */
  private static ArrayList<Happening> history(Random random) {
    var start = day("2008-06-02").plusDays(random.nextInt(6_600));
    var all = new ArrayList<Happening>(List.of(new Submitted(start, Channel.COUNTER)));
    for (int n = random.nextInt(3); n > 0; n--) {
      var on = start.plusDays(random.nextInt(50));
      var asked = random.nextBoolean() ? Asked.THIRD_PARTY : Asked.OTHER_BODY;
      all.add(new OpinionAsked(on, asked, "第" + n));
      all.add(new OpinionGiven(on.plusDays(random.nextInt(40)), asked, "第" + n));
    }
    if (random.nextInt(3) == 0) {
      all.add(new Extended(start.plusDays(random.nextInt(50)), 1 + random.nextInt(25)));
    }
    if (random.nextInt(4) == 0) {
      var on = start.plusDays(random.nextInt(12));
      all.add(new ClarificationAsked(on, on.plusDays(20)));
      all.add(new ClarificationAnswered(on.plusDays(random.nextInt(20))));
    }
    if (random.nextInt(6) == 0) {
      var on = start.plusDays(random.nextInt(12));
      all.add(new FeeNoticed(on));
      all.add(new FeePaid(on.plusDays(random.nextInt(20))));
    }
    if (random.nextInt(6) == 0) {
      all.add(new Delayed(start.plusDays(3), start.plusDays(30 + random.nextInt(60))));
    }
    if (random.nextInt(6) == 0) {
      all.add(new Transferred(start.plusDays(random.nextInt(20))));
    }
    return all;
  }

  private Due due(Happening... happenings) {
    return clock.due(List.of(happenings));
  }

  private static int days(Due due, Term term) {
    return line(due, term).days();
  }

  private static Due.Line line(Due due, Term term) {
    return due.lines().stream().filter(l -> l.term() == term).findFirst().orElseThrow();
  }

  private static Submitted counter(String day) {
    return new Submitted(day(day), Channel.COUNTER);
  }

  private static OpinionAsked asked(String day, String whose) {
    return new OpinionAsked(day(day), Asked.THIRD_PARTY, whose);
  }

  private static OpinionGiven given(String day, String whose) {
    return new OpinionGiven(day(day), Asked.THIRD_PARTY, whose);
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
