package org.chengming.site.web;

import java.time.DayOfWeek;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chengming.catalogue.Catalogue;
import org.chengming.organisations.Body;
import org.chengming.organisations.BodyKind;
import org.chengming.organisations.BodyLevel;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.DocumentCounts;
import org.chengming.publishing.DocumentLists;
import org.chengming.publishing.Selection;
import org.chengming.site.web.HomePage.Area;
import org.chengming.web.Fields;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Pages;
import org.chengming.web.SiteIdentity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import tools.jackson.databind.ObjectMapper;

@Controller
class HomeController {
  private static final int NEWEST = 8;

  private final DocumentLists lists;
  private final DocumentCounts counts;
  private final Organisations organisations;
  private final Catalogue catalogue;
  private final ObjectMapper json;
  private final Pages pages;

  HomeController(
      DocumentLists lists,
      DocumentCounts counts,
      Organisations organisations,
      Catalogue catalogue,
      ObjectMapper json,
      Pages pages) {
    this.lists = lists;
    this.counts = counts;
    this.organisations = organisations;
    this.catalogue = catalogue;
    this.json = json;
    this.pages = pages;
  }

  @GetMapping("/")
  View home(Frame frame) {
    var monday = frame.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var now = counts.now();
    var standing =
        organisations.bodies().all().stream()
            .filter(b -> !b.outside() && b.standsOn(frame.today()))
            .toList();
    return pages.showPublic(
        "site/web/home",
        frame,
        new HomePage(
            head(frame),
            now.all(),
            now.since(monday),
            monday,
            now.ofYear(frame.today().getYear()),
            standing.size(),
            lists.newest(new Selection.Everything(), NEWEST, frame),
            areas(frame),
            doors(standing)));
  }

  /** The matters people ask for most, with how much is there. */
  private List<Area> areas(Frame frame) {
    var duties = catalogue.duties();
    return Stream.of("20-7", "20-13", "20-11", "20-8", "20-10", "20-6", "20-12", "20-3")
        .flatMap(code -> duties.find(code).stream())
        .map(
            d ->
                new Area(
                    d.label(frame.t()).split("[（:]")[0].strip(),
                    "/columns/" + d.code(),
                    counts.now().ofDuties(duties.subtree(d.code()))))
        .toList();
  }

  /** The governments of the province and its prefectures. */
  private static List<Body> doors(List<Body> standing) {
    return standing.stream()
        .filter(b -> b.kind() == BodyKind.GOVERNMENT)
        .filter(b -> b.level() == BodyLevel.PROVINCE || b.level() == BodyLevel.PREFECTURE)
        .limit(20)
        .toList();
  }

  private Head head(Frame frame) {
    var site = frame.site();
    var about = frame.t().of("查政府公开的文件、机关和目录，看哪些已经公开，没有公开的向机关要。");
    return Head.of("", "/")
        .describedAs(about)
        .meta("ColumnName", frame.t().of("首页"))
        .meta("ColumnDescription", about)
        .meta("ColumnKeywords", frame.t().of("政府信息公开,公开文件,公开目录"))
        .meta("ColumnType", "首页")
        .property("og:type", "website")
        .property("og:title", site.name())
        .property("og:url", site.url() + "/")
        .property("og:description", about)
        .feed(frame.t().of("最新公开"), "/latest.atom")
        .data(json.writeValueAsString(schema(site)));
  }

  private static Map<String, Object> schema(SiteIdentity site) {
    return Fields.of(
        "@context",
        "https://schema.org",
        "@type",
        "WebSite",
        "name",
        site.name(),
        "url",
        site.url() + "/",
        "publisher",
        Fields.of("@type", "GovernmentOrganization", "name", site.host()),
        "potentialAction",
        Fields.of(
            "@type", "SearchAction",
            "target", site.url() + "/search?q={search_term_string}",
            "query-input", "required name=search_term_string"));
  }
}
