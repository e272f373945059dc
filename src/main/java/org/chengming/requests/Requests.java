package org.chengming.requests;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.keys.Seal;
import org.chengming.organisations.Organisations;
import org.chengming.requests.Attempts.What;
import org.chengming.requests.db.tables.records.RequestRecord;
import org.chengming.web.Refused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Filing and following a request, for everybody. */
@Component
public class Requests {
  /** More wrong codes than anybody mistypes, and far fewer than guessing takes. */
  private static final int MOST_WRONG_CODES = 10;

  /** The row of the report where withdrawn ones are counted. */
  private static final String WITHDRAWN = "6.3";

  private static final RequestNumber NOBODYS = new RequestNumber("000000000-2000-00000");

  private final RequestRepository repository;
  private final RequestCases cases;
  private final List<PersonalData> personal;
  private final Filings filings;
  private final Papers papers;
  private final Attempts attempts;
  private final Seal seal;
  private final Organisations organisations;
  private final Audit audit;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final int filingsPerHour;

  Requests(
      RequestRepository repository,
      RequestCases cases,
      List<PersonalData> personal,
      Filings filings,
      Papers papers,
      Attempts attempts,
      Seal seal,
      Organisations organisations,
      Audit audit,
      Clock clock,
      TransactionTemplate transaction,
      @Value("${chengming.requests.filings-per-hour}") int filingsPerHour) {
    this.repository = repository;
    this.cases = cases;
    this.personal = List.copyOf(personal);
    this.filings = filings;
    this.papers = papers;
    this.attempts = attempts;
    this.seal = seal;
    this.organisations = organisations;
    this.audit = audit;
    this.clock = clock;
    this.transaction = transaction;
    this.filingsPerHour = filingsPerHour;
  }

  /**
   * Files a request. The same form sent again answers with the number and code of the first time.
   *
   * @param address where it comes from, counted and not kept
   * @throws TooOften when the address has filed too often in the last hour
   */
  public Filed file(FileRequest command, String address) {
    return file(command, List.of(), address);
  }

  /**
   * As {@link #file(FileRequest, String)}, with files that are to prove or explain something.
   *
   * @throws Refused where one of them is not taken; then nothing is filed
   */
  public Filed file(FileRequest command, List<Sent> files, String address) {
    var form = filings.form(command);
    if (attempts.count(What.FILE, address) > filingsPerHour) {
      return filings
          .known(form)
          .orElseThrow(
              () ->
                  new TooOften(
                      "这个网络地址一小时内提交的申请太多了，请过一小时再来，或者当面、邮寄提交。", "An address files too often"));
    }
    try {
      return transaction.execute(
          status -> {
            var filed = insert(form);
            if (!filed.again()) {
              papers.takeFromApplicant(filed.number(), files);
            }
            return filed;
          });
    } catch (Refused refused) {
      // Whether it came before is asked only now, since it hardly ever did.
      var known = filings.known(form).orElseThrow(() -> refused);
      attempts.takeBack(What.FILE, address);
      return known;
    }
  }

  private Filed insert(Filings.Form form) {
    var events = List.of(NewEvent.of(Act.SUBMITTED, today(), null));
    var filed = filings.insert(form, today(), events, null);
    if (!filed.again()) {
      var command = form.command();
      audit.record(
          new Actor(null, "申请人", command.bodyId(), List.of()),
          "RequestFile",
          "request",
          filed.number().value(),
          null,
          Map.of("channel", command.channel(), "kind", command.requester().kind()));
    }
    return filed;
  }

  /**
   * The request, for whoever has its number and code; without who asks. An unknown number and a
   * wrong code are the same.
   *
   * @throws TooOften when the address has tried too many wrong ones
   */
  public Optional<RequestCase> track(String number, String code, String address) {
    return opened(number, code, address).map(r -> cases.of(r, false).forRequester());
  }

  /**
   * The requester says more, as they were asked to.
   *
   * @return whether number and code were right
   */
  public boolean clarify(String number, String code, String text, String address) {
    var opened = opened(number, code, address);
    opened.ifPresent(
        r -> {
          if (text.isBlank() || text.length() > FileRequest.LONGEST) {
            throw Refused.because("text", "请补充说明您要什么。", "A clarification says something");
          }
          act(r, NewEvent.of(Act.CLARIFICATION_ANSWERED, today(), text), "RequestClarify");
        });
    return opened.isPresent();
  }

  /**
   * The requester wants it no longer.
   *
   * @return whether number and code were right
   */
  public boolean withdraw(String number, String code, String address) {
    var opened = opened(number, code, address);
    opened.ifPresent(
        r -> {
          var event = new NewEvent(Act.WITHDRAWN, today(), Facts.outcome(WITHDRAWN), null);
          act(r, event, "RequestWithdraw");
        });
    return opened.isPresent();
  }

  private void act(RequestRecord opened, NewEvent event, String act) {
    transaction.executeWithoutResult(
        status -> {
          var request = repository.lock(new RequestNumber(opened.getNumber()));
          var state = RequestState.valueOf(request.getState());
          if (event.act() == Act.CLARIFICATION_ANSWERED
              && state != RequestState.AWAITING_CLARIFICATION) {
            throw Refused.conflict("这件申请现在不用补充。", "Request is " + state);
          }
          if (!state.open()) {
            throw Refused.conflict("这件申请已经办结，不能再撤回。", "Request is " + state);
          }
          repository.happen(request, event, null);
          audit.record(
              new Actor(null, "申请人", request.getBodyId(), List.of()),
              act,
              "request",
              request.getNumber(),
              Map.of("state", state),
              Map.of("state", request.getState()));
        });
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  /** A part of a split is opened with the code of the request it comes from. */
  private static String codeNumber(RequestRecord request) {
    return Objects.requireNonNullElse(request.getCodeNumber(), request.getNumber());
  }

  Optional<RequestRecord> opened(String number, String code, String address) {
    if (attempts.count(What.TRACK, address) > MOST_WRONG_CODES) {
      throw new TooOften("输错的次数太多了，请过 15 分钟再试。", "An address tries too many codes");
    }
    var found = RequestNumber.parse(number).flatMap(repository::find);
    var asked =
        Places.code(
            found.map(Requests::codeNumber).orElse(NOBODYS.value()),
            QueryCode.parse(code).map(QueryCode::value).orElse(""));
    // Work that is the same whether there is such a request or not.
    var mark = found.map(r -> r.getCodeMark()).orElseGet(() -> seal.mark("nobody"));
    if (!seal.matches(mark, asked) || found.isEmpty()) {
      return Optional.empty();
    }
    attempts.takeBack(What.TRACK, address);
    return found;
  }

  /**
   * Erases who asked, once the case has ended. What was asked and answered stays, sealed.
   *
   * @throws Refused while the case is open
   */
  @Transactional
  public void erase(Actor actor, RequestNumber number) {
    var request = repository.lock(number);
    var body = organisations.bodies().heir(request.getBodyId());
    actor.require(Role.ADMINISTRATOR, body.path(), "erase who asked");
    if (RequestState.valueOf(request.getState()).open()) {
      throw Refused.conflict("这件申请还没有办完，申请人的信息还要用，不能抹去。", "Request %s is open".formatted(number));
    }
    if (request.getSealedRequester() != null) {
      repository.eraseRequester(request);
      personal.forEach(data -> data.erase(request.getId()));
      audit.record(actor, "RequestErase", "request", number.value(), null, null);
    }
  }
}
