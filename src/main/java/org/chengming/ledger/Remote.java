package org.chengming.ledger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A site as anybody reads it, for whoever checks it from outside. */
final class Remote {
  private static final int TIMES = 30;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final String site;

  /**
   * @param site without a slash at its end
   */
  Remote(String site) {
    this.site = site;
  }

  record Answer(int status, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /**
   * @throws IOException where it is not answered with 200
   */
  Answer read(String path) throws IOException {
    var answer = ask(path);
    if (answer.status() != 200) {
      throw new IOException("%s answered %d".formatted(path, answer.status()));
    }
    return answer;
  }

  /** Whatever the status; a site that is asked too often is asked again when it says. */
  Answer ask(String path) throws IOException {
    for (int time = 1; ; time++) {
      var answer = send(path);
      if (answer.statusCode() != 429 || time == TIMES) {
        return new Answer(answer.statusCode(), answer.body());
      }
      long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(1);
      rest(Duration.ofSeconds(Math.clamp(seconds, 1, 60)));
    }
  }

  private HttpResponse<byte[]> send(String path) throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(site + path))
            .timeout(Duration.ofSeconds(60))
            .header("Accept", "application/json, */*")
            .build();
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  static void rest(Duration duration) throws IOException {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }
}
