package org.chengming.requests.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.requests.Act;
import org.chengming.requests.CaseFiles;
import org.chengming.requests.Facts.Stance;
import org.chengming.requests.Happening.Asked;
import org.chengming.requests.Letter;
import org.chengming.requests.LetterFindings;
import org.chengming.requests.Letters;
import org.chengming.requests.Opinions;
import org.chengming.requests.Proposal;
import org.chengming.requests.Proposal.State;
import org.chengming.requests.Proposals;
import org.chengming.requests.RequestCase;
import org.chengming.requests.RequestState;
import org.chengming.requests.ThirdParties;
import org.chengming.requests.web.DeskOffice.Drafts;
import org.chengming.requests.web.DeskOffice.LetterRow;
import org.chengming.requests.web.DeskOffice.OpinionRow;
import org.chengming.web.Dates;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the office writes in a case. */
@Component
class DeskOfficeQuery {
  private final CaseFiles files;
  private final Proposals proposals;
  private final LetterFindings findings;
  private final Letters letters;
  private final ThirdParties thirdParties;
  private final Organisations organisations;

  DeskOfficeQuery(
      CaseFiles files,
      Proposals proposals,
      LetterFindings findings,
      Letters letters,
      ThirdParties thirdParties,
      Organisations organisations) {
    this.files = files;
    this.proposals = proposals;
    this.findings = findings;
    this.letters = letters;
    this.thirdParties = thirdParties;
    this.organisations = organisations;
  }

  DeskOffice of(Actor actor, RequestCase request, DeskCasePage.May may) {
    var knows = files.knows(actor, request);
    var all = knows ? proposals.of(request) : List.<Proposal>of();
    var newest = all.isEmpty() ? null : all.getFirst();
    var waiting = newest != null && newest.state() == State.PROPOSED ? newest : null;
    var names = knows ? thirdParties.names(request.id()) : Map.<String, String>of();
    var opinions = Opinions.of(request).stream().map(o -> opinion(o, names)).toList();
    return new DeskOffice(
        waiting,
        waiting == null ? List.of() : findings.of(request, waiting),
        waiting != null
            && files.approves(actor, request)
            && !Long.valueOf(waiting.proposedBy()).equals(actor.id()),
        waiting != null && may.act(),
        newest != null && newest.state() == State.SENT_BACK ? newest : null,
        knows ? letters.of(request).stream().map(l -> letter(l, names)).toList() : List.of(),
        opinions,
        drafts(request, may, waiting == null, opinions),
        knows ? files.askedBefore(request) : 0);
  }

  private static Drafts drafts(
      RequestCase request, DeskCasePage.May may, boolean free, List<OpinionRow> opinions) {
    var inHand = may.act() && free && request.state() == RequestState.REGISTERED;
    var reasonsAsked = request.last(Act.REASONS_ASKED).isPresent();
    var reasonsGiven = request.last(Act.REASONS_GIVEN).isPresent();
    return new Drafts(
        free && may.act() && may.ask(),
        free && may.act() && may.extension() > 0,
        inHand,
        inHand && opinions.stream().anyMatch(OpinionRow::objects),
        inHand && !reasonsAsked,
        may.act() && reasonsAsked && !reasonsGiven,
        inHand && reasonsGiven,
        inHand && request.last(Act.FEE_NOTICED).isEmpty(),
        may.act() && request.state() == RequestState.AWAITING_FEE,
        free && may.act() && may.answer());
  }

  private OpinionRow opinion(Opinions.Opinion o, Map<String, String> names) {
    var stance = o.stance();
    return new OpinionRow(
        o.whose(),
        o.asked() == Asked.THIRD_PARTY
            ? names.getOrDefault(o.whose(), "第三方")
            : organisations.bodies().byCode(o.whose()).map(Body::name).orElse(o.whose()),
        day(o.on()),
        stance.map(Stance::label).orElse(o.delivered() ? "已送达，等意见" : "等意见"),
        stance.isEmpty(),
        o.asked() == Asked.THIRD_PARTY && stance.filter(s -> s == Stance.OBJECTS).isPresent());
  }

  private LetterRow letter(Letter letter, Map<String, String> names) {
    var to =
        letter.toApplicant()
            ? "申请人"
            : names.getOrDefault(
                letter.whom(),
                organisations.bodies().byCode(letter.whom()).map(Body::name).orElse(letter.whom()));
    var way = letter.way();
    var sent = day(letter.dispatchedOn());
    return new LetterRow(
        letter, to, way == null ? sent : sent + " " + way.label(), day(letter.deliveredOn()));
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? "" : Dates.day(day, Words.CHINESE);
  }
}
