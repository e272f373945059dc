package org.chengming.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengming.outgoing.Outgoing;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class TryingForeignLinksTests {
  @Autowired Outgoing outgoing;
  @Autowired DSLContext db;

  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer elsewhere;
  private String origin;

  @BeforeEach
  void somebody_elses_server_runs() throws Exception {
    elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          var path = exchange.getRequestURI().getPath();
          var head = exchange.getRequestMethod().equals("HEAD");
          exchange.sendResponseHeaders(
              switch (path) {
                case "/gone" -> 404;
                case "/broken" -> 503;
                case "/no-heads" -> head ? 405 : 200;
                case "/members" -> 403;
                case "/moved" -> 302;
                default -> 200;
              },
              -1);
          exchange.close();
        });
    elsewhere.start();
    origin = "http://localhost:" + elsewhere.getAddress().getPort();
    outgoing.allow(URI.create(origin));
  }

  @AfterEach
  void it_stops() {
    elsewhere.stop(0);
  }

  @Test
  void tells_of_those_that_do_not_open_and_asks_each_once_a_day() {
    var links = links(true);
    var text = new StringBuilder();
    for (var path :
        new String[] {"/here", "/gone", "/broken", "/no-heads", "/members", "/moved", "/gone#x"}) {
      text.append("<p><a href=\"%s%s\">x</a></p>".formatted(origin, path));
    }
    text.append("<a href=\"https://not-named.invalid/\">x</a><a href=\"http://[broken\">x</a>");
    assertThat(links.dead(text.toString())).as("before they were tried").isEmpty();
    tryAll(links);
    assertThat(links.dead(text.toString()))
        .containsExactly(
            new ForeignLinks.Dead(origin + "/broken", "对方的服务器出错了"),
            new ForeignLinks.Dead(origin + "/gone", "对方说没有这个页面"));
    var before = asked.get();
    tryAll(links);
    assertThat(asked.get()).isEqualTo(before);
  }

  @Test
  void tells_of_a_server_that_is_silent() {
    var links = links(true);
    var text = "<a href=\"%s/was-here\">x</a>".formatted(origin);
    elsewhere.stop(0);
    links.dead(text);
    tryAll(links);
    assertThat(links.dead(text)).extracting(ForeignLinks.Dead::why).containsExactly("对方没有应答");
  }

  @Test
  void asks_nobody_unless_settings_say_so() {
    var links = links(false);
    assertThat(links.dead("<a href=\"%s/gone\">x</a>".formatted(origin))).isEmpty();
    tryAll(links);
    assertThat(asked.get()).isZero();
  }

  private ForeignLinks links(boolean follow) {
    return new ForeignLinks(
        new LinkSettings(follow, Duration.ofDays(1)), db, outgoing, Clock.systemUTC());
  }

  private static void tryAll(ForeignLinks links) {
    for (int i = 0; i < 50 && links.next(); i++) {
      // the next one
    }
  }
}
