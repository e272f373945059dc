package org.chengming.search;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Talks to the nodes of an OpenSearch cluster over HTTP. Whatever one node refuses for a reason
 * that will pass, or does not answer, another is asked; so everything that is sent must bear being
 * received twice.
 */
final class Cluster implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration AVOIDED = Duration.ofSeconds(3);
  private static final int ROUNDS_UNANSWERED = 2;

  /** How long one node may take, and how long all attempts together. */
  enum Patience {
    /** Somebody waits for a page. */
    READER(Duration.ofSeconds(4), Duration.ofSeconds(8)),
    /** Nobody waits; a cluster that has lost its leader needs some seconds for another. */
    WRITER(Duration.ofSeconds(30), Duration.ofSeconds(60));

    private final Duration one;
    private final Duration all;

    Patience(Duration one, Duration all) {
      this.one = one;
      this.all = all;
    }
  }

  /** Where the cluster is and who asks. */
  record Address(List<URI> nodes, String username, String password) {
    /**
     * @param nodes comma-separated addresses, e.g. {@code https://10.0.0.5:9200}
     */
    static Address of(String nodes, String username, String password) {
      var all = new ArrayList<URI>();
      for (var node : nodes.split(",")) {
        var uri = URI.create(node.strip().replaceAll("/+$", ""));
        if (uri.getHost() == null || uri.getScheme() == null) {
          throw new IllegalArgumentException(
              "chengming.search.cluster.nodes must be addresses such as http://10.0.0.5:9200,"
                  + " separated by commas, and has: "
                  + node);
        }
        all.add(uri);
      }
      return new Address(all, username, password);
    }
  }

  /** What a node said. */
  record Answer(int status, JsonNode json) {
    boolean missing() {
      return status == 404;
    }

    boolean conflict() {
      return status == 409;
    }

    /** The answer, unless it is a refusal. */
    JsonNode ok() throws Refusal {
      if (status >= 400) {
        throw new Refusal(status, json.toString());
      }
      return json;
    }
  }

  /** The cluster answered and said no. */
  static final class Refusal extends IOException {
    Refusal(int status, String said) {
      super(
          "OpenSearch answered " + status + ": " + said.substring(0, Math.min(800, said.length())));
    }
  }

  /** No node answered. */
  static final class Away extends IOException {
    Away(List<Node> nodes, @Nullable Exception last) {
      super("No node of the OpenSearch cluster answers: " + nodes, last);
    }
  }

  private static final class Node {
    final URI uri;
    volatile long avoidedUntil = System.nanoTime();

    Node(URI uri) {
      this.uri = uri;
    }

    boolean avoided() {
      return avoidedUntil - System.nanoTime() > 0;
    }

    @Override
    public String toString() {
      return uri.toString();
    }
  }

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final List<Node> nodes;
  private final @Nullable String authorization;
  private final AtomicInteger turn = new AtomicInteger();

  Cluster(Address address) {
    nodes = address.nodes().stream().map(Node::new).toList();
    authorization =
        address.username().isEmpty()
            ? null
            : "Basic "
                + Base64.getEncoder()
                    .encodeToString(
                        (address.username() + ":" + address.password())
                            .getBytes(StandardCharsets.UTF_8));
  }

  static byte[] json(Object value) {
    return JSON.writeValueAsBytes(value);
  }

  static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }

  Answer ask(Patience patience, String method, String path, @Nullable Object body)
      throws IOException {
    return send(patience, method, path, "application/json", body == null ? null : json(body));
  }

  /**
   * The answer of the first node that has one.
   *
   * @throws Away when none answered in two rounds, or only with passing troubles for too long
   */
  Answer send(Patience patience, String method, String path, String type, byte @Nullable [] body)
      throws IOException {
    var began = System.nanoTime();
    Exception last = null;
    for (var round = 1; ; round++) {
      var answered = false;
      for (var node : inTurn(round)) {
        try {
          var answer = once(node, patience, method, path, type, body);
          node.avoidedUntil = System.nanoTime();
          if (!passing(answer.status())) {
            return answer;
          }
          answered = true;
          last = new Refusal(answer.status(), answer.json().toString());
        } catch (IOException e) {
          node.avoidedUntil = System.nanoTime() + AVOIDED.toNanos();
          last = e;
        }
        if (System.nanoTime() - began > patience.all.toNanos()) {
          throw new Away(nodes, last);
        }
      }
      // A kept connection may have been closed over there meanwhile, which a second try finds out.
      if (!answered
          && patience == Patience.READER
          && (round == ROUNDS_UNANSWERED || System.nanoTime() - began > CONNECT.toNanos())) {
        throw new Away(nodes, last);
      }
      rest(Math.min(2_000, 50L << Math.min(round, 6)));
    }
  }

  /** Each node once, those that answered last time first; the avoided ones only if all are. */
  private List<Node> inTurn(int round) {
    var from = Math.floorMod(turn.getAndIncrement(), nodes.size());
    var ordered = new ArrayList<Node>();
    for (var i = 0; i < nodes.size(); i++) {
      ordered.add(nodes.get((from + i) % nodes.size()));
    }
    ordered.sort((one, other) -> Boolean.compare(one.avoided(), other.avoided()));
    return ordered;
  }

  private Answer once(
      Node node, Patience patience, String method, String path, String type, byte @Nullable [] body)
      throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(node.uri + path))
            .timeout(patience.one)
            .header("Content-Type", type)
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    try {
      var response = http.send(request.build(), BodyHandlers.ofByteArray());
      var empty = response.body().length == 0;
      return new Answer(
          response.statusCode(), empty ? JSON.createObjectNode() : JSON.readTree(response.body()));
    } catch (JacksonException e) {
      throw new IOException(node + " answered no JSON", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while asking " + node, e);
    }
  }

  private static boolean passing(int status) {
    return status == 429 || (status >= 502 && status <= 504);
  }

  private static void rest(long millis) throws IOException {
    try {
      Thread.sleep(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  @Override
  public String toString() {
    return nodes.toString();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
