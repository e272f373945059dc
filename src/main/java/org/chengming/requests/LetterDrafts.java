package org.chengming.requests;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.chengming.letters.LetterTemplates;
import org.chengming.organisations.Body;
import org.chengming.organisations.ContactPoint;
import org.chengming.organisations.Organisations;
import org.chengming.requests.Outcome.Relief;
import org.chengming.requests.Proposal.DraftLetter;
import org.chengming.web.Dates;
import org.chengming.web.Refused;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes the letters a draft would send, from the templates of the day. */
@Component
class LetterDrafts {
  private static final String OVERRIDE_ARTICLE = "条例第三十二条";

  private final LetterTemplates templates;
  private final RequestClock requestClock;
  private final Outcomes outcomes;
  private final ThirdParties thirdParties;
  private final Organisations organisations;
  private final DraftRules rules;
  private final String payment;

  LetterDrafts(
      LetterTemplates templates,
      RequestClock requestClock,
      Outcomes outcomes,
      ThirdParties thirdParties,
      Organisations organisations,
      DraftRules rules,
      @Value("${chengming.requests.fee-payment}") String payment) {
    this.templates = templates;
    this.requestClock = requestClock;
    this.outcomes = outcomes;
    this.thirdParties = thirdParties;
    this.organisations = organisations;
    this.rules = rules;
    this.payment = payment;
  }

  /**
   * @param event what the draft leads to today
   */
  List<DraftLetter> write(RequestCase request, Draft draft, NewEvent event) {
    var values = values(request, draft, event);
    return switch (draft.kind()) {
      case OPINION -> opinion(draft, event, values);
      case OVERRIDE -> List.of(letter("OVERRIDE_NOTICE", draft.whose(), values));
      case CLARIFICATION, REASONS, DELAY, EXTENSION ->
          List.of(letter(draft.kind().name(), Letter.APPLICANT, values));
      case FEE -> List.of(letter("FEE_NOTICE", Letter.APPLICANT, values));
      case ANSWER -> List.of(letter(answerKind(draft), Letter.APPLICANT, values));
    };
  }

  private List<DraftLetter> opinion(Draft draft, NewEvent event, Map<String, String> values) {
    var whose = String.valueOf(event.facts().whose());
    var toApplicant = new HashMap<>(values);
    // Who the third party is may be what is to be kept from the applicant.
    toApplicant.put("thirdParty", draft.whose().isEmpty() ? "第三方" : values.get("body"));
    return List.of(
        letter(
            draft.whose().isEmpty() ? "THIRD_PARTY_OPINION" : "CO_PRODUCER_OPINION", whose, values),
        letter("OPINION_ASKED_NOTICE", Letter.APPLICANT, toApplicant));
  }

  private static String answerKind(Draft draft) {
    var variant = draft.variant().toUpperCase(Locale.ROOT);
    if (!variant.matches("[ABC]?")) {
      throw Refused.because("variant", "请选答复书的样式。", "No variant " + variant);
    }
    return "ANSWER_" + draft.outcome().replace('.', '_') + variant;
  }

  private DraftLetter letter(String kind, String whom, Map<String, String> values) {
    var template = templates.current(kind);
    var text = template.fill(values);
    return new DraftLetter(kind, template.version(), whom, text.title(), text.paragraphs());
  }

  private Map<String, String> values(RequestCase request, Draft draft, NewEvent event) {
    var body = organisations.bodies().heir(request.bodyId());
    var requester = request.requester();
    var received = requestClock.received(request.happenings());
    var outcome = outcomes.find(draft.outcome(), event.on()).orElse(null);
    var values = new HashMap<String, String>();
    values.put("organ", body.name());
    values.put("number", "");
    values.put("request", request.number().value());
    values.put("received", received.map(LetterDrafts::day).orElse("（未确认）"));
    values.put("addressee", requester == null ? "" : requester.name());
    values.put("wanted", request.wanted() == null ? "" : request.wanted());
    values.put("contact", contact(body));
    values.put("due", due(request, event));
    values.put("question", draft.text());
    values.put("reason", draft.text());
    values.put("until", until(draft, event));
    values.put("days", String.valueOf(days(draft)));
    values.put("thirdParty", thirdParty(request, draft));
    values.put("payment", payment);
    values.put("article", outcome == null ? OVERRIDE_ARTICLE : outcome.source());
    values.put("provision", provision(request));
    values.put("relief", relief(outcome, body, event.on()));
    fee(values, request, draft, event);
    other(values, draft);
    return values;
  }

  private static int days(Draft draft) {
    return draft.kind() == DraftKind.EXTENSION ? draft.days() : 15;
  }

  /** The last day as it would be after the event. */
  private String due(RequestCase request, NewEvent event) {
    var by = requestClock.due(request.happeningsWith(event)).by();
    return by == null ? "" : day(by);
  }

  private String until(Draft draft, NewEvent event) {
    if (draft.kind() == DraftKind.FEE) {
      // 109号 六: 收到收费通知次日起30日; the day it arrives is not known yet.
      return requestClock.payBy(event.on()).map(LetterDrafts::day).orElse("");
    }
    return draft.until() == null ? "" : day(draft.until());
  }

  private void fee(Map<String, String> values, RequestCase request, Draft draft, NewEvent event) {
    var standard = draft.standard();
    var amount = event.facts().amount();
    values.put("amount", amount == null ? "" : String.valueOf(amount));
    values.put(
        "standard",
        standard == null
            ? ""
            : standard == FeeStandard.PAGE
                ? "按量计收，共%d页".formatted(draft.count())
                : "按件计收，本申请%d件，本自然月此前%d件".formatted(draft.count(), rules.before(request)));
  }

  private void other(Map<String, String> values, Draft draft) {
    var body = organisations.bodies().byCode(draft.whose());
    values.put("body", body.map(Body::name).orElse(draft.name()));
    values.put("bodyContact", body.map(LetterDrafts::contact).orElse(draft.address()));
  }

  private String thirdParty(RequestCase request, Draft draft) {
    return draft.whose().isEmpty()
        ? draft.name()
        : thirdParties.names(request.id()).getOrDefault(draft.whose(), draft.name());
  }

  private String relief(@Nullable Outcome outcome, Body body, LocalDate on) {
    var relief = outcome == null ? Relief.EITHER : outcome.relief();
    return ReliefClause.of(relief, body, organisations.bodies(), on);
  }

  private static String provision(RequestCase request) {
    return "%s，%s。".formatted(request.provision().label(), request.delivery().label());
  }

  private static String contact(Body body) {
    return body.contacts().isEmpty()
        ? body.name()
        : body.contacts().stream().map(ContactPoint::value).collect(Collectors.joining("，"));
  }

  private static String day(LocalDate day) {
    return Dates.day(day, Words.CHINESE);
  }
}
