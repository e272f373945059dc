package org.chengming.requests.web;

import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.ledger.LedgerKind;
import org.chengming.ledger.Receipts;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.requests.CaseFiles;
import org.chengming.requests.Channel;
import org.chengming.requests.FileRequest;
import org.chengming.requests.Filed;
import org.chengming.requests.Happening.Confirmed;
import org.chengming.requests.Happening.Submitted;
import org.chengming.requests.Intake;
import org.chengming.requests.RequestClock;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.chengming.web.QrCode;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.chengming.web.Unavailable;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Taking in requests at the desk; the answer to the form is the receipt to hand over. */
@Controller
class IntakeController {
  private static final int MOST = 40;

  private final Intake intake;
  private final CaseFiles files;
  private final RequestClock clock;
  private final Organisations organisations;
  private final Receipts receipts;
  private final Pages pages;
  private final SecureRandom random = new SecureRandom();

  IntakeController(
      Intake intake,
      CaseFiles files,
      RequestClock clock,
      Organisations organisations,
      Receipts receipts,
      Pages pages) {
    this.intake = intake;
    this.files = files;
    this.clock = clock;
    this.organisations = organisations;
    this.receipts = receipts;
    this.pages = pages;
  }

  /**
   * @param body its code; the reader's own body where none is named
   * @param q part of a body's name
   */
  @GetMapping("/desk/requests/intake")
  View fresh(
      Frame frame,
      @RequestParam(defaultValue = "") String channel,
      @RequestParam(defaultValue = "") String body,
      @RequestParam(defaultValue = "") String as,
      @RequestParam(defaultValue = "") String q) {
    var actor = frame.signedIn();
    actor.requireAnywhere(Role.REQUEST_OFFICER, "take in a request");
    var asked = body.isEmpty() && q.isEmpty() ? own(frame, actor) : body(frame, actor, body);
    if (asked == null) {
      return pages.show(
          "requests/web/deskIntake", frame, choose(frame, actor, channel(channel), q));
    }
    var values = Map.of("as", as, "form", mark());
    return form(200, frame, asked, channel(channel), Form.of(values));
  }

  @PostMapping("/desk/requests/intake")
  View take(Frame frame, @RequestParam Map<String, String> typed) {
    var actor = frame.signedIn();
    actor.requireAnywhere(Role.REQUEST_OFFICER, "take in a request");
    var body = body(frame, actor, typed.getOrDefault("body", ""));
    if (body == null) {
      throw new Missing("Body " + typed.get("body"));
    }
    var channel = channel(typed.getOrDefault("channel", ""));
    var values = new HashMap<>(typed);
    values.computeIfAbsent("form", f -> mark());
    var problems = new ArrayList<Problem>();
    var command = new FilingForm(values, problems, Words.CHINESE).read(body.id(), channel);
    var paper = paper(values, problems);
    if (command.isEmpty() || paper == null) {
      return form(422, frame, body, channel, new Form(values, problems));
    }
    try {
      var filed = intake.take(actor, command.get(), paper);
      return receipt(frame, body, command.get(), filed);
    } catch (Refused refused) {
      return form(422, frame, body, channel, new Form(values, refused.problems()));
    } catch (Unavailable away) {
      var problem = List.of(new Problem("", away.sentence()));
      return form(503, frame, body, channel, new Form(values, problem));
    }
  }

  private static Intake.@Nullable Paper paper(Map<String, String> values, List<Problem> problems) {
    var typed = new Typed(values, problems, Words.CHINESE);
    var submitted = day(typed, values, "submitted");
    var signed = day(typed, values, "signedFor");
    var confirmed = day(typed, values, "confirmed");
    if (submitted == null) {
      typed.wrong("submitted", "请填写日期，例如 2026-03-09。");
      return null;
    }
    var reason = typed.line("reason", 1_000);
    return typed.good()
        ? new Intake.Paper(submitted, signed, confirmed, typed.ticked("readBack"), reason)
        : null;
  }

  private static @Nullable LocalDate day(Typed typed, Map<String, String> values, String field) {
    var text = values.getOrDefault(field, "").strip();
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      typed.wrong(field, "请填写日期，例如 2026-03-09。");
      return null;
    }
  }

  private View form(int status, Frame frame, Body body, Channel channel, Form form) {
    var organisation = FilingPage.ORGANISATION.equals(form.value("as"));
    var head = Head.unlisted("登记收到的申请");
    var filing =
        new FilingPage(head, body, organisation, form.value("form"), form, ifConfirmedToday(frame));
    var page =
        new IntakePage(channel, filing, form, intake.earliest(), frame.today(), "", List.of(), 0);
    return pages.show(status, "requests/web/deskIntake", frame, page);
  }

  private IntakePage choose(Frame frame, Actor actor, Channel channel, String query) {
    var found =
        organisations.bodies().all().stream()
            .filter(b -> takesIn(frame, actor, b))
            .filter(b -> b.name().contains(query.strip()) || b.brief().contains(query.strip()))
            .toList();
    return new IntakePage(
        channel,
        null,
        Form.of(Map.of()),
        intake.earliest(),
        frame.today(),
        query.strip(),
        found.stream().limit(MOST).toList(),
        Math.max(0, found.size() - MOST));
  }

  private View receipt(Frame frame, Body body, FileRequest request, Filed filed) {
    var due = files.get(frame.signedIn(), filed.number()).due();
    var address = frame.site().url() + "/requests/track?number=" + filed.number();
    var running = due.by() != null;
    var page =
        new IntakeReceiptPage(
            filed,
            body,
            request,
            address,
            QrCode.of(address),
            receipts.newest(filed.number().value(), LedgerKind.REQUEST_RECEIVED).orElse(null),
            running ? DueView.of(due, Words.CHINESE) : ifConfirmedToday(frame),
            running);
    return pages.show("requests/web/deskReceipt", frame, page);
  }

  private DueView ifConfirmedToday(Frame frame) {
    var today = frame.today();
    var happenings = List.of(new Submitted(today, Channel.FAX), new Confirmed(today));
    return DueView.of(clock.due(List.copyOf(happenings)), Words.CHINESE);
  }

  private @Nullable Body own(Frame frame, Actor actor) {
    var id = actor.bodyId();
    return id == null
        ? null
        : organisations.bodies().find(id).filter(b -> takesIn(frame, actor, b)).orElse(null);
  }

  private @Nullable Body body(Frame frame, Actor actor, String code) {
    return organisations.bodies().byCode(code).filter(b -> takesIn(frame, actor, b)).orElse(null);
  }

  private boolean takesIn(Frame frame, Actor actor, Body body) {
    return !body.outside() && body.standsOn(frame.today()) && intake.mayTakeIn(actor, body.id());
  }

  private static Channel channel(String code) {
    return Arrays.stream(Channel.values())
        .filter(c -> c != Channel.WEB && c.name().equals(code))
        .findFirst()
        .orElse(Channel.COUNTER);
  }

  private String mark() {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
