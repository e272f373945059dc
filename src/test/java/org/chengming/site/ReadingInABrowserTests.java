package org.chengming.site;

import org.chengming.database.Announcements;
import org.chengming.organisations.Organisations;
import org.chengming.testing.Browser;
import org.chengming.testing.ServerTest;
import org.chengming.testing.Shelf;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every public page around the documents, as a person meets it: axe finds nothing, nothing scrolls
 * sideways.
 */
@ServerTest
class ReadingInABrowserTests {
  private static final String[] PAGES = {
    "/",
    "/latest",
    "/themes",
    "/themes/02",
    "/columns",
    "/columns/20-1",
    "/years",
    "/bodies",
    "/feeds",
    "/sitemap",
    "/guide",
    "/calendar",
    "/calendar?received=2026-02-09&days=20",
    "/calendar?received=never&days=0",
    "/open-data",
    "/accessibility"
  };

  @LocalServerPort int port;
  @Autowired DSLContext db;
  @Autowired Organisations organisations;
  @Autowired Announcements announcements;
  String origin;
  String[] documents;

  @BeforeEach
  void publish() {
    origin = "http://localhost:" + port;
    var shelf = new Shelf(db, organisations, announcements);
    var plain =
        shelf.publish(
            "关于公开的通知",
            "<p>各局：</p><h2>一、总则</h2><p>要公开。</p><h4>1.推进。</h4><p>推进公开。</p>",
            e -> {
              e.setTheme("02.01");
              e.setDuty("20-1");
              e.setDocumentNumber("书局发〔2026〕7号");
            });
    var corrected = shelf.correct(plain, "关于公开的通知", "<p>各局：</p><h2>一、总则</h2><p>都要公开。</p>", "更正一处");
    var hostile =
        shelf.publish(
            "<b>"
                + "超长标题没有空格".repeat(20)
                + "AVeryLongLatinWordWithoutAnyBreak".repeat(8)
                + "\u202Eשלום",
            "<p>"
                + "LongWord".repeat(90)
                + "</p><table><tr>"
                + "<td>很宽的表格很宽的表格</td>".repeat(20)
                + "</tr></table><pre>"
                + "x".repeat(300)
                + "</pre>",
            e -> e.setDocumentNumber("超".repeat(40) + "〔2026〕1号"));
    var withdrawn = shelf.publish("撤回的通告", "<p>字</p>");
    shelf.withdraw(withdrawn, "听证程序还没有完成");
    documents =
        new String[] {
          corrected.path(),
          corrected.path() + "/editions/1",
          hostile.path(),
          withdrawn.path(),
          "/bodies/" + shelf.body().code(),
          "/nowhere"
        };
  }

  @Test
  void on_the_smallest_phone() {
    try (var tab = Browser.phone(origin)) {
      tab.page().setViewportSize(320, 640);
      visit(tab);
    }
  }

  @Test
  void on_a_desktop() {
    try (var tab = Browser.desktop(origin)) {
      visit(tab);
    }
  }

  @Test
  void in_english_and_large_type() {
    try (var tab = Browser.phone(origin)) {
      tab.open("/view?language=en&size=large&to=/");
      visit(tab);
    }
  }

  private void visit(Browser.Tab tab) {
    for (var page : PAGES) {
      tab.open(page);
    }
    for (var page : documents) {
      tab.open(page);
    }
  }
}
