package org.chengming.requests.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chengming.requests.Act;
import org.chengming.requests.Limit;
import org.chengming.requests.Outcome;
import org.chengming.requests.Outcome.Relief;
import org.chengming.requests.RequestCase;
import org.chengming.requests.RequestClock;
import org.chengming.web.Dates;
import org.chengming.web.Words;

/**
 * What is open to whoever does not accept an answer, or has had none in time, with its last day.
 *
 * <p>行政复议法 (2023) 第二十三条: 申请政府信息公开，行政机关不予公开；认为行政机关存在未履行法定职责情形 — 应当先向行政复议机关申请行政复议. 条例第五十一条:
 * 可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报.
 */
final class Remedies {
  /** From that day on a body's silence, too, goes to 行政复议 first. */
  private static final LocalDate SILENCE_TO_REVIEW = LocalDate.of(2024, 1, 1);

  private final RequestClock clock;
  private final Words t;

  Remedies(RequestClock clock, Words t) {
    this.clock = clock;
    this.t = t;
  }

  /**
   * @param what can be done
   * @param by its last day in words, or how long there is
   * @param source the article
   */
  record Remedy(String what, String by, String source) {}

  /** Against how it ended. */
  List<Remedy> against(Outcome outcome, LocalDate on) {
    return all(on, outcome.relief() == Relief.REVIEW_FIRST);
  }

  /** Against silence past the last day; none while there is time. */
  List<Remedy> silence(RequestCase request, LocalDate today) {
    var by = request.due().by();
    if (by == null || !request.state().open() || !today.isAfter(by)) {
      return List.of();
    }
    return all(by, !by.isBefore(SILENCE_TO_REVIEW));
  }

  /** Whether the end of the case is one that somebody decided. */
  static boolean decided(RequestCase request) {
    return request.last(Act.ANSWERED).isPresent() || request.last(Act.CLOSED).isPresent();
  }

  private List<Remedy> all(LocalDate from, boolean reviewFirst) {
    var all = new ArrayList<Remedy>();
    clock.against(from, Limit.REVIEW).ifPresent(u -> all.add(remedy(t.of("申请行政复议，不收费"), u)));
    if (reviewFirst) {
      all.add(
          new Remedy(
              t.of("对复议决定不服，再向法院起诉"), t.of("收到复议决定书起 15 天内"), t.of("行政复议法第二十三条、行政诉讼法第四十五条")));
    } else {
      clock.against(from, Limit.SUIT).ifPresent(u -> all.add(remedy(t.of("或者直接向法院起诉"), u)));
    }
    all.add(new Remedy(t.of("向上一级机关或者政府信息公开工作主管部门投诉、举报"), t.of("随时"), "条例第五十一条"));
    return all;
  }

  private Remedy remedy(String what, RequestClock.Until until) {
    return new Remedy(what, t.of("最晚 %s", Dates.day(until.by(), t)), until.rule().source());
  }
}
