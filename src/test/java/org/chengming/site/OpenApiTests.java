package org.chengming.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.Patience.await;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import org.chengming.database.Announcements;
import org.chengming.organisations.Organisations;
import org.chengming.testing.PastReports;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.chengming.testing.Shelf;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What /openapi.json says is what the server does. */
@ServerTest
class OpenApiTests {
  @LocalServerPort int port;
  @Autowired DSLContext db;
  @Autowired Organisations organisations;
  @Autowired Announcements announcements;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @Test
  void describes_every_address_of_the_api() {
    var served = served();
    var described = new TreeSet<String>();
    var paths = description().get("paths");
    paths
        .propertyStream()
        .forEach(
            p ->
                p.getValue()
                    .propertyNames()
                    .forEach(v -> described.add(v.toUpperCase() + " " + p.getKey())));
    assertThat(described).containsAll(served);
  }

  @Test
  void its_examples_answer_what_they_promise() {
    var reader = new Reader(port);
    var shown = new Shelf(db, organisations, announcements).publish("接口里的", "<p>字</p>");
    var reported = new PastReports(db).publish(organisations.bodies().roots().getFirst());
    var served = served();
    description()
        .get("paths")
        .propertyStream()
        .filter(p -> served.contains("GET " + p.getKey()))
        // what takes credentials is asked with them by its own tests
        .filter(p -> !p.getValue().get("get").has("security"))
        .forEach(
            p -> {
              var operation = p.getValue().get("get");
              var number = shown.indexNumber().split("/");
              var path =
                  p.getKey()
                      .replace("{org}", number[0])
                      .replace("{rest}", number[1])
                      .replace("{body}/{year}", reported)
                      .replace("{name}", "air-daily")
                      .replace("{standard}", "tiaoli-20")
                      .replace("{part}", "1")
                      .replace("{code}", organisations.bodies().all().getFirst().code());
              var asked = query(operation).replace("000000000%2F2026-00001", shown.indexNumber());
              var answer = indexed(reader, path + asked);
              assertThat(answer.statusCode()).as(path).isEqualTo(200);
              assertThat(reader.header(answer, "RateLimit-Limit")).as(path).isNotEmpty();
              promised(operation)
                  .get("required")
                  .forEach(
                      r ->
                          assertThat(json(answer.body()).has(r.asString()))
                              .as(path + " has " + r)
                              .isTrue());
            });
  }

  /** Once the index has followed. */
  private static HttpResponse<String> indexed(Reader reader, String path) {
    return await().until(() -> reader.get(path), answer -> answer.statusCode() != 404);
  }

  @Test
  void errors_are_problems() {
    var answer = new Reader(port).get("/api/v1/documents/000000000/2026-99999");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  private TreeSet<String> served() {
    var served = new TreeSet<String>();
    mappings
        .getHandlerMethods()
        .keySet()
        .forEach(
            m ->
                m.getPatternValues().stream()
                    .filter(p -> p.startsWith("/api/"))
                    .forEach(
                        p ->
                            m.getMethodsCondition()
                                .getMethods()
                                .forEach(v -> served.add(v + " " + plain(p)))));
    return served;
  }

  private JsonNode promised(JsonNode operation) {
    var reference = operation.at("/responses/200/content/application~1json/schema/$ref").asString();
    return description().at(reference.substring(1));
  }

  private static String query(JsonNode operation) {
    var query = new StringBuilder();
    operation
        .get("parameters")
        .forEach(
            p -> {
              if (p.get("in").asString().equals("query") && p.has("example")) {
                query
                    .append(query.isEmpty() ? "?" : "&")
                    .append(p.get("name").asString())
                    .append("=")
                    .append(URLEncoder.encode(p.get("example").asString(), StandardCharsets.UTF_8));
              }
            });
    return query.toString();
  }

  private JsonNode description() {
    return json(new Reader(port).get("/openapi.json").body());
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  /** Without the patterns of path variables. */
  private static String plain(String pattern) {
    return pattern.replaceAll("\\{(\\w+):(?:[^{}]|\\{[^{}]*\\})*\\}", "{$1}");
  }
}
