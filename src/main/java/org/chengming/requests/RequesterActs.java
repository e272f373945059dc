package org.chengming.requests;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.chengming.requests.db.tables.records.RequestRecord;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What whoever filed a request may do of their own accord while they follow it. Each answers
 * whether number and code were right.
 */
@Component
public class RequesterActs {
  /** More than anybody adds in good faith. */
  private static final int MOST_ADDED = 20;

  /** Characters beside a rating. */
  public static final int LONGEST_SAID = 300;

  private final Requests requests;
  private final RequestRepository repository;
  private final RequestCases cases;
  private final Ratings ratings;
  private final Audit audit;
  private final Clock clock;
  private final TransactionTemplate transaction;

  RequesterActs(
      Requests requests,
      RequestRepository repository,
      RequestCases cases,
      Ratings ratings,
      Audit audit,
      Clock clock,
      TransactionTemplate transaction) {
    this.requests = requests;
    this.repository = repository;
    this.cases = cases;
    this.ratings = ratings;
    this.audit = audit;
    this.clock = clock;
    this.transaction = transaction;
  }

  /** Something to add, while it is open. The same sent twice is one. */
  public boolean add(Key key, String text) {
    return act(key, request -> add(request, text));
  }

  private void add(RequestRecord request, String text) {
    requireOpen(request, "不能再补充。");
    if (text.isBlank() || text.length() > FileRequest.LONGEST) {
      throw Refused.because("text", "请写要补充什么。", "Something added says something");
    }
    var added =
        cases.of(request, false).events().stream().filter(e -> e.act() == Act.ADDED).toList();
    if (added.stream().anyMatch(e -> text.equals(e.text()))) {
      return;
    }
    if (added.size() >= MOST_ADDED) {
      throw Refused.because(
          "text", "已经补充了很多次。还有要说的，请直接联系机关。", "%d additions".formatted(MOST_ADDED));
    }
    happen(request, NewEvent.of(Act.ADDED, today(), text), "RequestAdd");
  }

  /** Wanted another way, while it is open. What is wanted as it stands changes nothing. */
  public boolean changeDelivery(Key key, ChangeDelivery command) {
    return act(key, request -> changeDelivery(request, command));
  }

  private void changeDelivery(RequestRecord request, ChangeDelivery command) {
    requireOpen(request, "不能再改送达方式。");
    var from = Delivery.valueOf(request.getDelivery());
    var to = command.delivery();
    if (!to.fits(ProvisionForm.valueOf(request.getForm()))) {
      throw Refused.because(
          "delivery", "您要的形式不能这样送到，请换一种。", "%s cannot go by %s".formatted(request.getForm(), to));
    }
    var known = cases.requester(request);
    if (known == null) {
      throw Refused.conflict("申请人的信息现在读不出来，请直接联系机关。", "Who asked cannot be read");
    }
    var told = known.reachedBy(command.email(), command.address(), command.postcode());
    if (to == Delivery.EMAIL && told.email().isEmpty()) {
      throw Refused.because("email", "您选了发到电子邮箱，请填写邮箱。", "No e-mail is known");
    }
    if (to == Delivery.POST && told.address().isEmpty()) {
      throw Refused.because("address", "您选了邮寄，请填写通信地址。", "No address is known");
    }
    if (to == from && told.equals(known)) {
      return;
    }
    repository.deliver(request, to, cases.written(told));
    var text = to == from ? to.label() : from.label() + " → " + to.label();
    happen(request, NewEvent.of(Act.DELIVERY_CHANGED, today(), text), "RequestChangeDelivery");
  }

  /** How they were served, once, after the answer. */
  public boolean rate(Key key, int score, String said) {
    return act(key, request -> rate(request, score, said));
  }

  private void rate(RequestRecord request, int score, String said) {
    if (cases.of(request, false).last(Act.ANSWERED).isEmpty()) {
      throw Refused.conflict("答复以后才能评价。", "Request is " + request.getState());
    }
    if (score < 1 || score > 5) {
      throw Refused.because("score", "请选 1 到 5 分。", "A score of " + score);
    }
    if (said.length() > LONGEST_SAID) {
      throw Refused.because("said", "最多写 300 个字。", "%d characters".formatted(said.length()));
    }
    if (!ratings.add(request, score, said)) {
      throw Refused.conflict("您已经评价过了，一件申请评价一次。", "Rated before");
    }
    audit(request, "RequestRate", null);
  }

  private boolean act(Key key, Consumer<RequestRecord> act) {
    var opened = requests.opened(key.number(), key.code(), key.address());
    opened.ifPresent(
        r ->
            transaction.executeWithoutResult(
                status -> act.accept(repository.lock(new RequestNumber(r.getNumber())))));
    return opened.isPresent();
  }

  private static void requireOpen(RequestRecord request, String sentence) {
    var state = RequestState.valueOf(request.getState());
    if (!state.open()) {
      throw Refused.conflict("这件申请已经办结，" + sentence, "Request is " + state);
    }
  }

  private void happen(RequestRecord request, NewEvent event, String act) {
    repository.happen(request, event, null);
    audit(request, act, Map.of("state", request.getState()));
  }

  private void audit(RequestRecord request, String act, @Nullable Object after) {
    var who = new Actor(null, "申请人", request.getBodyId(), List.of());
    audit.record(who, act, "request", request.getNumber(), null, after);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
