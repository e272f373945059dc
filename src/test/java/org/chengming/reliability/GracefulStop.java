package org.chengming.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * How a node leaves: its readiness goes first, it still answers what comes meanwhile, and then it
 * ends by itself. That no request fails behind a proxy is for {@link RestartingNodesInTurn}.
 */
final class GracefulStop {
  static final int DRAIN_SECONDS = 2;
  private static final int GONE = 0;

  private final ChildServer server;
  private final int management;
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * @param server started with a drain of {@link #DRAIN_SECONDS}
   */
  GracefulStop(ChildServer server, int management) {
    this.server = server;
    this.management = management;
  }

  void check() throws Exception {
    assertThat(readiness()).isEqualTo(200);
    server.askToStop();
    for (int i = 0; i < 30 && readiness() == 200; i++) {
      Thread.sleep(50);
    }
    assertThat(readiness()).as("readiness").isIn(503, GONE);
    assertThat(status(server.origin() + "/")).as("a page while it drains").isEqualTo(200);
    server.awaitEnd();
  }

  private int readiness() throws InterruptedException {
    return status("http://localhost:" + management + "/actuator/health/readiness");
  }

  private int status(String address) throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(URI.create(address)).build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return GONE;
    }
  }
}
