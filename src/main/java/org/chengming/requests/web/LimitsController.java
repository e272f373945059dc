package org.chengming.requests.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.chengming.requests.CalendarFeeds;
import org.chengming.requests.OpenCase;
import org.chengming.requests.Worklist;
import org.chengming.web.Frame;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.chengming.web.SeeOther;
import org.chengming.web.SiteIdentity;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The limits of open requests by the day, as a page and for calendar programs. */
@Controller
class LimitsController {
  private final LimitsPageQuery query;
  private final Worklist worklist;
  private final CalendarFeeds feeds;
  private final Pages pages;
  private final Clock clock;

  LimitsController(
      LimitsPageQuery query, Worklist worklist, CalendarFeeds feeds, Pages pages, Clock clock) {
    this.query = query;
    this.worklist = worklist;
    this.feeds = feeds;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping(LimitsPage.PATH)
  View month(
      Frame frame,
      @RequestParam(defaultValue = "") String month,
      @RequestParam(defaultValue = "") String revoked) {
    var page =
        query.page(frame.signedIn(), month(frame, month), frame.today(), null, !revoked.isEmpty());
    return pages.show("requests/web/deskLimits", frame, page);
  }

  private static YearMonth month(Frame frame, String month) {
    return month.matches("20\\d\\d-(0[1-9]|1[0-2])")
        ? YearMonth.parse(month)
        : YearMonth.from(frame.today());
  }

  /** The answer shows the address; it is shown this once. */
  @PostMapping(LimitsPage.PATH + "/feeds")
  View create(Frame frame) {
    var secret = feeds.create(frame.signedIn());
    var address = frame.site().url() + "/requests/calendar/" + secret + ".ics";
    var page =
        query.page(frame.signedIn(), YearMonth.from(frame.today()), frame.today(), address, false);
    return pages.show("requests/web/deskLimits", frame, page);
  }

  @PostMapping(LimitsPage.PATH + "/feeds/{id}/revocation")
  View revoke(Frame frame, @PathVariable String id) {
    if (!id.matches("\\d{1,18}")) {
      throw new Missing("Calendar feed " + id);
    }
    feeds.revoke(frame.signedIn(), Long.parseLong(id));
    return SeeOther.at(LimitsPage.PATH + "?revoked=1");
  }

  /** All the reader sees, for whoever is signed in. */
  @GetMapping(LimitsPage.PATH + ".ics")
  ResponseEntity<byte[]> download(Frame frame) {
    return calendar(frame.site(), frame.bodyName(), worklist.open(frame.signedIn()));
  }

  /** A body's, for whoever has the address. */
  @GetMapping("/requests/calendar/{secret:[A-Za-z0-9_-]{43}}.ics")
  ResponseEntity<byte[]> read(Frame frame, @PathVariable String secret) {
    var limits = feeds.read(secret).orElseThrow(() -> new Missing("Calendar feed"));
    return calendar(frame.site(), limits.body().brief(), limits.cases());
  }

  private ResponseEntity<byte[]> calendar(SiteIdentity site, String whose, List<OpenCase> open) {
    var entries = LimitsPageQuery.entries(open, site.url(), site.domain());
    var text = Icalendar.of(whose + "：申请答复期限", clock.instant(), entries);
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore())
        .header("X-Robots-Tag", "noindex")
        .header("Content-Disposition", "inline; filename=\"limits.ics\"")
        .body(text.getBytes(StandardCharsets.UTF_8));
  }
}
