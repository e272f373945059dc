package org.chengming.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengming.outgoing.Outgoing.Call;
import org.chengming.outgoing.Outgoing.NotAllowed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.client.RestClient;

/** Whom this server calls, and whom it does not, whatever somebody makes it believe. */
class CallingOthersTests {
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch ended = new CountDownLatch(1);
  private HttpServer server;
  private Outgoing outgoing;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          var body = exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("X-Method", exchange.getRequestMethod());
          switch (exchange.getRequestURI().getPath()) {
            case "/away" -> {
              exchange.getResponseHeaders().set("Location", "/elsewhere");
              exchange.sendResponseHeaders(302, -1);
            }
            case "/much" -> {
              exchange.sendResponseHeaders(200, 0);
              for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write(new byte[10_000]);
              }
            }
            case "/slow" -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write(1);
              exchange.getResponseBody().flush();
              await();
            }
            default -> {
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body);
            }
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    ended.countDown();
    server.stop(0);
    if (outgoing != null) {
      outgoing.destroy();
    }
  }

  private void await() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Outgoing calling(Destinations.Names names, String privateNetworks, String... hosts) {
    outgoing = new Outgoing(new OutgoingSettings(List.of(hosts), List.of(privateNetworks)), names);
    return outgoing;
  }

  private Outgoing calling(String... hosts) {
    return calling(InetAddress::getAllByName, "", hosts);
  }

  private String here() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static Destinations.Names always(String address) {
    return host -> new InetAddress[] {InetAddress.ofLiteral(address)};
  }

  @Test
  void an_address_that_a_setting_writes_out_is_called() throws IOException {
    var answer =
        calling(here()).send(Call.post(URI.create(here() + "/x"), "text/plain", "你好".getBytes()));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("x-method")).isEqualTo("POST");
    assertThat(answer.body()).isEqualTo("你好".getBytes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://other.example.cn/",
        "http://office.example.cn/",
        "https://office.example.cn:8443/",
        "https://office.example.cn.evil.example/",
        "https://office.example.cn@127.0.0.1/",
        "https://evil.example#office.example.cn",
        "file:///etc/passwd",
        "gopher://office.example.cn/",
        "https:office.example.cn"
      })
  void what_no_setting_names_is_neither_looked_up_nor_called(String uri) {
    Destinations.Names none =
        host -> {
          throw new AssertionError("looked up " + host);
        };
    assertThatThrownBy(() -> calling(none, "", "office.example.cn").send(Call.get(URI.create(uri))))
        .isInstanceOf(NotAllowed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.31.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.100.100.200",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00:ec2::254",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "::7f00:1"
      })
  void a_public_name_that_leads_inside_is_not_followed(String address) {
    var call = Call.get(URI.create("http://office.example.cn:" + server.getAddress().getPort()));
    assertThatThrownBy(
            () ->
                calling(always(address), "", "http://office.example.cn:" + call.uri().getPort())
                    .send(call))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("inside");
    assertThat(asked).hasValue(0);
  }

  @Test
  void a_network_inside_is_called_once_a_setting_opens_it() throws IOException {
    var port = server.getAddress().getPort();
    var name = URI.create("http://office.example.cn:" + port + "/x");
    calling(always("127.0.0.1"), "127.0.0.0/8", "http://*.example.cn:" + port).send(Call.get(name));
    assertThat(asked).hasValue(1);
  }

  /** The name is asked for once, and what it said is where the call goes. */
  @Test
  void a_name_that_changes_its_mind_leads_nowhere_else() throws IOException {
    var port = server.getAddress().getPort();
    var lookedUp = new AtomicInteger();
    Destinations.Names rebinding =
        host ->
            new InetAddress[] {
              InetAddress.ofLiteral(lookedUp.getAndIncrement() == 0 ? "127.0.0.1" : "10.0.0.1")
            };
    calling(rebinding, "127.0.0.1", "http://office.example.cn:" + port)
        .send(Call.get(URI.create("http://office.example.cn:" + port + "/x")));
    assertThat(lookedUp).hasValue(1);
    assertThat(asked).hasValue(1);
  }

  @Test
  void a_redirect_is_an_answer_and_not_followed() throws IOException {
    var answer = calling(here()).send(Call.get(URI.create(here() + "/away")));
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.headers().get("Location")).isEqualTo("/elsewhere");
    assertThat(asked).hasValue(1);
  }

  @Test
  void an_answer_is_bounded_in_bytes_and_in_time() {
    var calls = calling(here());
    assertThatThrownBy(() -> calls.send(Call.get(URI.create(here() + "/much")).atMost(100_000)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(
            () -> calls.send(Call.get(URI.create(here() + "/slow")).within(Duration.ofMillis(200))))
        .isInstanceOf(IOException.class);
  }

  @Test
  void a_library_that_calls_by_way_of_spring_is_held_to_the_same() {
    var client = RestClient.builder().requestFactory(calling(here()).requests()).build();
    assertThat(client.post().uri(here() + "/x").body("text").retrieve().body(String.class))
        .isEqualTo("text");
    assertThatThrownBy(() -> client.get().uri("http://localhost:1/").retrieve().body(String.class))
        .hasRootCauseInstanceOf(NotAllowed.class);
  }
}
