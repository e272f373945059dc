package org.chengming.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Somebody without an account who asks for pages and follows no redirect. */
public final class Reader {
  private final HttpClient client = HttpClient.newHttpClient();
  private final String origin;

  public Reader(int port) {
    this.origin = "http://localhost:" + port;
  }

  /**
   * @param headers name, value, name, value …
   */
  public HttpResponse<String> get(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(origin + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("Cannot read " + path, e);
    }
  }

  public String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
