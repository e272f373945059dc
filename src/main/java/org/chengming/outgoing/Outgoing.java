package org.chengming.outgoing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.stereotype.Component;

/**
 * Calls other servers over HTTP. It calls hosts that a setting names and no others, connects to the
 * address it has looked at, never to one inside unless settings say so, follows no redirect, keeps
 * no cookies, and reads as many bytes, for as long, as the caller allows.
 */
@Component
public class Outgoing implements DisposableBean {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(20);
  private static final int USUAL_MOST = 2 << 20;
  private static final int THREADS = 8;

  /** Settings do not let it be called; it was not. */
  public static final class NotAllowed extends IOException {
    NotAllowed(String reason) {
      super(reason);
    }
  }

  /**
   * What to ask whom.
   *
   * @param body empty for none; its type is the header Content-Type
   * @param patience for all of it, from the look-up of the name to the last byte
   * @param most bytes of the answer's body; a longer one is a failure
   */
  public record Call(
      String method,
      URI uri,
      Map<String, String> headers,
      byte[] body,
      Duration patience,
      int most) {
    public static Call get(URI uri) {
      return new Call("GET", uri, Map.of(), new byte[0], USUAL_PATIENCE, USUAL_MOST);
    }

    public static Call post(URI uri, String type, byte[] body) {
      return new Call("POST", uri, Map.of("Content-Type", type), body, USUAL_PATIENCE, USUAL_MOST);
    }

    public Call with(String header, String value) {
      var more = new TreeMap<>(headers);
      more.put(header, value);
      return new Call(method, uri, more, body, patience, most);
    }

    public Call within(Duration patience) {
      return new Call(method, uri, headers, body, patience, most);
    }

    public Call atMost(int bytes) {
      return new Call(method, uri, headers, body, patience, bytes);
    }
  }

  /**
   * What came back, whatever the status: a redirect is an answer too.
   *
   * @param headers the last value of each, found in any case
   */
  public record Answer(int status, Map<String, String> headers, byte[] body) {
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  private final Destinations destinations;
  private @Nullable HttpClient client;

  @Autowired
  Outgoing(OutgoingSettings settings) {
    this(settings, InetAddress::getAllByName);
  }

  Outgoing(OutgoingSettings settings, Destinations.Names names) {
    this.destinations = new Destinations(settings, names);
  }

  /**
   * Lets the host of an address be called that stands in a setting of the caller's own. Never for
   * an address that somebody typed on a page.
   *
   * @throws IllegalArgumentException where it is no address of http or https
   */
  public void allow(URI configured) {
    destinations.allow(configured.getScheme() + "://" + configured.getRawAuthority());
  }

  /**
   * @throws NotAllowed where settings do not let it be called
   * @throws IOException where it was not answered, not in time, or with too much
   */
  public Answer send(Call call) throws IOException {
    destinations.require(call.uri());
    var request =
        client()
            .newRequest(call.uri())
            .method(call.method())
            .timeout(call.patience().toMillis(), TimeUnit.MILLISECONDS)
            .headers(fields -> call.headers().forEach(fields::put));
    if (call.body().length > 0) {
      var type = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
      type.putAll(call.headers());
      request.body(
          new BytesRequestContent(
              type.getOrDefault("Content-Type", "application/octet-stream"), call.body()));
    }
    try {
      return answer(new CompletableResponseListener(request, call.most()).send().get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NotAllowed refused) {
        throw refused;
      }
      throw new IOException("%s did not answer".formatted(call.uri()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      request.abort(e);
      throw new IOException("Interrupted while asking " + call.uri(), e);
    }
  }

  /** The same for libraries that call by way of Spring. */
  public ClientHttpRequestFactory requests() {
    return (uri, method) -> new OutgoingRequest(this, uri, method);
  }

  private static Answer answer(ContentResponse response) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    response.getHeaders().forEach(field -> headers.put(field.getName(), field.getValue()));
    return new Answer(response.getStatus(), headers, response.getContent());
  }

  /** Most installations call nobody, so its threads start with the first call. */
  private synchronized HttpClient client() throws IOException {
    var started = client;
    if (started == null) {
      started = new HttpClient();
      var threads = new QueuedThreadPool(THREADS, 1);
      threads.setName("outgoing");
      threads.setDaemon(true);
      started.setExecutor(threads);
      started.setFollowRedirects(false);
      started.setHttpCookieStore(new HttpCookieStore.Empty());
      started.setUserAgentField(null);
      started.setConnectTimeout(CONNECT.toMillis());
      started.setIdleTimeout(USUAL_PATIENCE.toMillis());
      started.setDestinationIdleTimeout(USUAL_PATIENCE.toMillis());
      started.setSocketAddressResolver(
          (host, port, context, promise) -> resolve(host, port, promise));
      try {
        started.start();
      } catch (Exception e) {
        throw new IOException("The client for outgoing calls does not start", e);
      }
      // Who asks for credentials or sends elsewhere is answered by the caller, not by the client.
      started.getProtocolHandlers().clear();
      started.getContentDecoderFactories().clear();
      client = started;
    }
    return started;
  }

  private void resolve(String host, int port, Promise<List<InetSocketAddress>> promise) {
    try {
      promise.succeeded(
          destinations.addresses(host).stream()
              .map(address -> new InetSocketAddress(address, port))
              .toList());
    } catch (IOException e) {
      promise.failed(e);
    }
  }

  @Override
  public synchronized void destroy() throws Exception {
    if (client != null) {
      client.stop();
    }
  }
}
