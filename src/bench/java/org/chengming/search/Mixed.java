package org.chengming.search;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * People reading, searching and publishing at once for as long as is asked: first each alone, then
 * as fast as eight of them get answers, then at four fifths of that, begun by the clock whether or
 * not the earlier ones are answered.
 */
final class Mixed {
  private enum Kind {
    READ,
    SEARCH,
    PUBLISH
  }

  private record Time(Kind kind, double millis) {}

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String origin;
  private final List<String> questions;
  private final List<String> numbers;
  private final String who;
  private final String body;
  private final Random random = new Random(2014);
  private final AtomicLong serial = new AtomicLong(System.nanoTime());

  /** By what went wrong: a status, a kind of exception. */
  private final Map<String, Integer> errors = new ConcurrentSkipListMap<>();

  private final ConcurrentLinkedQueue<Time> times = new ConcurrentLinkedQueue<>();

  private Mixed(String[] args) throws IOException {
    origin = args[0];
    questions = Files.readAllLines(Path.of(args[1]));
    numbers = Files.readAllLines(Path.of(args[2]));
    who = args[3];
    body = args[4];
  }

  /**
   * @param args origin; file of questions; file of index numbers; name and password apart by a
   *     colon; body; minutes; process to watch
   */
  public static void main(String[] args) throws Exception {
    var mixed = new Mixed(args);
    for (var kind : Kind.values()) {
      mixed.alone(kind, 200);
    }
    mixed.times.clear();
    for (var kind : Kind.values()) {
      mixed.alone(kind, 300);
    }
    mixed.tell("alone", 0);
    var capacity = mixed.capacity(30);
    System.out.printf("capacity %.0f%n", capacity);
    mixed.times.clear();
    mixed.steady(capacity * 0.8, Integer.parseInt(args[5]), args[6]);
  }

  private void alone(Kind kind, int rounds) {
    for (var i = 0; i < rounds; i++) {
      act(kind, System.nanoTime());
    }
  }

  private double capacity(int seconds) throws InterruptedException {
    var end = System.nanoTime() + seconds * 1_000_000_000L;
    var done = new AtomicInteger();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 8; i++) {
        people.submit(
            () -> {
              while (System.nanoTime() < end) {
                act(kind(), System.nanoTime());
                done.incrementAndGet();
              }
            });
      }
    }
    return done.get() / (double) seconds;
  }

  private void steady(double rate, int minutes, String pid) throws Exception {
    var open = new Semaphore(5_000);
    for (var minute = 1; minute <= minutes; minute++) {
      var began = System.nanoTime();
      var all = (long) (rate * 60);
      try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var i = 0L; i < all; i++) {
          var at = began + (long) (i * 1e9 / rate);
          var wait = at - System.nanoTime();
          if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
          }
          if (!open.tryAcquire()) {
            wrong("5,000 waiting");
            continue;
          }
          var kind = kind();
          people.submit(
              () -> {
                try {
                  act(kind, at);
                } finally {
                  open.release();
                }
              });
        }
      }
      var resident =
          Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
              .filter(line -> line.startsWith("VmRSS"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
              .findFirst()
              .orElse(0);
      tell("minute" + minute, resident);
    }
  }

  /** Of a hundred acts eighty-four read, fifteen search, one publishes. */
  private Kind kind() {
    int drawn;
    synchronized (random) {
      drawn = random.nextInt(100);
    }
    return drawn < 84 ? Kind.READ : drawn < 99 ? Kind.SEARCH : Kind.PUBLISH;
  }

  private void act(Kind kind, long from) {
    try {
      var answer = http.send(request(kind), BodyHandlers.discarding());
      if (answer.statusCode() != 200) {
        wrong(kind + "-" + answer.statusCode());
      }
    } catch (IOException e) {
      wrong(kind + "-" + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    times.add(new Time(kind, (System.nanoTime() - from) / 1e6));
  }

  private void wrong(String what) {
    errors.merge(what.replace(' ', '-'), 1, Integer::sum);
  }

  private HttpRequest request(Kind kind) {
    var asked = HttpRequest.newBuilder().timeout(Duration.ofSeconds(30));
    return switch (kind) {
      case READ -> asked.uri(URI.create(origin + page())).build();
      case SEARCH ->
          asked
              .uri(
                  URI.create(
                      origin
                          + "/search?q="
                          + URLEncoder.encode(any(questions), StandardCharsets.UTF_8)))
              .build();
      case PUBLISH -> {
        var id = "mixed" + serial.incrementAndGet();
        yield asked
            .uri(URI.create(origin + "/api/v1/documents:import?source=mixed"))
            .header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(who.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/x-ndjson")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"sourceId\":\"%s\",\"body\":\"%s\",\"title\":\"关于%s的通知\",\"formedOn\":\"2026-11-20\",\"text\":\"为测量而发布。\"}"
                        .formatted(id, body, id)))
            .build();
      }
    };
  }

  /** Half the reading is of a hundred pages everybody reads, half of any page there is. */
  private String page() {
    synchronized (random) {
      var drawn = random.nextInt(20);
      return drawn == 0
          ? "/"
          : drawn == 1
              ? "/latest.atom"
              : "/documents/"
                  + numbers.get(drawn < 11 ? random.nextInt(100) : random.nextInt(numbers.size()));
    }
  }

  private String any(List<String> list) {
    synchronized (random) {
      return list.get(random.nextInt(list.size()));
    }
  }

  private void tell(String phase, long resident) {
    var all = new ArrayList<>(times);
    times.clear();
    var line = new StringBuilder(phase);
    for (var kind : Kind.values()) {
      var sorted = all.stream().filter(t -> t.kind == kind).mapToDouble(Time::millis).toArray();
      Arrays.sort(sorted);
      line.append(
          sorted.length == 0
              ? " 0 0 0"
              : " %d %.1f %.1f"
                  .formatted(
                      sorted.length,
                      sorted[sorted.length / 2],
                      sorted[(int) (sorted.length * 0.99)]));
    }
    var told =
        errors.isEmpty() ? "none" : errors.toString().replaceAll("[{}]", "").replace(", ", ";");
    System.out.println(line + " errors " + told + " resident " + resident);
  }
}
