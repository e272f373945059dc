package org.chengming.requests;

import static org.chengming.requests.db.Tables.REQUEST;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.audit.Audit;
import org.chengming.keys.Seal;
import org.chengming.organisations.Organisations;
import org.chengming.requests.db.tables.records.RequestRecord;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One request asks for one thing (一事一申请): what asks for several becomes several, each with its own
 * number and answer, all on the clock of the day the first was received. The request itself goes on
 * as the first of them, so that the report counts as many as there are.
 */
@Component
public class Splitting {
  public static final int MOST = 10;

  private final RequestRepository repository;
  private final FilingRepository filings;
  private final RequestCases cases;
  private final Reach reach;
  private final Moving moving;
  private final Seal seal;
  private final Organisations organisations;
  private final DSLContext db;
  private final Audit audit;
  private final Clock clock;

  Splitting(
      RequestRepository repository,
      FilingRepository filings,
      RequestCases cases,
      Reach reach,
      Moving moving,
      Seal seal,
      Organisations organisations,
      DSLContext db,
      Audit audit,
      Clock clock) {
    this.repository = repository;
    this.filings = filings;
    this.cases = cases;
    this.reach = reach;
    this.moving = moving;
    this.seal = seal;
    this.organisations = organisations;
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  /** All that a request was split into, itself among them; it alone where it was not split. */
  @Transactional(readOnly = true)
  public List<RequestNumber> together(RequestCase request) {
    if (request.last(Act.SPLIT).isEmpty()) {
      return List.of(request.number());
    }
    var root = db.select(REQUEST.SPLIT_FROM).from(REQUEST).where(REQUEST.ID.eq(request.id()));
    long first = Objects.requireNonNullElse(root.fetchSingle().value1(), request.id());
    return db.select(REQUEST.NUMBER)
        .from(REQUEST)
        .where(REQUEST.ID.eq(first))
        .or(REQUEST.SPLIT_FROM.eq(first))
        .orderBy(REQUEST.ID)
        .fetch(r -> new RequestNumber(r.value1()));
  }

  /**
   * Splits an open request.
   *
   * @param matters 2 to {@link #MOST}, one text each
   * @return the numbers, that of the request itself first
   * @throws Refused once it waits for somebody or is answered
   */
  @Transactional
  public List<RequestNumber> split(Actor actor, RequestNumber number, List<String> matters) {
    var request = repository.lock(number);
    reach.requireSight(actor, request.getBodyId(), number);
    if (!reach.handles(actor, request.getBodyId())) {
      throw new NotPermitted(
          "%s may not split request %s: it takes REQUEST_OFFICER".formatted(actor.name(), number));
    }
    var file = cases.of(request, true);
    moving.require(file);
    check(file, matters);
    var parts = new ArrayList<RequestNumber>();
    for (int i = 1; i < matters.size(); i++) {
      parts.add(part(actor, request, file, matters.get(i), i + 1));
    }
    var text =
        "分成 %d 件。本件办第 1 件，其余另立编号：%s。\n原来写的：\n%s"
            .formatted(
                matters.size(),
                parts.stream().map(RequestNumber::value).collect(Collectors.joining("、")),
                file.wanted());
    request.setSealedWanted(seal.seal(matters.getFirst(), Places.wanted(number.value())));
    write(request);
    repository.happen(request, NewEvent.of(Act.SPLIT, today(), text), actor);
    audit.record(
        actor,
        "RequestSplit",
        "request",
        number.value(),
        null,
        Map.of("parts", parts.stream().map(RequestNumber::value).toList()));
    parts.addFirst(number);
    return parts;
  }

  private static void check(RequestCase file, List<String> matters) {
    if (matters.size() < 2 || matters.size() > MOST) {
      throw Refused.because(
          "matters",
          "分成 2 到 %d 件：每件一段，段之间空一行。".formatted(MOST),
          "%d matters".formatted(matters.size()));
    }
    if (matters.stream().anyMatch(m -> m.isBlank() || m.length() > FileRequest.LONGEST)) {
      throw Refused.because(
          "matters", "每件最多 %d 个字。".formatted(FileRequest.LONGEST), "A matter is blank or too long");
    }
    if (file.requester() == null || file.wanted() == null) {
      throw Refused.conflict("申请的内容读不出来：封存它的密钥不在，现在不能分。", "The key is away");
    }
  }

  private RequestNumber part(
      Actor actor, RequestRecord of, RequestCase file, String matter, int which) {
    var body = organisations.bodies().get(of.getBodyId());
    var number = filings.nextNumber(body.organisationCode().value(), today().getYear());
    var part = of.copy();
    part.setNumber(number.value());
    part.setOldNumber(null);
    part.setSplitFrom(Objects.requireNonNullElse(of.getSplitFrom(), of.getId()));
    part.setCodeNumber(Objects.requireNonNullElse(of.getCodeNumber(), of.getNumber()));
    part.setFiling(seal.mark("part %d of %s".formatted(which, number)));
    var requester = cases.written(Objects.requireNonNull(file.requester()));
    part.setSealedRequester(seal.seal(requester, Places.requester(number.value())));
    part.setSealedWanted(seal.seal(matter, Places.wanted(number.value())));
    part.insert();
    file.events().forEach(event -> repository.copy(event, part));
    var text = "从 %s 分出，是其中的第 %d 件；期限照原来收到的日子算。".formatted(file.number(), which);
    repository.happen(part, NewEvent.of(Act.SPLIT, today(), text), actor);
    return number;
  }

  private static void write(RequestRecord request) {
    if (request.update() != 1) {
      throw new IllegalStateException("%s was not written".formatted(request.getNumber()));
    }
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
