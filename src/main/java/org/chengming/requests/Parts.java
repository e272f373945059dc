package org.chengming.requests;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.audit.Audit;
import org.chengming.organisations.Organisations;
import org.chengming.requests.PartRepository.Said;
import org.chengming.requests.PartStep.What;
import org.chengming.requests.db.tables.records.RequestRecord;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * First receiver answers for all (首问负责): the body that received a request asks others for their
 * parts and answers the requester alone. Asking and returning take a request officer of the case;
 * writing takes one of the body that is asked, and approving another, or the head of its office.
 */
@Component
public class Parts {
  private static final int MOST = 20;
  private static final int LONGEST_TEXT = 20_000;

  private final RequestRepository requests;
  private final PartRepository repository;
  private final RequestCases cases;
  private final Outcomes outcomes;
  private final Reach reach;
  private final Organisations organisations;
  private final Audit audit;
  private final Clock clock;

  Parts(
      RequestRepository requests,
      PartRepository repository,
      RequestCases cases,
      Outcomes outcomes,
      Reach reach,
      Organisations organisations,
      Audit audit,
      Clock clock) {
    this.requests = requests;
    this.repository = repository;
    this.cases = cases;
    this.outcomes = outcomes;
    this.reach = reach;
    this.organisations = organisations;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Asks another body for its part.
   *
   * @return the part's place in the case
   */
  @Transactional
  public int ask(Actor actor, AskPart command) {
    var request = requests.lock(command.number());
    reach.requireHandling(actor, request.getBodyId(), command.number());
    requireInHand(request);
    requireBody(request, command.bodyId());
    requireText(command.question(), "请写明要这个机关答复什么。");
    requireDay(request, command.until());
    var parts = repository.of(request.getId());
    if (parts.stream().anyMatch(p -> p.bodyId() == command.bodyId())) {
      throw Refused.conflict(
          "已经请过这个机关。还要别的，等它答了以后退回并写明。",
          "Body %d has a part of %s".formatted(command.bodyId(), command.number()));
    }
    if (parts.size() >= MOST) {
      throw Refused.conflict("一件申请最多请 %d 个机关。".formatted(MOST), "Too many parts");
    }
    int ordinal = parts.size() + 1;
    long id = repository.insert(request.getId(), ordinal, command);
    repository.step(id, 1, What.ASKED, new Said(command.until(), null, command.question()), actor);
    happen(request, actor, Act.PART_ASKED, Facts.whose("P" + ordinal).by(command.until()));
    record(actor, "RequestAskPart", command.number(), ordinal, command.until());
    return ordinal;
  }

  /** Asks the body for more than it gave; the part has a new day, the case does not. */
  @Transactional
  public void askAgain(Actor actor, ReturnPart command) {
    var request = requests.lock(command.number());
    reach.requireHandling(actor, request.getBodyId(), command.number());
    requireInHand(request);
    var part =
        repository.of(request.getId()).stream()
            .filter(p -> p.ordinal() == command.ordinal())
            .findFirst()
            .orElseThrow(() -> new Missing("Part of " + command.number()));
    if (part.state() != PartState.GIVEN) {
      throw Refused.conflict("这一部分还没有答，不用退回。", "%s is not given".formatted(part));
    }
    requireText(command.reason(), "请写明还要什么。");
    requireDay(request, command.until());
    step(part, What.RETURNED, new Said(command.until(), null, command.reason()), actor);
    happen(request, actor, Act.PART_ASKED, Facts.whose(part.name()).by(command.until()));
    record(actor, "RequestReturnPart", command.number(), part.ordinal(), command.until());
  }

  /** Writes the part, or writes it anew until it is approved. */
  @Transactional
  public void draft(Actor actor, DraftPart command) {
    var held = lock(actor, command.part());
    requireOfficer(actor, held.part());
    held.part().state().require(PartState.DRAFTED);
    var outcome =
        outcomes
            .find(command.outcome(), today())
            .filter(o -> !o.closes())
            .orElseThrow(
                () ->
                    Refused.because("outcome", "请选这一部分的处理结果。", "No outcome " + command.outcome()));
    requireText(command.text(), "请写明答复。");
    step(held.part(), What.DRAFTED, new Said(null, outcome.code(), command.text()), actor);
    record(actor, "PartDraft", held.part(), Map.of("outcome", outcome.code()));
  }

  /** Approves the part and gives it to the first receiver; nobody approves their own words. */
  @Transactional
  public void give(Actor actor, long id) {
    var held = lock(actor, id);
    var part = held.part();
    part.state().require(PartState.GIVEN);
    requireSecond(actor, part);
    step(part, What.GIVEN, new Said(null, null, null), actor);
    happen(held.request(), actor, Act.PART_ANSWERED, Facts.whose(part.name()));
    record(actor, "PartGive", part, Map.of());
  }

  /** The approver does not approve. */
  @Transactional
  public void sendBack(Actor actor, long id, String reason) {
    var part = lock(actor, id).part();
    if (part.state() != PartState.DRAFTED) {
      throw Refused.conflict("这一部分没有在等签发。", "%s awaits no approval".formatted(part));
    }
    requireSecond(actor, part);
    requireText(reason, "请写明为什么退回。");
    step(part, What.SENT_BACK, new Said(null, null, reason), actor);
    record(actor, "PartSendBack", part, Map.of());
  }

  private record Held(RequestRecord request, Part part) {}

  /** The case first, then the part, so that nobody waits for another in a ring. */
  private Held lock(Actor actor, long id) {
    var seen = repository.find(id).orElseThrow(() -> new Missing("Part " + id));
    if (!reach.sees(actor, seen.bodyId())) {
      throw new Missing("Part " + id);
    }
    if (!reach.knows(actor, seen.bodyId())) {
      throw new NotPermitted(
          "%s may not act on %s: it takes REQUEST_OFFICER or REQUEST_APPROVER"
              .formatted(actor.name(), seen));
    }
    var request = requests.lock(seen.number());
    if (!RequestState.valueOf(request.getState()).open()) {
      throw Refused.conflict("这件申请已经办结，不用再答。", "Request %s has ended".formatted(seen.number()));
    }
    return new Held(request, repository.find(id).orElseThrow());
  }

  private void step(Part part, What what, Said said, Actor actor) {
    repository.move(part, what.to());
    repository.step(part.id(), part.steps().size() + 1, what, said, actor);
  }

  private void happen(RequestRecord request, Actor actor, Act act, Facts facts) {
    requests.happen(request, new NewEvent(act, today(), facts, null), actor);
  }

  private void record(Actor actor, String act, RequestNumber number, int part, LocalDate until) {
    audit.record(
        actor,
        act,
        "request",
        number.value(),
        null,
        Map.of("part", "P" + part, "until", until.toString()));
  }

  private void record(Actor actor, String act, Part part, Map<String, String> more) {
    var after = new HashMap<String, String>(more);
    after.put("part", part.name());
    audit.record(
        actor, act, "request", part.number().value(), Map.of("state", part.state()), after);
  }

  private void requireOfficer(Actor actor, Part part) {
    if (!reach.handles(actor, part.bodyId())) {
      throw new NotPermitted(
          "%s may not write %s: it takes REQUEST_OFFICER".formatted(actor.name(), part));
    }
  }

  private static void requireSecond(Actor actor, Part part) {
    if (part.writers().contains(Objects.requireNonNull(actor.id(), "a person approves"))) {
      throw Refused.conflict(
          "自己写的不能自己签发，请另一位承办人来签发。",
          "%s wrote %s and may not approve it".formatted(actor.name(), part));
    }
  }

  private static void requireInHand(RequestRecord request) {
    var state = RequestState.valueOf(request.getState());
    if (state != RequestState.REGISTERED) {
      throw Refused.conflict(
          "只有在办的申请可以请别的机关一起答，这件现在是“%s”。".formatted(state.label()),
          "Request %s is %s".formatted(request.getNumber(), state));
    }
  }

  private void requireBody(RequestRecord request, long bodyId) {
    var body = organisations.bodies().get(bodyId);
    var own = organisations.bodies().heir(request.getBodyId());
    if (body.outside() || !body.standsOn(today()) || body.id() == own.id()) {
      throw Refused.because(
          "body",
          body.id() == own.id() ? "这是本机关，请选别的机关。" : "“%s”不在这里办申请。".formatted(body.name()),
          "Body %s takes no part of %s".formatted(body.code(), request.getNumber()));
    }
  }

  /** Not after the day of the case, if that is still to come: the requester waits no longer. */
  private void requireDay(RequestRecord request, LocalDate until) {
    var by = cases.of(request, false).due().by();
    var last = by == null || by.isBefore(today()) ? today().plusDays(90) : by;
    if (until.isBefore(today()) || until.isAfter(last)) {
      throw Refused.because(
          "on",
          "日期应当在 %s 到 %s 之间，不能晚于本案的到期日。".formatted(today(), last),
          "%s is not between".formatted(until));
    }
  }

  private static void requireText(String text, String sentence) {
    if (text.isBlank() || text.length() > LONGEST_TEXT) {
      throw Refused.because(
          "text",
          text.isBlank() ? sentence : "最多 %d 个字。".formatted(LONGEST_TEXT),
          "Text is blank or too long");
    }
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  /** For whoever answers: the parts as one text, with the row of the report they come to. */
  @Transactional(readOnly = true)
  public JointAnswer gathered(Actor actor, RequestNumber number) {
    var request = requests.find(number).orElseThrow(() -> new Missing("Request " + number));
    reach.requireHandling(actor, request.getBodyId(), number);
    List<Part> parts = repository.of(request.getId());
    return JointAnswer.of(parts, id -> organisations.bodies().heir(id).name());
  }
}
