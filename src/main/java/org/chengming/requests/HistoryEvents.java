package org.chengming.requests;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to an old case, as its line tells it: each thing on the day it happened. */
final class HistoryEvents {
  private static final String THIRD_PARTY = "T1";
  private static final int LONGEST = 20_000;

  private final Limits limits;
  private final Outcomes outcomes;

  HistoryEvents(Limits limits, Outcomes outcomes) {
    this.limits = limits;
    this.outcomes = outcomes;
  }

  /** What happened, in order, and where the case stands after it. */
  record Course(List<NewEvent> events, RequestState state) {}

  Course read(HistoryCells cells, Channel channel, LocalDate received, LocalDate today) {
    var events = new ArrayList<NewEvent>();
    events.add(NewEvent.of(Act.SUBMITTED, received, null));
    var ended = cells.day(HistoryColumn.ENDED, received, today);
    var last = ended == null ? today : ended;
    boolean registered = receipt(cells, channel, received, last, events);
    boolean waits = clarification(cells, received, last, events);
    extension(cells, received, last, events);
    thirdParty(cells, received, last, events);
    var end = end(cells, ended);
    events.sort(comparing(NewEvent::on).thenComparing(NewEvent::act));
    if (end != null) {
      events.add(end);
      return new Course(
          events, end.act() == Act.CLOSED ? RequestState.CLOSED : RequestState.ANSWERED);
    }
    return new Course(
        events,
        waits
            ? RequestState.AWAITING_CLARIFICATION
            : registered ? RequestState.REGISTERED : RequestState.FILED);
  }

  /** Art. 31. @return whether its clock runs */
  private boolean receipt(
      HistoryCells cells,
      Channel channel,
      LocalDate received,
      LocalDate last,
      List<NewEvent> events) {
    var confirmed = cells.day(HistoryColumn.CONFIRMED, received, last);
    if (channel == Channel.REGISTERED_POST) {
      events.add(NewEvent.of(Act.SIGNED_FOR, received, null));
      return true;
    }
    if (confirmed != null) {
      events.add(NewEvent.of(Act.CONFIRMED, confirmed, null));
      return true;
    }
    if (!channel.waitsForConfirmation() || limits.on(received, Limit.CONFIRMATION).isEmpty()) {
      return true;
    }
    if (cells.word(HistoryColumn.ENDED).isEmpty()) {
      return false;
    }
    events.add(NewEvent.of(Act.CONFIRMED, received, null));
    cells.remark("没有写“确认日”，按收到日 %s 确认算".formatted(received));
    return true;
  }

  /** Art. 30. @return whether the requester has been asked and has not answered */
  private static boolean clarification(
      HistoryCells cells, LocalDate received, LocalDate last, List<NewEvent> events) {
    var asked = cells.day(HistoryColumn.CLARIFICATION_ASKED, received, last);
    var from = asked == null ? received : asked;
    var by = cells.day(HistoryColumn.CLARIFICATION_BY, from, last.plusDays(365));
    var answered = cells.day(HistoryColumn.CLARIFICATION_ANSWERED, from, last);
    if (asked == null) {
      if (by != null || answered != null) {
        cells.wrong("写了补正，没有写“要求补正日”");
      }
      return false;
    }
    var until = by != null ? by : answered != null ? answered : asked;
    events.add(new NewEvent(Act.CLARIFICATION_ASKED, asked, Facts.until(until), null));
    if (answered != null) {
      events.add(NewEvent.of(Act.CLARIFICATION_ANSWERED, answered, null));
    }
    return answered == null;
  }

  /** Art. 33. What it adds at most is the clock's matter; what was decided is kept as it was. */
  private void extension(
      HistoryCells cells, LocalDate received, LocalDate last, List<NewEvent> events) {
    var on = cells.day(HistoryColumn.EXTENDED, received, last);
    var days = cells.number(HistoryColumn.EXTENSION_DAYS, 500);
    if (cells.word(HistoryColumn.EXTENDED).isEmpty()
        != cells.word(HistoryColumn.EXTENSION_DAYS).isEmpty()) {
      cells.wrong("“延期日”和“延期天数”要一起写");
    }
    if (on == null || days == null) {
      return;
    }
    int most = limits.on(on, Limit.EXTENSION).map(LimitRule::days).map(Integer::intValue).orElse(0);
    if (days > most) {
      cells.remark("延期 %d 个工作日，法律最多许 %d 个，期限按 %d 个算".formatted(days, most, most));
    }
    events.add(new NewEvent(Act.EXTENDED, on, Facts.days(days), null));
  }

  /** Art. 32. */
  private static void thirdParty(
      HistoryCells cells, LocalDate received, LocalDate last, List<NewEvent> events) {
    var asked = cells.day(HistoryColumn.THIRD_PARTY_ASKED, received, last);
    var from = asked == null ? received : asked;
    var answered = cells.day(HistoryColumn.THIRD_PARTY_ANSWERED, from, last);
    var said = cells.word(HistoryColumn.THIRD_PARTY_STANCE);
    var stance =
        switch (said) {
          case "同意", "同意公开" -> Facts.Stance.CONSENTS;
          case "不同意", "不同意公开" -> Facts.Stance.OBJECTS;
          default -> null;
        };
    if (stance == null && !said.isEmpty()) {
      cells.wrong("“第三方意见”要写同意或者不同意");
    }
    if (asked == null) {
      if (answered != null || stance != null) {
        cells.wrong("写了第三方意见，没有写“征求第三方日”");
      }
      return;
    }
    var whom = Happening.Asked.THIRD_PARTY;
    events.add(
        new NewEvent(Act.OPINION_ASKED, asked, Facts.opinion(whom, THIRD_PARTY, null), null));
    if (answered != null) {
      events.add(
          new NewEvent(
              Act.OPINION_GIVEN, answered, Facts.opinion(whom, THIRD_PARTY, stance), null));
    } else if (stance != null) {
      cells.wrong("写了“第三方意见”，没有写“收到第三方意见日”");
    }
  }

  private @Nullable NewEvent end(HistoryCells cells, @Nullable LocalDate ended) {
    var written = cells.word(HistoryColumn.OUTCOME);
    var text = cells.text(HistoryColumn.ANSWER, LONGEST);
    if (written.isEmpty() != cells.word(HistoryColumn.ENDED).isEmpty()) {
      cells.wrong("“处理结果”和“办结日”要一起写");
      return null;
    }
    if (written.isEmpty() && !text.isEmpty()) {
      cells.wrong("写了“答复内容”，没有写“办结日”");
    }
    if (ended == null || written.isEmpty()) {
      return null;
    }
    var outcome =
        outcomes
            .written(written, ended)
            .or(() -> outcomes.written(cells.text(HistoryColumn.OUTCOME, 200), ended))
            .orElse(null);
    if (outcome == null) {
      cells.wrong("“处理结果”不是 %s 那天年度报告里有的".formatted(ended));
      return null;
    }
    return new NewEvent(
        outcome.closes() ? Act.CLOSED : Act.ANSWERED,
        ended,
        Facts.outcome(outcome.code()),
        text.isEmpty() ? null : text);
  }
}
