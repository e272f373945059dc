package org.chengming.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.stream.LongStream;
import org.chengming.testing.Browser;
import org.chengming.testing.ServerTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Beyond a quiet number a form is asked whether somebody sits there; nobody needs eyes for it. */
@ServerTest
class AskingWhoeverSendsManyFormsTests {
  private static final int QUIET = 50;
  private static final String[] FORM = {"number", "X<b>&\"y", "code", "线 索"};
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @LocalServerPort int port;
  @Autowired Challenges challenges;

  private HttpResponse<String> post(String address, String... form) throws Exception {
    var body = new StringBuilder();
    for (int i = 0; i < form.length; i += 2) {
      body.append(i == 0 ? "" : "&")
          .append(form[i])
          .append('=')
          .append(URLEncoder.encode(form[i + 1], StandardCharsets.UTF_8));
    }
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/requests/track"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Forwarded-For", address)
            .POST(BodyPublishers.ofString(body.toString()))
            .build(),
        BodyHandlers.ofString());
  }

  /** The question that comes when the quiet number is used up. */
  private Document asked(String address) throws Exception {
    for (int i = 0; i < QUIET + 20; i++) {
      var answer = post(address, FORM);
      if (answer.body().contains("data-challenge")) {
        assertThat(i).isGreaterThanOrEqualTo(QUIET);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        return Jsoup.parse(answer.body());
      }
    }
    throw new AssertionError("never asked");
  }

  private static String value(Document page, String name) {
    return page.select("input[name=" + name + "]").attr("value");
  }

  private static String sum(Document page) {
    var numerals = "零一二三四五六七八九";
    var question = page.select("label[for=challenge-answer]").text();
    return Integer.toString(
        numerals.indexOf(question.charAt(0)) + numerals.indexOf(question.charAt(2)));
  }

  private static String[] with(String... more) {
    var all = java.util.Arrays.copyOf(FORM, FORM.length + more.length);
    System.arraycopy(more, 0, all, FORM.length, more.length);
    return all;
  }

  @Test
  void the_question_keeps_what_was_typed_and_its_answer_is_good_once() throws Exception {
    var page = asked("198.51.100.21");
    assertThat(value(page, "number")).isEqualTo(FORM[1]);
    assertThat(value(page, "code")).isEqualTo(FORM[3]);
    var token = value(page, "challenge");
    var wrong = post("198.51.100.21", with("challenge", token, "challenge-answer", "19"));
    assertThat(wrong.statusCode()).isEqualTo(429);
    assertThat(wrong.body()).contains("回答不对");
    var right = with("challenge", token, "challenge-answer", " " + sum(page));
    assertThat(post("198.51.100.21", right).body()).doesNotContain("data-challenge");
    assertThat(post("198.51.100.21", right).body()).as("again").contains("data-challenge");
    assertThat(post("198.51.100.99", FORM).body()).as("others").doesNotContain("data-challenge");
  }

  @Test
  void work_done_by_a_machine_counts_as_an_answer_and_a_forged_question_does_not()
      throws Exception {
    var token = value(asked("198.51.100.22"), "challenge");
    var found = LongStream.iterate(0, n -> n + 1).filter(n -> zeros(token + ":" + n)).findFirst();
    var work = Long.toString(found.orElseThrow());
    var forged = (token.startsWith("A") ? "B" : "A") + token.substring(1);
    assertThat(
            post("198.51.100.22", with("challenge", forged, "challenge-work", work)).statusCode())
        .isEqualTo(429);
    assertThat(post("198.51.100.22", with("challenge", token, "challenge-work", work)).body())
        .doesNotContain("data-challenge");
  }

  private static boolean zeros(String text) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
      return ByteBuffer.wrap(hash).getInt() >>> (32 - Challenges.WORK_BITS) == 0;
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void answers_are_read_in_digits_of_any_width_and_in_characters() {
    for (var form : new String[] {"%d", " %d ", "zh", "wide"}) {
      var asked = challenges.ask();
      int sum = asked.one() + asked.other();
      var said =
          switch (form) {
            case "zh" -> (sum >= 10 ? "十" : "") + (sum == 10 ? "" : "零一二三四五六七八九".charAt(sum % 10));
            case "wide" ->
                Integer.toString(sum)
                    .chars()
                    .mapToObj(c -> String.valueOf((char) (c - '0' + '０')))
                    .reduce("", String::concat);
            default -> form.formatted(sum);
          };
      assertThat(challenges.passes(asked.token(), said, null)).as(said).isTrue();
    }
  }

  @Test
  void a_browser_answers_by_itself_and_one_without_script_shows_the_question() throws Exception {
    for (var scripted : new boolean[] {true, false}) {
      var address = scripted ? "198.51.100.23" : "198.51.100.24";
      try (var tab =
          scripted
              ? Browser.desktop("http://localhost:" + port)
              : Browser.withoutScript("http://localhost:" + port)) {
        tab.page()
            .route(
                "**/*",
                route -> {
                  var headers = new HashMap<>(route.request().headers());
                  headers.put("x-forwarded-for", address);
                  route.resume(new Route.ResumeOptions().setHeaders(headers));
                });
        tab.page().navigate("http://localhost:" + port + "/requests/track");
        tab.page().fill("input[name=number]", "1-2-3");
        tab.page().fill("input[name=code]", "abc");
        asked(address);
        tab.page().click("main form button[type=submit]");
        if (scripted) {
          tab.page().waitForSelector("form:not([data-challenge]) input[name=code]");
          assertThat(tab.text()).doesNotContain("请确认是您本人在提交");
        } else {
          assertThat(tab.text()).contains("请确认是您本人在提交").contains("等于多少");
        }
      }
    }
  }
}
