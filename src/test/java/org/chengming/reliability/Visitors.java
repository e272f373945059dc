package org.chengming.reliability;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** People who read one page of each kind all the time, and what they got and how soon. */
final class Visitors implements Runnable {
  private static final List<String> PAGES =
      List.of("/", "/latest", "/search?q=%E9%80%9A%E7%9F%A5", "/api/v1/documents?size=5");

  private final String origin;
  private final Map<String, Integer> answers = new ConcurrentHashMap<>();
  private final List<Long> millis = new CopyOnWriteArrayList<>();
  private volatile boolean stopping;
  private final Thread thread = Thread.ofVirtual().unstarted(this);

  private Visitors(int port) {
    this.origin = "http://localhost:" + port;
  }

  static Visitors of(int port) {
    var visitors = new Visitors(port);
    visitors.thread.start();
    return visitors;
  }

  @Override
  public void run() {
    var client = HttpClient.newHttpClient();
    for (int i = 0; !stopping; i++) {
      var page = PAGES.get(i % PAGES.size());
      var request =
          HttpRequest.newBuilder(URI.create(origin + page)).timeout(Duration.ofSeconds(30)).build();
      var began = System.nanoTime();
      try {
        var status = client.send(request, BodyHandlers.ofString()).statusCode();
        answers.merge(page + " " + status, 1, Integer::sum);
        millis.add((System.nanoTime() - began) / 1_000_000);
        Thread.sleep(20);
      } catch (IOException e) {
        answers.merge(page + " " + e.getClass().getSimpleName(), 1, Integer::sum);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  Visitors stop() throws InterruptedException {
    stopping = true;
    thread.join();
    return this;
  }

  int failed() {
    return answers.entrySet().stream()
        .filter(e -> !e.getKey().endsWith(" 200"))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  int answered() {
    return answers.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many of one page were answered otherwise than with it. */
  int failed(String page) {
    return answers.entrySet().stream()
        .filter(e -> e.getKey().startsWith(page + " ") && !e.getKey().endsWith(" 200"))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  long p99() {
    var sorted = millis.stream().sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() * 99 / 100);
  }

  @Override
  public String toString() {
    return new TreeMap<>(answers) + ", p99 " + p99() + " ms";
  }
}
