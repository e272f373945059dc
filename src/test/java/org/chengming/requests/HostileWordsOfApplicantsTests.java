package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chengming.organisations.Body;
import org.chengming.testing.Browser;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.ObjectMapper;

/**
 * Every field of filing, putting aside and following takes hostile lines: nothing of them becomes
 * part of a page. The lines go several at once, so that hundreds of them take seconds.
 */
@ServerTest
class HostileWordsOfApplicantsTests {
  private static final int TOGETHER = 1_500;
  private static final List<String> OWN =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "' autofocus onfocus='alert(1)",
          "</textarea><script>alert(1)</script>",
          "</title><svg onload=alert(1)>",
          "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
          "javascript:alert(1)",
          "&lt;script&gt;alert(1)&lt;/script&gt;",
          "{{7*7}}${7*7}#{7*7}%s%n%1$s",
          "=cmd|'/c calc'!A0",
          "\u202e\u2066\u0000\u0007\ufeff",
          "Ω≈ç√∫˜µ≤≥÷\ud83d\ude00\ud83c\uddeb\ud83c\uddf7",
          "a\u0301\u0300\u0316".repeat(40),
          "W".repeat(2_000));

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired ObjectMapper json;

  /** The lines of the collections where they are, and our own, in texts that fit the form. */
  private List<String> texts() throws IOException {
    var lines = new ArrayList<>(OWN);
    var data = Path.of(System.getenv().getOrDefault("CHENGMING_DATA", "../shared/data"));
    var folder = data.resolve("25_hostile_inputs");
    if (Files.exists(folder)) {
      lines.addAll(List.of(json.readValue(folder.resolve("blns.json").toFile(), String[].class)));
      lines.addAll(Files.readAllLines(folder.resolve("h5sc_vectors.txt")));
    }
    var texts = new ArrayList<String>();
    var text = new StringBuilder();
    for (var line : lines) {
      for (int at = 0; at < line.length(); at += TOGETHER) {
        var piece = line.substring(at, Math.min(line.length(), at + TOGETHER));
        if (text.length() + piece.length() > TOGETHER) {
          texts.add(text.toString());
          text.setLength(0);
        }
        text.append(piece).append('\n');
      }
    }
    texts.add(text.toString());
    return texts;
  }

  /** What stands on a page beside its text: its elements, and their attributes. */
  private static Set<String> anatomy(HttpResponse<String> answer) {
    return anatomy(Jsoup.parse(answer.body()));
  }

  private static Set<String> anatomy(Document page) {
    var parts = new TreeSet<String>();
    for (var element : page.getAllElements()) {
      parts.add(element.tagName());
      element.attributes().forEach(a -> parts.add(element.tagName() + " " + a.getKey()));
      for (var address : List.of("href", "src", "action", "formaction")) {
        if (element.attr(address).strip().toLowerCase().startsWith("javascript:")) {
          parts.add("javascript:");
        }
      }
    }
    return parts;
  }

  /** Titles of documents that are public already are others' words, held apart by {@code bdi}. */
  private static String withoutDocuments(HttpResponse<String> answer) {
    var page = Jsoup.parse(answer.body());
    page.select(".entries bdi, .entries button[name=take]").remove(); // named by their titles
    return page.html();
  }

  private Map<String, String> form(Applicant applicant, Body body, String wanted) {
    var form = applicant.form(body);
    form.put("wanted", wanted);
    return form;
  }

  private static HttpResponse<String> track(
      Applicant applicant, Applicant.Receipt receipt, String act, Map<String, String> more) {
    var form = new java.util.HashMap<>(more);
    form.put("number", receipt.number());
    form.put("code", receipt.code());
    return applicant.post("/requests/track" + act, form);
  }

  /** Every page there is, once with harmless words: nothing more may stand on any of them. */
  private List<HttpResponse<String>> pages(Body body, String text) {
    var applicant = new Applicant(port);
    var answers = new ArrayList<HttpResponse<String>>();
    var form = form(applicant, body, text);
    form.put("then", "save");
    answers.add(applicant.send(form));
    form.put("then", "look");
    answers.add(applicant.send(form));
    form.remove("then");
    var filed = applicant.send(form);
    answers.add(filed);
    var receipt = Applicant.receipt(filed);
    answers.add(track(applicant, receipt, "/addition", Map.of("text", text)));
    answers.add(
        track(applicant, receipt, "/delivery", Map.of("delivery", "POST", "address", text)));
    answers.add(track(applicant, receipt, "/rating", Map.of("score", text, "said", text)));
    answers.add(track(applicant, receipt, "", Map.of()));
    answers.add(
        applicant.post(
            "/requests/track/addition", Map.of("number", text, "code", text, "text", text)));
    for (var field : new ArrayList<>(form.keySet())) {
      if (!field.equals("body") && !field.equals("as")) {
        form.put(field, text);
      }
    }
    for (var field : List.of("email", "address", "postcode", "representative", "purpose")) {
      form.put(field, text);
    }
    answers.add(applicant.send(form));
    form.put("as", "organisation");
    answers.add(applicant.send(form));
    answers.add(applicant.post("/requests/resume", Map.of("code", text)));
    answers.add(applicant.post("/requests/already", Map.of("body", body.code(), "wanted", text)));
    return answers;
  }

  @Test
  void become_part_of_no_page_in_any_field() throws IOException {
    var body = given.body();
    var known = new HashSet<String>();
    for (var text : List.of("平常的话", "一份文件，另外还有两行\n第二行", "长".repeat(1_500))) {
      pages(body, text).forEach(answer -> known.addAll(anatomy(answer)));
    }
    known.add("mark");
    known.addAll(
        List.of(
            "details",
            "details class",
            "summary",
            "h4",
            "li",
            "ul class",
            "bdi",
            "a target",
            "a rel",
            "time",
            "time datetime",
            "button name",
            "button value",
            "button aria-label"));
    for (var text : texts()) {
      for (var answer : pages(body, text)) {
        assertThat(answer.statusCode()).as(text).isLessThan(500);
        var parts = anatomy(answer);
        parts.removeAll(known);
        assertThat(parts).as(answer.uri() + " with " + text).isEmpty();
        assertThat(withoutDocuments(answer)).doesNotContain("\u202e", "\u2066", "\u0000");
      }
    }
  }

  @Test
  void run_nothing_and_fit_a_telephone_in_a_browser() {
    var body = given.body();
    var hostile = String.join("\n", OWN.subList(0, OWN.size() - 1));
    try (var tab = Browser.phone("http://localhost:" + port)) {
      var page = tab.page();
      var opened = new ArrayList<String>();
      page.onDialog(
          dialog -> {
            opened.add(dialog.message());
            dialog.dismiss();
          });
      tab.open("/requests/new?body=" + body.code());
      page.fill("#wanted", "W".repeat(2_000));
      page.fill("#name", hostile);
      page.fill("#email", "<script>alert(1)</script>");
      page.click("button[value=look]");
      tab.check();
      page.click("main form .button-main");
      assertThat(tab.check().text()).contains("处要改");
      page.fill("#name", "<img src=x onerror=alert(1)>");
      page.fill("#idNumber", Applicant.ID);
      page.fill("#email", "");
      page.fill("#phone", Applicant.PHONE);
      page.click("main form .button-main");
      assertThat(tab.check().text()).contains("申请已经提交");
      var number = page.locator(".receipt .headline").first().textContent();
      var code = page.locator(".receipt .headline").nth(1).textContent();
      tab.open("/requests/track?number=" + number);
      page.fill("#code", code);
      page.click("main form .button-main");
      tab.check();
      page.click("summary:has-text('补充一些说明')");
      page.fill("#text", hostile);
      page.click("form[action$='/addition'] button");
      assertThat(tab.check().text()).contains("收到您的补充", "onerror=alert(1)");
      assertThat(opened).isEmpty();
    }
  }
}
