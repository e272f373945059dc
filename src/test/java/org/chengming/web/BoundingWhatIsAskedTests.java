package org.chengming.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Questions made to be expensive: each gets a clear answer, and the others notice nothing. */
@ServerTest
class BoundingWhatIsAskedTests {
  @LocalServerPort int port;

  static List<String> expensive() {
    return List.of(
        "*".repeat(1_500),
        "?".repeat(400) + "*a*b*c*",
        "\"" + "公 ".repeat(300) + "\"",
        "“引号” ".repeat(200),
        "a OR ".repeat(300) + "b",
        "title:* AND NOT (".repeat(60),
        "黑政发〔2014〕1号 ".repeat(60),
        "[* TO *] {* TO *} ~100^1e38 ".repeat(30),
        ".*.*.*.*.*.*.*.*.*.*.*.*.*.*.*(a+)+$");
  }

  @ParameterizedTest
  @MethodSource("expensive")
  void an_expensive_question_is_words_like_any_other(String question) {
    var reader = new Reader(port);
    var cut = question.substring(0, Math.min(question.length(), 700));
    for (var page :
        List.of("/search?q=", "/api/v1/search?q=", "/api/v1/suggest?q=", "/search.csv?q=")) {
      var answer = reader.get(page + URLEncoder.encode(cut, StandardCharsets.UTF_8));

      assertThat(answer.statusCode()).as(page).isEqualTo(200);
    }
  }

  @Test
  void a_page_far_behind_the_last_is_the_last_that_is_numbered() {
    var reader = new Reader(port);
    for (var page : List.of("999999999", "-1", "99999999999999999999")) {
      assertThat(reader.get("/search?q=a&page=" + page).statusCode()).isIn(200, 400);
    }
    assertThat(reader.get("/api/v1/search?q=a&size=1000000").statusCode()).isIn(200, 400);
  }

  @Test
  void a_question_of_a_megabyte_is_refused_and_told_why() throws IOException {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout(20_000);
      var head = "GET /search?q=" + "x".repeat(1 << 20) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
      try {
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException closedWhileWriting) {
        // The answer may come before the rest of the address was sent.
      }
      var answer = new String(socket.getInputStream().readNBytes(2_000), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 414").contains("<!doctype html>");
    }
    assertThat(new Reader(port).get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void hundreds_who_send_their_request_letter_by_letter_keep_nobody_waiting() throws IOException {
    var slow = new ArrayList<Socket>();
    try {
      for (var i = 0; i < 400; i++) {
        var socket = new Socket("localhost", port);
        socket
            .getOutputStream()
            .write("GET /search?q=a HTTP/1.1\r\nHo".getBytes(StandardCharsets.US_ASCII));
        slow.add(socket);
      }
      var reader = new Reader(port);
      for (var path : List.of("/", "/search?q=a", "/api/v1/search?q=a", "/desk/sign-in")) {
        assertThat(reader.get(path).statusCode()).as(path).isEqualTo(200);
      }
    } finally {
      for (var socket : slow) {
        socket.close();
      }
    }
  }
}
