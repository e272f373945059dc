package org.chengming.requests.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chengming.organisations.Body;
import org.chengming.organisations.BodyKind;
import org.chengming.organisations.Organisations;
import org.chengming.requests.Channel;
import org.chengming.requests.FileRequest;
import org.chengming.requests.Filed;
import org.chengming.requests.Happening.Confirmed;
import org.chengming.requests.Happening.Submitted;
import org.chengming.requests.RequestClock;
import org.chengming.requests.Requests;
import org.chengming.requests.TooOften;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.chengming.web.Unavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Asking a body for information, without an account. The answer to the form is the receipt. */
@Controller
class FilingController {
  private static final int MOST = 40;

  private final Requests requests;
  private final RequestClock clock;
  private final Organisations organisations;
  private final Pages pages;
  private final SecureRandom random = new SecureRandom();

  FilingController(
      Requests requests, RequestClock clock, Organisations organisations, Pages pages) {
    this.requests = requests;
    this.clock = clock;
    this.organisations = organisations;
    this.pages = pages;
  }

  /**
   * @param body the body's code in addresses
   * @param as {@code organisation}, or a person
   * @param q part of a body's name
   */
  @GetMapping("/requests/new")
  View fresh(
      Frame frame,
      @RequestParam(defaultValue = "") String body,
      @RequestParam(defaultValue = "") String as,
      @RequestParam(defaultValue = "") String q) {
    var asked = body.isEmpty() ? null : body(frame, body);
    return asked == null
        ? pages.show("requests/web/choose", frame, choose(frame, q))
        : form(200, frame, asked, Form.of(Map.of("as", as, "form", mark())));
  }

  @PostMapping("/requests/new")
  View file(Frame frame, @RequestParam Map<String, String> typed, HttpServletRequest request) {
    var body = body(frame, typed.getOrDefault("body", ""));
    if (body == null) {
      return pages.show(422, "requests/web/choose", frame, choose(frame, ""));
    }
    var values = new HashMap<>(typed);
    values.computeIfAbsent("form", f -> mark());
    var problems = new ArrayList<Problem>();
    var command = new FilingForm(values, problems, frame.t()).read(body.id(), Channel.WEB);
    if (command.isEmpty()) {
      return form(422, frame, body, new Form(values, problems));
    }
    try {
      var filed = requests.file(command.get(), request.getRemoteAddr());
      return receipt(frame, body, command.get(), filed);
    } catch (TooOften often) {
      return form(429, frame, body, wrong(frame, values, often.sentence()));
    } catch (Unavailable away) {
      return form(503, frame, body, wrong(frame, values, away.sentence()));
    } catch (Refused refused) {
      var sentence = refused.problems().getFirst().sentence();
      return form(422, frame, body, wrong(frame, values, sentence));
    }
  }

  private static Form wrong(Frame frame, Map<String, String> values, String sentence) {
    return new Form(values, List.of(new Problem("", frame.t().of(sentence))));
  }

  private View form(int status, Frame frame, Body body, Form form) {
    var organisation = FilingPage.ORGANISATION.equals(form.value("as"));
    var head = Head.unlisted(frame.t().of("向%s申请公开", body.label(frame.t()))).in("/requests/new");
    var page =
        new FilingPage(head, body, organisation, form.value("form"), form, ifConfirmedToday(frame));
    return pages.show(status, "requests/web/filing", frame, page);
  }

  private View receipt(Frame frame, Body body, FileRequest request, Filed filed) {
    var address = frame.site().url() + "/requests/track?number=" + filed.number();
    var page =
        new ReceiptPage(
            Head.unlisted(frame.t().of("申请已经提交")).in("/requests/new"),
            filed,
            body,
            request,
            address,
            QrCode.of(address),
            ifConfirmedToday(frame));
    return pages.show("requests/web/receipt", frame, page);
  }

  private DueView ifConfirmedToday(Frame frame) {
    var today = frame.today();
    var happenings = List.of(new Submitted(today, Channel.WEB), new Confirmed(today));
    return DueView.of(clock.due(List.copyOf(happenings)), frame.t());
  }

  private ChoosePage choose(Frame frame, String query) {
    var words = query.strip().toLowerCase(Locale.ROOT);
    var found =
        organisations.bodies().all().stream()
            .filter(b -> !b.outside() && b.standsOn(frame.today()))
            .filter(b -> words.isEmpty() ? b.kind() == BodyKind.GOVERNMENT : named(b, words))
            .toList();
    var head =
        Head.of(frame.t().of("申请公开信息"), "/requests/new")
            .describedAs(frame.t().of("没有公开的，可以向机关要：不用注册，不收申请费，不用说明用途。"))
            .in("/requests/new");
    return new ChoosePage(
        head, query.strip(), found.stream().limit(MOST).toList(), Math.max(0, found.size() - MOST));
  }

  private static boolean named(Body body, String words) {
    var english = body.nameEn();
    return body.name().contains(words)
        || body.brief().contains(words)
        || (english != null && english.toLowerCase(Locale.ROOT).contains(words));
  }

  private @Nullable Body body(Frame frame, String code) {
    return organisations
        .bodies()
        .byCode(code)
        .filter(b -> !b.outside() && b.standsOn(frame.today()))
        .orElse(null);
  }

  private String mark() {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
