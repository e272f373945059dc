package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.chengming.testing.Browser;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One citizen from the first question to the end, in a browser, by the keyboard alone. */
@ServerTest
class TheStoryOfACitizenTests {
  private static final String WANTED = "2019年獬豸鼋鼍陈列馆的讲解词";

  @LocalServerPort int port;
  @Autowired Given given;

  /** Goes on with the tabulator until that is reached. */
  private static void reach(Page page, String selector) {
    for (int i = 0; i < 150; i++) {
      if ((boolean) page.evaluate("s => document.activeElement.matches(s)", selector)) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("The keyboard does not reach " + selector + " on " + page.url());
  }

  private static void type(Page page, String selector, String text) {
    reach(page, selector);
    page.keyboard().insertText(text);
  }

  private static void follow(Page page, String selector) {
    reach(page, selector);
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
  }

  private static void enter(Page page) {
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
  }

  private static void unfold(Page page, String act) {
    reach(page, "details:has(form[action$='/" + act + "']) > summary");
    page.keyboard().press("Enter");
  }

  @Test
  void searches_in_vain_asks_goes_away_comes_back_files_follows_adds_and_withdraws() {
    var body = given.body();
    try (var tab = Browser.desktop("http://localhost:" + port)) {
      var page = tab.page();
      tab.open("/search?q=獬豸鼋鼍陈列馆");
      assertThat(tab.text()).contains("没有找到");
      follow(page, "a[href='/requests/new']");
      type(page, "#body-name", body.name());
      enter(page);
      tab.check();
      follow(page, "a[href='/requests/new?body=" + body.code() + "']");

      type(page, "#wanted", WANTED);
      page.waitForCondition(() -> !page.textContent("#already-said").isBlank());
      type(page, "#name", Applicant.NAME);
      tab.check();
      follow(page, "button[value=save]");
      assertThat(tab.check().text()).contains("存好了，还没有提交");
      var resume = page.textContent(".receipt .headline");

      tab.open("/requests/resume");
      type(page, "#code", resume);
      enter(page);
      assertThat(page.inputValue("#wanted")).isEqualTo(WANTED);
      type(page, "#idNumber", Applicant.ID);
      type(page, "#phone", Applicant.PHONE);
      enter(page);
      assertThat(tab.check().text()).contains("申请已经提交");
      var code = page.locator(".receipt .headline").nth(1).textContent();

      follow(page, "a[href^='/requests/track?number=']");
      type(page, "#code", code);
      enter(page);
      assertThat(tab.check().text()).contains("等机关确认收到您的申请", WANTED);
      unfold(page, "addition");
      type(page, "#text", "只要普通话的");
      follow(page, "form[action$='/addition'] button");
      assertThat(tab.check().text()).contains("收到您的补充", "只要普通话的");
      unfold(page, "withdrawal");
      follow(page, "form[action$='/withdrawal'] button");
      assertThat(tab.check().text()).contains("您撤回了它，机关不再办");

      tab.open("/requests/resume");
      type(page, "#code", resume);
      enter(page);
      assertThat(tab.text()).contains("续填码不对，或者存的时间已经过了");
    }
  }
}
