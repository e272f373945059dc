package org.chengming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chengming.actors.Role;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every form of the desk and every field of the API takes hostile lines, one field at a time:
 * nothing fails, and nothing of them becomes part of a page. The forms are read off the pages, so a
 * new one is tried without a word here. Forms of applicants have a test of their own. The whole
 * collection goes with {@code -Dchengming.hostile=all}.
 */
@ServerTest
class HostileFormsTests {
  private static final int TOGETHER = 1_200;
  private static final String OWN =
      """
      "><x-hostile onhostile=1>'><x-hostile>
      </textarea></title></option></select><x-hostile><script>alert(1)</script>
      " onhostile="1 ' onhostile='1 javascript:alert(1)
      <!--<img src="--><img src=x onerror=alert(1)//">{{7*7}}${7*7}#{7*7}%s%n%1$s%ff
      =cmd|'/c calc'!A0 ' or 1=1; drop table x -- ../../etc/passwd \\u0000 \\\\x\\"
      \u202e\u2066\u0007\ufeff a\u0301\u0300\u0316 \ud83d\ude00\ud83c\uddeb \uD800""";

  /** What ends sessions or accounts, or is not a form to fill. */
  private static final Set<String> LEFT = Set.of("/desk/sign-out", "/desk/calendar");

  private static final Set<String> TYPED =
      Set.of("text", "search", "email", "tel", "url", "number", "date", "hidden", "password", "");

  @LocalServerPort int port;
  @Autowired Given given;

  private static List<String> texts() throws IOException {
    var texts =
        new ArrayList<>(List.of(OWN, "\u0000", "W".repeat(2_000), "-1", "99999999999999999999"));
    var folder =
        Path.of(System.getenv().getOrDefault("CHENGMING_DATA", "../shared/data"))
            .resolve("25_hostile_inputs");
    if (!"all".equals(System.getProperty("chengming.hostile")) || !Files.exists(folder)) {
      return texts;
    }
    var lines = new ArrayList<String>();
    lines.addAll(
        List.of(
            JsonMapper.shared().readValue(folder.resolve("blns.json").toFile(), String[].class)));
    lines.addAll(Files.readAllLines(folder.resolve("h5sc_vectors.txt")));
    var text = new StringBuilder();
    for (var line : lines) {
      text.append(line).append('\n');
      if (text.length() > TOGETHER) {
        texts.add(text.substring(0, Math.min(text.length(), 8 * TOGETHER)));
        text.setLength(0);
      }
    }
    texts.add(text.toString());
    return texts;
  }

  /** Pages that stand at a fixed address. */
  private static List<String> pages() throws IOException {
    var in = HostileFormsTests.class.getResourceAsStream("/routes.txt");
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> line.startsWith("/") && line.contains(" GET "))
          .map(line -> line.substring(0, line.indexOf(' ')))
          .filter(path -> !path.contains("{") && !path.startsWith("/requests"))
          .filter(path -> !path.matches(".*\\.(csv|json|jsonl|xml|txt|ics)|/view|/api/.*"))
          .toList();
    }
  }

  private static void sound(String what, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(what).isLessThan(500);
    if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
      return;
    }
    for (var element : Jsoup.parse(answer.body()).getAllElements()) {
      assertThat(element.normalName())
          .as(what)
          .isNotIn("x-hostile", "iframe", "object", "embed", "base", "frameset");
      if (element.normalName().equals("script")) {
        assertThat(element.hasAttr("src") || element.attr("type").equals("application/ld+json"))
            .as(what + ": " + element.outerHtml())
            .isTrue();
      }
      for (var attribute : element.attributes()) {
        var name = attribute.getKey().toLowerCase(Locale.ROOT);
        assertThat(name).as(what + ": " + element.outerHtml()).doesNotStartWith("on");
        if (Set.of("href", "src", "action", "formaction").contains(name)) {
          assertThat(attribute.getValue().strip().toLowerCase(Locale.ROOT))
              .as(what)
              .doesNotStartWith("javascript:");
        }
      }
    }
  }

  /** The fields of a form as a browser would send it untouched. */
  private static Map<String, String> fields(Element form) {
    var fields = new LinkedHashMap<String, String>();
    for (var field : form.select("input[name], textarea[name], select[name]")) {
      var type = field.attr("type");
      if (field.attr("name").equals("_csrf")
          || type.equals("file")
          || ((type.equals("checkbox") || type.equals("radio")) && !field.hasAttr("checked"))) {
        continue;
      }
      var value =
          field.normalName().equals("select")
              ? field.select("option[selected]").attr("value")
              : field.normalName().equals("textarea") ? field.text() : field.attr("value");
      fields.put(field.attr("name"), value);
    }
    return fields;
  }

  private static List<String> typed(Element form) {
    return form.select("input[name], textarea[name], select[name]").stream()
        .filter(f -> !f.attr("name").equals("_csrf"))
        .filter(f -> !f.normalName().equals("input") || TYPED.contains(f.attr("type")))
        .map(f -> f.attr("name"))
        .distinct()
        .toList();
  }

  private static HttpResponse<String> send(
      Desk desk, String action, boolean post, Map<String, String> fields) {
    if (post) {
      var form = new ArrayList<String>();
      fields.forEach(
          (name, value) -> {
            form.add(name);
            form.add(value);
          });
      return desk.post(action, form.toArray(String[]::new));
    }
    var query = new StringBuilder(action).append('?');
    fields.forEach(
        (name, value) ->
            query.append(encoded(name)).append('=').append(encoded(value)).append('&'));
    return desk.get(query.toString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void nothing_typed_into_a_form_fails_or_becomes_part_of_a_page() throws IOException {
    var tried = new HashSet<String>();
    var parted = List.of(Role.AUDITOR, Role.SECURITY_ADMINISTRATOR);
    var body = given.body();
    for (var role : parted) {
      fill(Desk.signedIn(port, given.staff(body, role)), tried);
    }
    var others = Arrays.stream(Role.values()).filter(r -> !parted.contains(r)).toArray(Role[]::new);
    fill(Desk.signedIn(port, given.staff(body, others)), tried);
    assertThat(tried).hasSizeGreaterThan(60);
  }

  private static void fill(Desk desk, Set<String> tried) throws IOException {
    var texts = texts();
    for (var path : pages()) {
      var page = desk.get(path);
      if (page.statusCode() != 200) {
        continue;
      }
      sound("GET " + path, page);
      for (var form : Jsoup.parse(page.body()).select("form")) {
        var action = form.hasAttr("action") ? form.attr("action") : path;
        var post = form.attr("method").equalsIgnoreCase("post");
        if (LEFT.contains(action) || !action.startsWith("/") || action.startsWith("/requests")) {
          continue;
        }
        for (var name : typed(form)) {
          if (!tried.add(post + " " + action + " " + name)) {
            continue;
          }
          for (var text : texts) {
            var fields = fields(form);
            fields.put(name, text);
            var what = "%s of %s (on %s) with %s".formatted(name, action, path, text);
            var answer = send(desk, action, post, fields);
            sound(what, answer);
            if (answer.statusCode() / 100 == 3
                && answer
                    .headers()
                    .firstValue("Location")
                    .filter(l -> l.contains("/desk"))
                    .isPresent()) {
              sound(what + ", followed", desk.follow(answer));
            }
          }
        }
      }
    }
  }

  @Test
  void nothing_asked_of_the_api_fails() throws IOException {
    var reader = Desk.visitor(port);
    var description = JsonMapper.shared().readTree(reader.get("/openapi.json").body());
    var asked = 0;
    for (var path : description.get("paths").propertyNames()) {
      var get = description.get("paths").get(path).path("get");
      for (var parameter : get.path("parameters")) {
        var reference = parameter.path("$ref").asString("");
        var named = reference.isEmpty() ? parameter : description.at(reference.substring(1));
        for (var text : texts()) {
          var name = named.get("name").asString();
          var there = path.replace("{" + name + "}", encoded(text)).replaceAll("\\{[^}]+}", "1");
          var address =
              named.path("in").asString().equals("path")
                  ? there
                  : there + "?" + name + "=" + encoded(text);
          if (address.length() < 6_000) {
            sound(address, reader.get(address));
            asked++;
          }
        }
      }
    }
    assertThat(asked).isGreaterThan(30);
  }
}
