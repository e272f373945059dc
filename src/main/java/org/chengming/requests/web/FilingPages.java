package org.chengming.requests.web;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chengming.organisations.Body;
import org.chengming.organisations.BodyKind;
import org.chengming.organisations.Organisations;
import org.chengming.requests.Channel;
import org.chengming.requests.Happening.Confirmed;
import org.chengming.requests.Happening.Submitted;
import org.chengming.requests.RequestClock;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Pages;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** Shows the form that asks a body for information, and the page that chooses the body. */
@Component
class FilingPages {
  private static final int MOST = 40;

  private final RequestClock clock;
  private final Organisations organisations;
  private final Pages pages;
  private final SecureRandom random = new SecureRandom();

  FilingPages(RequestClock clock, Organisations organisations, Pages pages) {
    this.clock = clock;
    this.organisations = organisations;
    this.pages = pages;
  }

  View form(int status, Frame frame, Body body, Form form) {
    return form(status, frame, body, form, Already.NOTHING);
  }

  /** The form as it was typed; one without a mark of its own is given one. */
  View form(int status, Frame frame, Body body, Form form, Already already) {
    var known = form.value("form");
    var mark = known.matches("[\\w-]{1,64}") ? known : mark();
    var page =
        new FilingPage(
            Head.unlisted(frame.t().of("向%s申请公开", body.label(frame.t())))
                .describedAs(frame.t().of("没有公开的，可以向机关要：不用注册，不收申请费。"))
                .in("/requests/new"),
            body,
            FilingPage.ORGANISATION.equals(form.value("as")),
            mark,
            Typed.shown(form),
            clock.asksPurpose(frame.today()),
            already,
            ifConfirmedToday(frame));
    return pages.show(status, "requests/web/filing", frame, page);
  }

  /** How the sum would be if the body confirmed today. */
  DueView ifConfirmedToday(Frame frame) {
    var today = frame.today();
    var happenings = List.of(new Submitted(today, Channel.WEB), new Confirmed(today));
    return DueView.of(clock.due(List.copyOf(happenings)), frame.t());
  }

  /** Asks for the body. */
  View choose(int status, Frame frame, String query) {
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
    var page =
        new ChoosePage(
            head,
            query.strip(),
            found.stream().limit(MOST).toList(),
            Math.max(0, found.size() - MOST));
    return pages.show(status, "requests/web/choose", frame, page);
  }

  private static boolean named(Body body, String words) {
    var english = body.nameEn();
    return body.name().contains(words)
        || body.brief().contains(words)
        || (english != null && english.toLowerCase(Locale.ROOT).contains(words));
  }

  /** A body that takes requests today. */
  Optional<Body> body(Frame frame, String code) {
    return organisations
        .bodies()
        .byCode(code)
        .filter(b -> !b.outside() && b.standsOn(frame.today()));
  }

  String mark() {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
