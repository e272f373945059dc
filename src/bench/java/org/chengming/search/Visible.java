package org.chengming.search;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Predicate;

/**
 * Publishes one document after the other into a running server and asks, from the moment it was
 * acknowledged, until it is found in the search and stands in the feed.
 */
final class Visible {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String origin;

  private Visible(String origin) {
    this.origin = origin;
  }

  /**
   * @param args origin; name and password apart by a colon; body; how many; the body's feed
   */
  public static void main(String[] args) throws Exception {
    var visible = new Visible(args[0]);
    var rounds = Integer.parseInt(args[3]);
    var search = new double[rounds];
    var feed = new double[rounds];
    var act = new double[rounds];
    for (var i = 0; i < rounds; i++) {
      var word = "vx" + Long.toString(System.nanoTime(), 36) + "x" + i;
      var began = System.nanoTime();
      visible.publish(args[1], args[2], word);
      var acknowledged = System.nanoTime();
      act[i] = (acknowledged - began) / 1e6;
      visible.until("/api/v1/search?q=" + word, body -> body.contains("\"total\":1"));
      search[i] = (System.nanoTime() - acknowledged) / 1e6;
      visible.until(args[4], body -> body.contains(word));
      feed[i] = (System.nanoTime() - acknowledged) / 1e6;
    }
    System.out.println(line(act) + " " + line(search) + " " + line(feed));
  }

  /** Median and 99th percentile. */
  private static String line(double[] times) {
    Arrays.sort(times);
    return "%.0f %.0f"
        .formatted(times[times.length / 2], times[(int) Math.ceil(times.length * 0.99) - 1]);
  }

  private void publish(String who, String body, String word) throws Exception {
    var row =
        "{\"sourceId\":\"%s\",\"body\":\"%s\",\"title\":\"关于%s的通知\",\"formedOn\":\"2026-11-20\",\"publishedOn\":\"2026-11-24\",\"text\":\"为测量而发布。\"}"
            .formatted(word, body, word);
    var request =
        HttpRequest.newBuilder(URI.create(origin + "/api/v1/documents:import?source=visible"))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(who.getBytes()))
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofString(row))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200 || !answer.body().contains("CREATED")) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }

  private void until(String path, Predicate<String> there) throws Exception {
    var end = System.nanoTime() + 30_000_000_000L;
    var request = HttpRequest.newBuilder(URI.create(origin + path)).build();
    while (!there.test(http.send(request, BodyHandlers.ofString()).body())) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Not seen within thirty seconds: " + path);
      }
      Thread.sleep(2);
    }
  }
}
