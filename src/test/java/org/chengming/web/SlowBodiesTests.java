package org.chengming.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.chengming.testing.Patience;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sends a body a byte at a time is dropped, and others do not notice them. */
class SlowBodiesTests {
  private Server server;
  private int port;

  @BeforeEach
  void start() throws Exception {
    var threads = new QueuedThreadPool(16, 4);
    threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("request-"));
    server = new Server(threads);
    var connector = new ServerConnector(server, 1, 1);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(
        new SlowBodies(
            Duration.ofMillis(300),
            10,
            new Handler.Abstract() {
              @Override
              public boolean handle(Request request, Response response, Callback callback)
                  throws IOException {
                var body = Content.Source.asString(request, StandardCharsets.UTF_8);
                Content.Sink.write(response, true, "got " + body.length(), callback);
                return true;
              }
            }));
    server.start();
    port = connector.getLocalPort();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  /** Sends a body of {@code length} bytes, {@code atOnce} every {@code pause} milliseconds. */
  private String post(int length, int atOnce, int pause) throws Exception {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout((int) Patience.LONG.toMillis());
      var out = socket.getOutputStream();
      out.write(
          "POST / HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
              .formatted(length)
              .getBytes(StandardCharsets.US_ASCII));
      try {
        for (var sent = 0; sent < length; sent += atOnce) {
          out.write(new byte[Math.min(atOnce, length - sent)]);
          out.flush();
          if (pause > 0) {
            Thread.sleep(pause);
          }
        }
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException dropped) {
        return "dropped";
      }
    }
  }

  @Test
  void a_slow_sender_is_dropped_while_others_are_served() throws Exception {
    try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<String> slow = () -> post(100_000, 1, 200);
      var dropped = java.util.stream.Stream.generate(() -> senders.submit(slow)).limit(40).toList();
      for (int i = 0; i < 20; i++) {
        assertThat(post(50_000, 50_000, 0)).contains("200").contains("got 50000");
      }
      // All of it would take hours.
      for (var one : dropped) {
        assertThat(one.get(Patience.LONG.toSeconds(), TimeUnit.SECONDS)).doesNotContain("got");
      }
    }
  }

  @Test
  void a_sender_on_a_slow_line_is_heard_to_the_end() throws Exception {
    assertThat(post(3_000, 100, 20)).contains("got 3000");
  }
}
