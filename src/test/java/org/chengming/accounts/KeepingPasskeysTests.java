package org.chengming.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.chengming.actors.Role;
import org.chengming.testing.Browser;
import org.chengming.testing.Browser.Tab;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.util.ReflectionTestUtils;

/** With a device that Chromium itself plays. */
@ServerTest
class KeepingPasskeysTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired PasskeyAlone alone;

  private CDPSession session;
  private String authenticator;

  @Test
  void opens_the_desk_and_a_lost_one_is_stood_in_for_by_a_code_and_then_reset() {
    var body = given.body();
    var person = given.staff(body, Role.EDITOR);
    try (var tab = Browser.phone("http://localhost:" + port)) {
      device(tab);
      tab.signInByHand(person.username(), Given.PASSWORD);
      tab.open("/desk/me/factors");
      tab.page().fill("#label", "办公室电脑");
      tab.press("添加通行密钥");
      tab.page().waitForSelector("h1:has-text('恢复码')");
      tab.check();
      look(tab, "codes");
      var code = tab.page().innerText(".codes code");
      tab.open("/desk/me/factors");
      assertThat(tab.text()).contains("办公室电脑", "还没有用过");
      look(tab, "factors");

      signOut(tab, person.username());
      look(tab, "second");
      tab.press("用通行密钥");
      tab.page().waitForURL("**/desk");
      tab.open("/desk/me/factors");
      assertThat(tab.text()).doesNotContain("还没有用过");

      signOut(tab, person.username());
      tab.page().fill("#code", code);
      tab.page().press("#code", "Enter");
      tab.page().waitForURL("**/desk");
      tab.open("/desk/me/factors");
      assertThat(tab.text()).contains("还有 9 个");
      alone(tab);
    }
    var administrator = Desk.signedIn(port, given.staff(body, Role.SECURITY_ADMINISTRATOR));
    var address = "/desk/staff/" + person.id();
    administrator.get(address);
    administrator.post(address + "/factors/removal");
    assertThat(Desk.signedIn(port, person).get("/desk/me").body()).contains("没有设置");
  }

  @Test
  void an_answer_to_another_challenge_is_not_taken() {
    var person = given.staff(given.body());
    try (var tab = Browser.desktop("http://localhost:" + port)) {
      device(tab);
      tab.signInByHand(person.username(), Given.PASSWORD);
      tab.open("/desk/me/factors");
      look(tab, "none");
      tab.page()
          .evaluate(
              "() => { document.querySelector('[data-passkey]').dataset.challenge = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }");
      tab.page().fill("#label", "别处来的");
      tab.press("添加通行密钥");
      tab.page().waitForSelector(".field-error");
      tab.check();
      assertThat(tab.text()).contains("没有加上").doesNotContain("恢复码");
      tab.press("添加验证器");
      tab.page().waitForSelector("svg.qr");
      tab.check();
      look(tab, "authenticator");
    }
  }

  /** Without a name and a password, where settings allow it and the device knows who holds it. */
  private void alone(Tab tab) {
    out(tab);
    assertThat(tab.text()).doesNotContain("用通行密钥登录");
    ReflectionTestUtils.setField(alone, "on", true);
    try {
      // Whoever found the device and is nobody it knows, with a page that lets them.
      verified(false);
      tab.open("/desk/sign-in");
      look(tab, "alone");
      tab.page()
          .evaluate(
              "() => { document.querySelector('[data-verify]').dataset.verify = 'discouraged' }");
      tab.press("用通行密钥登录");
      tab.page().waitForURL("**/desk/sign-in?refused");
      verified(true);
      tab.press("用通行密钥登录");
      tab.page().waitForURL("**/desk");
    } finally {
      ReflectionTestUtils.setField(alone, "on", false);
    }
  }

  private void out(Tab tab) {
    tab.page().navigate("http://localhost:" + port + "/desk/me");
    tab.press("退出登录");
    tab.page().waitForURL("**/desk/sign-in?out");
  }

  private void signOut(Tab tab, String username) {
    out(tab);
    tab.page().fill("#username", username);
    tab.page().fill("#password", Given.PASSWORD);
    tab.page().press("#password", "Enter");
    tab.page().waitForURL("**/second**");
    tab.check();
  }

  private void verified(boolean so) {
    var person = new JsonObject();
    person.addProperty("authenticatorId", authenticator);
    person.addProperty("isUserVerified", so);
    session.send("WebAuthn.setUserVerified", person);
  }

  private void device(Tab tab) {
    session = tab.page().context().newCDPSession(tab.page());
    session.send("WebAuthn.enable");
    var options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    var added = new JsonObject();
    added.add("options", options);
    authenticator =
        session
            .send("WebAuthn.addVirtualAuthenticator", added)
            .get("authenticatorId")
            .getAsString();
  }

  /** Pictures for whoever wants to look: {@code -Dshots=folder}. */
  private static void look(Tab tab, String name) {
    var folder = System.getProperty("shots");
    if (folder != null) {
      tab.page()
          .screenshot(
              new Page.ScreenshotOptions()
                  .setPath(Path.of(folder, "accounts-" + name + ".png"))
                  .setFullPage(true));
    }
  }
}
