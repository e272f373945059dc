package org.chengming.ledger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A site as anybody reads it, for whoever checks it from outside. */
final class Remote {
  private static final int TIMES = 30;

  /** For a whole answer: hundreds of documents over a slow line. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Bytes of an answer; whoever sends without end is not waited for. */
  private static final long LONGEST = 256L << 20;

  /** Enough that the site is never waited for, and no more than one reader may take of it. */
  private static final int AT_ONCE = 4;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
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

  /** What is made of an answer, beside others. */
  interface Reading<T> {
    T of(Answer answer) throws IOException;
  }

  /** What is done with it, one after another. */
  interface Taking<T> {
    void take(T read) throws IOException;
  }

  /**
   * Reads many addresses, a few at once, and takes what they say in their order.
   *
   * @throws IOException where one is not answered with 200
   */
  <T> void readAll(Stream<String> paths, Reading<T> reading, Taking<T> taking) throws IOException {
    Iterator<String> left = paths.iterator();
    var coming = new ArrayDeque<Future<T>>();
    while (left.hasNext() || !coming.isEmpty()) {
      while (left.hasNext() && coming.size() < AT_ONCE) {
        var path = left.next();
        Callable<T> one = () -> reading.of(read(path));
        coming.add(threads.submit(one));
      }
      taking.take(come(coming.remove()));
    }
  }

  private static <T> T come(Future<T> coming) throws IOException {
    try {
      return coming.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    } catch (ExecutionException e) {
      var cause = e.getCause();
      if (cause instanceof RuntimeException unexpected) {
        throw unexpected;
      }
      throw new IOException(cause == null ? "Not read" : cause.getMessage(), e);
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
      boolean later = answer.statusCode() == 429 || answer.statusCode() == 503;
      if (!later || time == TIMES) {
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
    // The timeout of a request ends with the headers of its answer.
    var coming =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST));
    try {
      return coming.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    } catch (TimeoutException e) {
      coming.cancel(true);
      throw new IOException("%s did not come within %s".formatted(path, PATIENCE), e);
    } catch (ExecutionException e) {
      throw new IOException("%s did not come: %s".formatted(path, e.getCause()), e);
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
