package org.chengming.site.web;

import java.util.List;
import org.chengming.catalogue.Catalogue;
import org.chengming.catalogue.Vocabulary;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.DocumentCounts;
import org.chengming.site.web.FeedsPage.Feed;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** Pages that say how to use the site. */
@Controller
class GuideController {
  private final Catalogue catalogue;
  private final Organisations organisations;
  private final DocumentCounts counts;
  private final Pages pages;

  GuideController(
      Catalogue catalogue, Organisations organisations, DocumentCounts counts, Pages pages) {
    this.catalogue = catalogue;
    this.organisations = organisations;
    this.counts = counts;
    this.pages = pages;
  }

  @GetMapping("/guide")
  View guide(Frame frame) {
    var about = frame.t().of("公开什么、到哪里看、没有公开的怎样要、多久答复、不服怎么办。");
    return plain("site/web/guide", head(frame.t().of("公开指南"), about, "/guide", frame), frame);
  }

  @GetMapping("/open-data")
  View openData(Frame frame) {
    var about = frame.t().of("每个公开列表都有 JSON、Atom 和 CSV，另有接口和网站地图。");
    return plain(
        "site/web/open-data", head(frame.t().of("开放数据与接口"), about, "/open-data", frame), frame);
  }

  @GetMapping("/accessibility")
  View accessibility(Frame frame) {
    var about = frame.t().of("本站怎样照顾看不清、听不见、手不方便的人，哪里还不够，怎么告诉我们。");
    return plain(
        "site/web/accessibility",
        head(frame.t().of("无障碍声明"), about, "/accessibility", frame),
        frame);
  }

  @GetMapping("/feeds")
  View feeds(Frame frame) {
    var about = frame.t().of("用订阅软件跟上新公开的文件。");
    var head =
        head(frame.t().of("订阅更新"), about, "/feeds", frame)
            .feed(frame.t().of("最新公开"), "/latest.atom");
    return pages.showPublic("site/web/feeds", frame, feedsPage(head, frame));
  }

  @GetMapping("/sitemap")
  View sitemap(Frame frame) {
    var head = head(frame.t().of("网站地图"), frame.t().of("本站有哪些页面。"), "/sitemap", frame);
    return pages.showPublic("site/web/sitemap", frame, feedsPage(head, frame));
  }

  private FeedsPage feedsPage(Head head, Frame frame) {
    var bodies =
        organisations.bodies().all().stream()
            .filter(b -> counts.now().ofBody(b.id()) > 0 || b.parentId() == null)
            .limit(300)
            .map(b -> new Feed(b.label(frame.t()), "/bodies/" + b.code()))
            .toList();
    return new FeedsPage(
        head,
        terms(catalogue.themes(), "/themes/", frame),
        terms(catalogue.duties(), "/columns/", frame),
        bodies);
  }

  private static List<Feed> terms(Vocabulary vocabulary, String at, Frame frame) {
    return vocabulary.roots(frame.today()).stream()
        .map(t -> new Feed(t.label(frame.t()), at + t.code()))
        .toList();
  }

  private View plain(String template, Head head, Frame frame) {
    return pages.showPublic(template, frame, new GuidePage(head));
  }

  private static Head head(String title, String about, String path, Frame frame) {
    return Head.of(title, path)
        .describedAs(about)
        .meta("ColumnName", title)
        .meta("ColumnDescription", about)
        .meta("ColumnKeywords", title)
        .meta("ColumnType", frame.t().of("说明"))
        .property("og:type", "website")
        .property("og:title", title);
  }
}
