package org.chengming.imports.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.Patience.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class ImportsAtTheDeskTests {
  @Autowired Given given;
  @LocalServerPort int port;
  private Body body;
  private Given.Person publisher;

  @BeforeEach
  void publisher() {
    body = given.body();
    publisher = given.staff(body, Role.PUBLISHER);
  }

  @Test
  void a_file_is_rehearsed_and_then_taken_and_its_report_downloaded() throws Exception {
    var desk = Desk.signedIn(port, publisher);
    assertThat(desk.get("/desk/imports").body()).contains("先试运行").doesNotContain("已知数据集");
    var rehearsed = send(desk, "true");
    assertThat(rehearsed).contains("试运行，什么也没有写").contains("日期写法").contains("没有标题");
    assertThat(send(desk, "false")).contains("日期写法");
    assertThat(desk.get("/desk/imports").body()).contains("notices.csv");
    var run =
        desk.get("/desk/imports")
            .body()
            .replaceFirst("(?s).*?href=\"(/desk/imports/\\d+)\".*", "$1");
    assertThat(desk.get(run + "/report.csv?outcome=REJECTED&q=").body())
        .startsWith("\uFEFF行号")
        .contains("没有标题")
        .doesNotContain("日期写法");
    assertThat(desk.get(run + "?outcome=REJECTED&q=").body())
        .contains("没有标题")
        .doesNotContain("日期写法：");
  }

  @Test
  void a_file_of_another_kind_is_refused_with_a_sentence() {
    var desk = Desk.signedIn(port, publisher);
    desk.get("/desk/imports");
    var answer =
        desk.upload(
            "/desk/imports",
            "file",
            "notices.exe",
            new byte[] {1, 2, 3},
            "dry",
            "true",
            "body",
            "",
            "source",
            "");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("只收 .ndjson");
  }

  @Test
  void who_may_not_publish_does_not_see_it() {
    assertThat(
            Desk.signedIn(port, given.staff(body, Role.EDITOR)).get("/desk/imports").statusCode())
        .isEqualTo(403);
  }

  @Test
  void the_api_answers_a_line_a_line_and_is_idempotent() throws Exception {
    var lines =
        """
        {"source":"api-test","sourceId":"1","body":"%1$s","title":"接口送来的通知","formedOn":"2024-05-06","text":"正文。"}
        {"source":"api-test","sourceId":"2","body":"%1$s","formedOn":"2024-05-06","text":"正文。"}
        """
            .formatted(body.code());
    var first = post(lines, publisher.username());
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(first.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/x-ndjson");
    assertThat(first.body().lines())
        .hasSize(2)
        .first()
        .asString()
        .contains(
            "\"line\":1",
            "\"outcome\":\"CREATED\"",
            "\"indexNumber\":\"" + body.organisationCode());
    assertThat(first.body().lines().toList().get(1)).contains("REJECTED", "没有标题");
    assertThat(post(lines, publisher.username()).body().lines().findFirst().orElseThrow())
        .contains("UNCHANGED");
  }

  @Test
  void the_api_asks_for_an_account() throws Exception {
    assertThat(post("{}", null).statusCode()).isEqualTo(401);
  }

  private String send(Desk desk, String dry) throws Exception {
    var csv = "标题,成文日期,正文\n关于清雪的通知,2024年11月1日,请清雪。\n,2024-11-01,没有标题\n";
    var page =
        desk.follow(
            desk.upload(
                "/desk/imports",
                "file",
                "notices.csv",
                csv.getBytes(StandardCharsets.UTF_8),
                "dry",
                dry,
                "body",
                body.code(),
                "source",
                "desk-" + body.code()));
    var path = page.uri().getPath();
    await().until(() -> !desk.get(path + "/progress").body().contains("every 1s"));
    return desk.get(path).body();
  }

  private HttpResponse<String> post(String lines, String username) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/documents:import"))
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(lines));
    if (username != null) {
      request.header(
          "Authorization",
          "Basic "
              + Base64.getEncoder()
                  .encodeToString(
                      (username + ":" + Given.PASSWORD).getBytes(StandardCharsets.UTF_8)));
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}
