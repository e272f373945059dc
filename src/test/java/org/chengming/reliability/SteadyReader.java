package org.chengming.reliability;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks for one page after another and takes note of every answer that is not the page. */
final class SteadyReader implements Runnable {
  /** Some answers are kept as bytes, some are made each time. */
  private static final List<String> PAGES =
      List.of("/", "/latest", "/latest.json", "/bodies", "/search?q=%E5%85%AC%E5%91%8A", "/years");

  private final String origin;
  private final List<String> failures = new ArrayList<>();
  private long answered;
  private volatile boolean stopping;

  SteadyReader(int port) {
    this.origin = "http://localhost:" + port;
  }

  @Override
  public void run() {
    var client = HttpClient.newHttpClient();
    for (int i = 0; !stopping; i++) {
      var page = PAGES.get(i % PAGES.size());
      var request =
          HttpRequest.newBuilder(URI.create(origin + page)).timeout(Duration.ofSeconds(20)).build();
      try {
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 200 && !answer.body().isEmpty()) {
          answered++;
        } else {
          failures.add(page + " answered " + answer.statusCode());
        }
        Thread.sleep(5);
      } catch (IOException e) {
        failures.add(page + ": " + e);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  void stop() {
    stopping = true;
  }

  long answered() {
    return answered;
  }

  List<String> failures() {
    return failures;
  }
}
