package org.chengming.standards.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.DocumentStandings;
import org.chengming.standards.CoverageReads;
import org.chengming.standards.CoverageReads.Line;
import org.chengming.standards.Exemptions;
import org.chengming.standards.ItemState;
import org.chengming.web.Dates;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Missing;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the pages of the desk: what a body has to do, and how all bodies stand. */
@Component
class DutiesQuery {
  /** Who sees what a body has to do. */
  static final List<Role> READERS =
      List.of(Role.EDITOR, Role.REVIEWER, Role.PUBLISHER, Role.SUPERVISOR);

  /** So many are chosen from a list; of more, one is named. */
  private static final int CHOSEN_FROM = 20;

  private final CoverageReads reads;
  private final Organisations organisations;
  private final Exemptions exemptions;
  private final DocumentStandings documents;
  private final CoverageQuery coverage;
  private final RegisterPaths paths;

  DutiesQuery(
      CoverageReads reads,
      Organisations organisations,
      Exemptions exemptions,
      DocumentStandings documents,
      CoverageQuery coverage,
      RegisterPaths paths) {
    this.reads = reads;
    this.organisations = organisations;
    this.exemptions = exemptions;
    this.documents = documents;
    this.coverage = coverage;
    this.paths = paths;
  }

  /** The body with the code, or the first one the actor has a role over where none is asked for. */
  Body body(Actor actor, String code) {
    if (code.isEmpty()) {
      return own(actor);
    }
    var body = organisations.bodies().byCode(code).orElseThrow(() -> new Missing("Body " + code));
    if (!sees(actor, body)) {
      throw new NotPermitted(actor.name() + " may not see the duties of " + code);
    }
    return body;
  }

  /**
   * The body a person named in the form, by code or name.
   *
   * @throws org.chengming.web.Refused when none or several of theirs are called so
   */
  Body named(Actor actor, String typed) {
    return typed.isBlank() || organisations.bodies().byCode(typed).isPresent()
        ? body(actor, typed.strip())
        : organisations.bodies().nearest("body", typed, b -> theirs(actor, b));
  }

  private Body own(Actor actor) {
    var id = actor.bodyId();
    return Stream.concat(
            id == null ? Stream.empty() : organisations.bodies().find(id).stream(),
            organisations.bodies().all().stream())
        .filter(b -> theirs(actor, b))
        .findFirst()
        .orElseThrow(() -> new NotPermitted(actor.name() + " has no body to see the duties of"));
  }

  private static boolean theirs(Actor actor, Body body) {
    return !body.outside() && body.endedOn() == null && sees(actor, body);
  }

  private static boolean sees(Actor actor, Body body) {
    return READERS.stream().anyMatch(role -> actor.may(role, body.path()));
  }

  /** Another body may be asked for: from a list while there are few, by its name otherwise. */
  BodyChoice choice(Actor actor, @Nullable Body body, Form form) {
    var all =
        organisations.bodies().all().stream()
            .filter(b -> theirs(actor, b))
            .limit(CHOSEN_FROM + 1L)
            .toList();
    var few = all.size() > CHOSEN_FROM ? List.<Body>of() : all;
    return new BodyChoice(
        few.stream()
            .map(
                b -> new BodyChoice.Option(b.code(), b.name(), body != null && b.id() == body.id()))
            .toList(),
        (body == null ? near(actor, form.value("body")) : List.<Body>of())
            .stream().map(b -> new BodyChoice.Option(b.code(), b.name(), false)).toList(),
        all.size() > 1,
        body == null ? form : Form.of(Map.of("body", organisations.bodies().written(body))));
  }

  private List<Body> near(Actor actor, String typed) {
    return organisations.bodies().like(typed, b -> theirs(actor, b), CHOSEN_FROM);
  }

  DutiesPage duties(Frame frame, Body body, String done) {
    var actor = frame.signedIn();
    var lines = reads.lines(body);
    var standing =
        documents.of(
            lines.stream()
                .filter(l -> l.last() != null && l.last().documentId() > 0)
                .map(l -> l.last().documentId())
                .distinct()
                .toList());
    var exempt = new HashMap<Long, Exemptions.Exemption>();
    exemptions.of(List.of(body.id())).forEach(e -> exempt.putIfAbsent(e.itemId(), e));
    var order =
        Comparator.comparing((Line l) -> l.state() != ItemState.MISSING)
            .thenComparing(l -> l.due() == null ? frame.today() : l.due())
            .thenComparing(l -> l.item().id());
    return new DutiesPage(
        body.name() + "：要公开的事项",
        body.name(),
        body.code(),
        choice(actor, body, Form.of(Map.of())),
        CoverageQuery.figures(CoverageQuery.tally(lines)),
        actor.may(Role.EDITOR, body.path()),
        lines.stream()
            .filter(Line::toDo)
            .sorted(order)
            .map(l -> line(l, body, standing, exempt.get(l.item().id()), frame))
            .toList(),
        lines.stream()
            .filter(l -> !l.toDo())
            .map(l -> line(l, body, standing, exempt.get(l.item().id()), frame))
            .toList(),
        done);
  }

  /**
   * @throws Missing when the item does not bind the body
   */
  DutyPage duty(Frame frame, Body body, String standard, String item, Form form) {
    var line =
        reads.lines(body).stream()
            .filter(l -> l.standard().code().equals(standard) && l.item().code().equals(item))
            .findFirst()
            .orElseThrow(
                () -> new Missing("Item %s of %s for %s".formatted(item, standard, body.code())));
    var last = line.last();
    var standing =
        documents.of(
            last == null || last.documentId() == 0 ? List.of() : List.of(last.documentId()));
    var exemption =
        exemptions.of(List.of(body.id())).stream()
            .filter(e -> e.itemId() == line.item().id())
            .findFirst()
            .orElse(null);
    return new DutyPage(
        line.item().secondLevel(),
        body.name(),
        "/desk/duties?body=" + body.code(),
        frame.signedIn().may(Role.EDITOR, body.path()),
        line.state() != ItemState.NOT_APPLICABLE,
        line.state() == ItemState.NOT_APPLICABLE
            && frame.signedIn().may(Role.SUPERVISOR, body.path()),
        line(line, body, standing, exemption, frame),
        form);
  }

  private DutiesPage.Line line(
      Line line,
      Body body,
      Map<Long, DocumentStandings.Standing> standing,
      Exemptions.@Nullable Exemption exemption,
      Frame frame) {
    var item = line.item();
    var key = line.standard().code() + "-" + item.code().replace('.', '-');
    return new DutiesPage.Line(
        key,
        "/desk/duties/%s/%s/%s".formatted(body.code(), line.standard().code(), item.code()),
        line.standard().title(),
        item.secondLevel(),
        sentence(line, frame.today()),
        style(line),
        item.content(),
        item.limit().text(),
        item.basis(),
        coverage.shown(line, body, standing, Words.CHINESE),
        item.register() == null ? null : paths.of(item.register(), body),
        line.state() != ItemState.NOT_APPLICABLE,
        exemption(exemption));
  }

  private static String style(Line line) {
    return line.state() != ItemState.MISSING && line.due() != null && line.daysLeft() <= 10
        ? "status status-warn"
        : CoverageQuery.style(line.state());
  }

  /** 2025年部门决算还剩6个工作日 */
  static String sentence(Line line, LocalDate today) {
    var due = line.due();
    if (due == null) {
      return line.state().label();
    }
    var what = what(line, due, today);
    if (due.isBefore(today)) {
      // On the weekend after the day no working day has passed yet.
      return line.daysLeft() == 0
          ? what + "已经过期"
          : "%s已经过期%d个工作日".formatted(what, -line.daysLeft());
    }
    return due.equals(today)
        ? what + "今天到期"
        : "%s还剩%d个工作日（%s）".formatted(what, line.daysLeft(), Dates.day(due, Words.CHINESE));
  }

  /** Of which period: what is due after a quarter ended is of that quarter. */
  private static String what(Line line, LocalDate due, LocalDate today) {
    var back = line.item().limit().afterwards() ? 1 : 0;
    return switch (line.item().limit().rhythm()) {
      case YEARLY -> line.year(today) + "年的";
      case MONTHLY -> due.minusMonths(back).getMonthValue() + "月的";
      case QUARTERLY -> "第%d季度的".formatted((due.minusMonths(3L * back).getMonthValue() + 2) / 3);
      case AFTER_EVENT, AS_IT_HAPPENS, STANDING -> "";
    };
  }

  private static @Nullable String exemption(Exemptions.@Nullable Exemption exemption) {
    if (exemption == null || "ENDED".equals(exemption.verdict())) {
      return null;
    }
    var stands =
        exemption.verdict() == null
            ? "已报不适用，等监督部门答复"
            : exemption.verdict().equals("CONFIRMED") ? "不适用" : "报过不适用，没有同意";
    var note = exemption.note() == null ? "" : "（%s）".formatted(exemption.note());
    return "%s：%s%s".formatted(stands, exemption.reason(), note);
  }
}
