package org.chengming.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.chengming.organisations.Organisations;
import org.chengming.search.Corpus.Text;
import org.chengming.testing.Browser;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.util.ReflectionTestUtils;

@ServerTest
class TheSearchPageTests {
  @LocalServerPort int port;
  @Autowired Corpus corpus;
  @Autowired Organisations organisations;

  @Autowired Holdings holdings;

  private static String q(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void herons(int documents) throws Exception {
    var root = organisations.bodies().roots().getFirst().id();
    for (var i = 0; i < documents; i++) {
      corpus.publish(
          Text.of("白鹭洲公园第" + i + "号管理通告", "<p>白鹭洲公园夜间开放，游人须知。</p>")
              .by(root)
              .numbered("鹭政发〔2021〕" + (100 + i) + "号")
              .classed("02.01", "05")
              .dated(
                  LocalDate.of(2021, 2, 3).plusYears(i % 3),
                  null,
                  i % 4 == 0 ? LocalDate.of(2022, 1, 1) : null)
              .keyed("白鹭洲"));
    }
    corpus.awaitIndexed();
  }

  @Test
  void one_that_must_wait_too_long_keeps_what_was_typed() {
    var admission = (Admission) ReflectionTestUtils.getField(holdings, "admission");
    var taken = admission.free().drainPermits();
    try (var phone = Browser.phone("http://localhost:" + port)) {
      var path = "/search?q=" + q("白鹭洲 <b>没人搜过") + "&year=2021";
      phone.open(path);
      assertThat(phone.text()).contains("现在搜索的人很多");
      assertThat(phone.page().inputValue("#q")).isEqualTo("白鹭洲 <b>没人搜过");
      assertThat(phone.page().getAttribute("a:has-text('再试一次')", "href")).isEqualTo(path);
    } finally {
      admission.free().release(taken);
    }
  }

  @Test
  void it_serves_phone_desktop_and_those_without_script() throws Exception {
    herons(12);
    var origin = "http://localhost:" + port;
    try (var phone = Browser.phone(origin);
        var desktop = Browser.desktop(origin);
        var plain = Browser.withoutScript(origin)) {
      assertThat(phone.open("/search?q=" + q("白鹭洲公园")).text()).contains("白鹭洲公园");
      assertThat(phone.open("/search?q=" + q("豌豆射手龘龘")).text()).contains("没有找到", "没有您要的？");
      phone.open("/search?q=" + q("<script>alert(1)</script> ' OR 1=1 -- “白鹭洲"));
      phone.page().context().addCookies(List.of(new Cookie("size", "large").setUrl(origin)));
      phone.open("/search?q=" + q("白鹭洲公园"));
      desktop.open("/search");
      // axe itself needs script, so this tab is only read.
      plain.page().navigate(origin + "/search?q=" + q("白鹭洲公园"));
      plain.page().check("input[name=year][value='2022']");
      plain.page().click("button:has-text('应用筛选')");
      assertThat(plain.page().url()).contains("year=2022");
      assertThat(plain.text()).contains("全部去掉");
      desktop.open("/search?q=" + q("白鹭洲公园"));
      desktop.page().click("label:has-text('2022年')");
      desktop.page().waitForURL("**year=2022**");
      desktop.page().waitForSelector(".chips");
      desktop.check();
      desktop.page().fill("#q", "");
      desktop.page().locator("#q").pressSequentially("白鹭洲");
      desktop.page().waitForSelector("[role=option]");
      desktop.check();
      desktop.page().keyboard().press("ArrowDown");
      assertThat(desktop.page().getAttribute("#q", "aria-activedescendant")).isNotBlank();
      desktop.page().keyboard().press("Escape");
      assertThat(desktop.page().getAttribute("#q", "aria-expanded")).isEqualTo("false");
    }
  }
}
