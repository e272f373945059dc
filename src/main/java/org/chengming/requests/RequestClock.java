package org.chengming.requests;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.requests.Due.Running;
import org.chengming.requests.Happening.ClarificationAnswered;
import org.chengming.requests.Happening.ClarificationAsked;
import org.chengming.requests.Happening.Closed;
import org.chengming.requests.Happening.Confirmed;
import org.chengming.requests.Happening.FeeNoticeDelivered;
import org.chengming.requests.Happening.FeeNoticed;
import org.chengming.requests.Happening.FeePaid;
import org.chengming.requests.Happening.SignedFor;
import org.chengming.requests.Happening.Submitted;
import org.jspecify.annotations.Nullable;

/**
 * The statutory clock of a request: from what happened to the day by which it must be answered.
 *
 * <p>Art. 33: 行政机关收到政府信息公开申请，能够当场答复的，应当当场予以答复。不能当场答复的，应当自收到申请之日起20个工作日内予以答复；
 * 需要延长答复期限的，应当经政府信息公开工作机构负责人同意并告知申请人，延长的期限最长不得超过20个工作日。 行政机关征求第三方和其他机关意见所需时间不计算在前款规定的期限内。
 */
public final class RequestClock {
  private final WorkingCalendar calendar;
  private final Limits limits;

  RequestClock(WorkingCalendar calendar, Limits limits) {
    this.calendar = calendar;
    this.limits = limits;
  }

  /** The same clock by another calendar. */
  RequestClock by(WorkingCalendar other) {
    return new RequestClock(other, limits);
  }

  /** The day the law counts as its receipt (Art. 31), empty while it is unconfirmed. */
  public Optional<LocalDate> received(Collection<Happening> happenings) {
    var submitted = first(happenings, Submitted.class);
    if (submitted.isEmpty()) {
      return Optional.empty();
    }
    var channel = submitted.get().channel();
    if (channel == Channel.REGISTERED_POST) {
      return first(happenings, SignedFor.class).map(SignedFor::on);
    }
    var confirmation = limits.on(submitted.get().on(), Limit.CONFIRMATION).isPresent();
    return channel.waitsForConfirmation() && confirmation
        ? first(happenings, Confirmed.class).map(Confirmed::on)
        : submitted.map(Submitted::on);
  }

  /** The times in which what came by web, fax or ordinary letter counted from its confirmation. */
  List<LimitRule> confirmation() {
    return limits.of(Limit.CONFIRMATION);
  }

  /** Whether the law of that day lets a body ask what the information is wanted for. */
  public boolean asksPurpose(LocalDate day) {
    return limits.on(day, Limit.PURPOSE).isPresent();
  }

  /**
   * The last day and its sum.
   *
   * @param happenings in any order
   */
  public Due due(Collection<Happening> happenings) {
    var sum = new Sum(calendar, limits);
    var received = received(happenings).orElse(null);
    var closed = first(happenings, Closed.class).isPresent();
    if (received == null) {
      return sum.unknown(closed ? Running.CLOSED : Running.UNCONFIRMED, null);
    }
    sum.received(received, first(happenings, Submitted.class).orElseThrow());
    var clarified = last(happenings, ClarificationAnswered.class, h -> true);
    clarified.filter(c -> !c.on().isBefore(received)).ifPresent(sum::clarified);
    last(happenings, FeePaid.class, h -> true).ifPresent(sum::paid);
    var waiting = waiting(happenings, sum.start());
    if (waiting != null) {
      return sum.unknown(closed ? Running.CLOSED : waiting.what(), waiting.until());
    }
    sum.reply();
    sum.follow(happenings);
    return sum.due(closed);
  }

  /** The day by which the requester must be asked, if the request is unclear; empty without one. */
  public Optional<LocalDate> clarificationNoticeBy(Collection<Happening> happenings) {
    return received(happenings)
        .flatMap(
            day ->
                limits
                    .on(day, Limit.CLARIFICATION_NOTICE)
                    .map(rule -> rule.days() == null ? day : calendar.plus(day, rule.days())));
  }

  /** The working days by which the answer may still be put off, were it done that day. */
  public int extensionLeft(Collection<Happening> happenings, LocalDate on) {
    int used =
        happenings.stream().mapToInt(h -> h instanceof Happening.Extended e ? e.days() : 0).sum();
    return limits
        .on(on, Limit.EXTENSION)
        .map(rule -> Math.max(0, (rule.days() == null ? 0 : rule.days()) - used))
        .orElse(0);
  }

  private record Waiting(Running what, @Nullable LocalDate until) {}

  /** What the requester has been asked for since the clock last started, and has not done. */
  private @Nullable Waiting waiting(Collection<Happening> happenings, LocalDate start) {
    var asked = last(happenings, ClarificationAsked.class, h -> true).orElse(null);
    var answered = last(happenings, ClarificationAnswered.class, h -> true).orElse(null);
    if (asked != null && (answered == null || answered.on().isBefore(asked.on()))) {
      return new Waiting(Running.AWAITS_CLARIFICATION, asked.replyBy());
    }
    var noticed = last(happenings, FeeNoticed.class, h -> true).orElse(null);
    var paid = last(happenings, FeePaid.class, h -> true).orElse(null);
    if (noticed != null
        && !noticed.on().isBefore(start)
        && (paid == null || paid.on().isBefore(noticed.on()))) {
      return new Waiting(Running.AWAITS_FEE, payBy(happenings, noticed));
    }
    return null;
  }

  /**
   * The last day to pay a fee noticed that day and delivered the same day; empty without a rule.
   */
  Optional<LocalDate> payBy(LocalDate noticed) {
    return Optional.ofNullable(payBy(List.of(), new FeeNoticed(noticed)));
  }

  private @Nullable LocalDate payBy(Collection<Happening> happenings, FeeNoticed noticed) {
    var from =
        last(happenings, FeeNoticeDelivered.class, d -> !d.on().isBefore(noticed.on()))
            .map(FeeNoticeDelivered::on)
            .orElse(noticed.on());
    return limits
        .on(noticed.on(), Limit.FEE)
        .filter(rule -> rule.days() != null)
        .map(rule -> end(rule, from))
        .orElse(null);
  }

  /** The last day for something that another law lets people do, and the rule it comes from. */
  public record Until(LocalDate by, LimitRule rule) {}

  /**
   * Until when something can be done against what became known that day. A last day on which nobody
   * works gives way to the next working day. Empty where the law of that day knows no limit.
   */
  public Optional<Until> against(LocalDate known, Limit limit) {
    return limits
        .on(known, limit)
        .filter(rule -> rule.days() != null)
        .map(rule -> new Until(calendar.plus(end(rule, known).minusDays(1), 1), rule));
  }

  private LocalDate end(LimitRule rule, LocalDate from) {
    int days = rule.days() == null ? 0 : rule.days();
    return switch (rule.unit()) {
      case WORKING -> calendar.plus(from, days);
      case CALENDAR -> from.plusDays(days);
      case MONTH -> from.plusMonths(days);
    };
  }

  private static <H extends Happening> Optional<H> first(
      Collection<Happening> happenings, Class<H> type) {
    return happenings.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .min(Comparator.comparing(Happening::on));
  }

  private static <H extends Happening> Optional<H> last(
      Collection<Happening> happenings, Class<H> type, Predicate<H> which) {
    return happenings.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .filter(which)
        .max(Comparator.comparing(Happening::on));
  }
}
