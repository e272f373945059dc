package org.chengming.requests;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what did not come over the web: at the counter, by post, by fax, by telephone.
 *
 * <p>Art. 29: 采用书面形式确有困难的，申请人可以口头提出，由受理该申请的政府信息公开工作机构代为填写政府信息公开申请.
 */
@Component
public class Intake {
  private static final int LONGEST_REASON = 200;

  private final Filings filings;
  private final Reach reach;
  private final Audit audit;
  private final Clock clock;
  private final int backDays;

  /**
   * @param backDays how many days back a receipt may lie when it is entered
   */
  Intake(
      Filings filings,
      Reach reach,
      Audit audit,
      Clock clock,
      @Value("${chengming.requests.intake-back-days}") int backDays) {
    this.filings = filings;
    this.reach = reach;
    this.audit = audit;
    this.clock = clock;
    this.backDays = backDays;
  }

  /**
   * The days of a request on paper, or of what was said.
   *
   * @param submitted it was handed in, sent, or taken down
   * @param signedFor of a registered letter, null otherwise
   * @param confirmed of a fax or an ordinary letter, null while nobody confirmed it
   * @param readBack whether what was taken down was read to whoever said it
   * @param reason why it is entered later than it came, empty where it is not
   */
  public record Paper(
      LocalDate submitted,
      @Nullable LocalDate signedFor,
      @Nullable LocalDate confirmed,
      boolean readBack,
      String reason) {}

  /** Whether the actor takes in requests of that body. */
  public boolean mayTakeIn(Actor actor, long bodyId) {
    return reach.handles(actor, bodyId);
  }

  /** The first day on which something that is entered today may have come. */
  public LocalDate earliest() {
    return LocalDate.now(clock).minusDays(backDays);
  }

  /**
   * Enters a request for whoever brought it. The same form entered again answers with the number
   * and code of the first time.
   *
   * @throws Refused where the days make no sense or nothing was read back
   */
  @Transactional
  public Filed take(Actor actor, FileRequest command, Paper paper) {
    if (!reach.handles(actor, command.bodyId())) {
      throw new Missing("Body " + command.bodyId());
    }
    if (command.channel() == Channel.WEB) {
      throw new IllegalArgumentException("What came over the web is filed there");
    }
    var form = filings.form(command);
    var known = filings.known(form);
    if (known.isPresent()) {
      return known.get();
    }
    var events = events(command.channel(), paper);
    var filed = filings.insert(form, paper.submitted(), events, actor);
    if (!filed.again()) {
      var kind = command.requester().kind();
      audit.record(
          actor,
          "RequestTakeIn",
          "request",
          filed.number().value(),
          null,
          Map.of("channel", command.channel(), "kind", kind, "on", paper.submitted().toString()));
    }
    return filed;
  }

  /**
   * Art. 31: what is handed in or signed for is in hand; a fax or a letter waits to be confirmed.
   */
  private List<NewEvent> events(Channel channel, Paper paper) {
    requireDay("submitted", paper.submitted(), earliest());
    var reason = paper.reason().isBlank() ? null : paper.reason();
    var events = new ArrayList<NewEvent>();
    events.add(NewEvent.of(Act.SUBMITTED, paper.submitted(), null));
    var came =
        switch (channel) {
          case COUNTER -> NewEvent.of(Act.CONFIRMED, paper.submitted(), reason);
          case PHONE -> readBack(paper, reason);
          case REGISTERED_POST -> signedFor(paper, reason);
          case ORDINARY_POST, FAX, WEB -> confirmed(paper);
        };
    if (came != null) {
      events.add(came);
    } else if (reason != null) {
      events.set(0, NewEvent.of(Act.SUBMITTED, paper.submitted(), reason));
    }
    requireReason(channel, paper);
    return events;
  }

  private static NewEvent readBack(Paper paper, @Nullable String reason) {
    if (!paper.readBack()) {
      throw Refused.because(
          "readBack", "请把记下的念给申请人听，确认无误后再打勾。", "What was dictated was not read back");
    }
    var text = "已念给申请人听，申请人确认无误。" + (reason == null ? "" : "\n" + reason);
    return NewEvent.of(Act.CONFIRMED, paper.submitted(), text);
  }

  private NewEvent signedFor(Paper paper, @Nullable String reason) {
    var day = paper.signedFor();
    if (day == null) {
      throw Refused.because("signedFor", "请填写签收的日期。", "A registered letter is signed for");
    }
    requireDay("signedFor", day, paper.submitted());
    return NewEvent.of(Act.SIGNED_FOR, day, reason);
  }

  private @Nullable NewEvent confirmed(Paper paper) {
    var day = paper.confirmed();
    if (day == null) {
      return null;
    }
    requireDay("confirmed", day, paper.submitted());
    return NewEvent.of(Act.CONFIRMED, day, paper.reason().isBlank() ? null : paper.reason());
  }

  /** Whoever enters a receipt late takes days off the answer; so it says why. */
  private void requireReason(Channel channel, Paper paper) {
    var signed = paper.signedFor();
    var came = channel == Channel.REGISTERED_POST && signed != null ? signed : paper.submitted();
    if (came.isBefore(LocalDate.now(clock)) && paper.reason().isBlank()) {
      throw Refused.because("reason", "不是今天收到的，请写明为什么现在才登记。", "A receipt is entered late");
    }
    if (paper.reason().length() > LONGEST_REASON) {
      throw Refused.because(
          "reason", "原因最多 %d 个字。".formatted(LONGEST_REASON), "The reason is too long");
    }
  }

  private void requireDay(String field, LocalDate day, LocalDate from) {
    var today = LocalDate.now(clock);
    if (day.isBefore(from) || day.isAfter(today)) {
      throw Refused.because(
          field,
          "日期应当在 %s 到 %s 之间。".formatted(from, today),
          "%s is not between %s and %s".formatted(day, from, today));
    }
  }
}
