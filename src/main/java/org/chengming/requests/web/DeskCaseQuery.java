package org.chengming.requests.web;

import java.time.LocalDate;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.requests.Act;
import org.chengming.requests.CaseFiles;
import org.chengming.requests.Event;
import org.chengming.requests.Outcome;
import org.chengming.requests.Outcomes;
import org.chengming.requests.RequestCase;
import org.chengming.requests.RequestClock;
import org.chengming.requests.RequestNumber;
import org.chengming.requests.RequestState;
import org.chengming.web.Dates;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page of one request at the desk. */
@Component
class DeskCaseQuery {
  private final CaseFiles files;
  private final DeskListQuery list;
  private final RequestClock clock;
  private final Outcomes outcomes;
  private final Organisations organisations;
  private final DeskSectionsQuery sections;
  private final DeskOfficeQuery office;

  DeskCaseQuery(
      CaseFiles files,
      DeskListQuery list,
      RequestClock clock,
      Outcomes outcomes,
      Organisations organisations,
      DeskSectionsQuery sections,
      DeskOfficeQuery office) {
    this.files = files;
    this.list = list;
    this.clock = clock;
    this.outcomes = outcomes;
    this.organisations = organisations;
    this.sections = sections;
    this.office = office;
  }

  DeskCasePage page(
      Frame frame, RequestNumber number, String show, Form form, @Nullable String done) {
    var actor = frame.signedIn();
    var request = files.get(actor, number);
    var today = frame.today();
    var running = request.due().by() != null && request.state().open();
    var may = may(request, actor, today);
    return new DeskCasePage(
        "%s %s".formatted(number, DeskListQuery.title(request)),
        list.list(actor, show, today, number.value()),
        request,
        organisations.bodies().heir(request.bodyId()),
        new DeskCasePage.Clock(
            list.soon(request, today),
            list.tone(request, today),
            running ? Math.abs(list.left(request, today)) : null),
        DueView.of(request.due(), Words.CHINESE),
        may,
        office.of(actor, request, may),
        Ending.of(endings(request, today)),
        request.events().reversed().stream().map(this::step).toList(),
        sections.of(actor, request, today),
        form,
        done);
  }

  private DeskCasePage.May may(RequestCase request, Actor actor, LocalDate today) {
    var state = request.state();
    var askBy = request.clarifyBy();
    var asked = request.last(Act.CLARIFICATION_ASKED).isPresent();
    var inHand = state == RequestState.REGISTERED;
    var by = request.due().by();
    var extension =
        inHand && by != null && !today.isAfter(by)
            ? clock.extensionLeft(request.happenings(), today)
            : 0;
    return new DeskCasePage.May(
        files.knows(actor, request),
        files.handles(actor, request) && state.open(),
        state == RequestState.FILED,
        inHand && !asked && (askBy == null || !today.isAfter(askBy)),
        state == RequestState.AWAITING_CLARIFICATION,
        extension,
        state.open(),
        today,
        askBy);
  }

  /** Those that end a case where it stands: before it is in hand it cannot be answered. */
  private List<Outcome> endings(RequestCase request, LocalDate today) {
    return outcomes.on(today).stream()
        .filter(o -> o.closes() || request.state() == RequestState.REGISTERED)
        .toList();
  }

  private DeskCasePage.Step step(Event event) {
    var what = new StringBuilder(event.act().label());
    var days = event.days();
    if (days != null) {
      what.append(" %d 个工作日".formatted(days));
    }
    var until = event.until();
    if (until != null) {
      what.append("，%s以前".formatted(Dates.day(until, Words.CHINESE)));
    }
    var whose = event.facts().whose();
    if (event.act() == Act.ASSIGNED) {
      what.append("：").append(whose);
    } else if (event.act() == Act.TRANSFERRED && whose != null) {
      what.append("：").append(organisations.bodies().byCode(whose).map(Body::name).orElse(whose));
    }
    var code = event.outcome();
    if (code != null) {
      what.append("：").append(outcomes.find(code, event.on()).map(Outcome::full).orElse(code));
    }
    var amount = event.facts().amount();
    if (amount != null) {
      what.append("：%d元".formatted(amount));
    }
    var stance = event.facts().stance();
    if (stance != null) {
      what.append("：").append(stance.label());
    }
    var staff = event.staffName();
    return new DeskCasePage.Step(
        what.toString(),
        staff == null ? "申请人" : staff,
        Dates.day(event.on(), Words.CHINESE),
        event.text());
  }
}
