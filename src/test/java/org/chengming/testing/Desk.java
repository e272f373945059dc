package org.chengming.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chengming.testing.Given.Person;

/**
 * Speaks HTTP to the server as a browser without script would: keeps cookies, sends the token of
 * the last page it saw.
 */
public final class Desk {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private final HttpClient client;
  private final String origin;
  private String token = "";

  private Desk(String origin, HttpClient client) {
    this.origin = origin;
    this.client = client;
  }

  /** Someone who is not signed in. */
  public static Desk visitor(int port) {
    return new Desk(
        "http://localhost:" + port,
        HttpClient.newBuilder().cookieHandler(new CookieManager()).build());
  }

  /** The same browser with the same cookies, sent to another node. */
  public Desk at(int port) {
    return new Desk("http://localhost:" + port, client);
  }

  public static Desk signedIn(int port, Person person) {
    return signedIn(port, person.username(), Given.PASSWORD);
  }

  public static Desk signedIn(int port, String username, String password) {
    var desk = visitor(port);
    desk.get("/desk/sign-in");
    var answer = desk.post("/desk/sign-in", "username", username, "password", password);
    if (answer.statusCode() != 302
        || answer.headers().firstValue("Location").orElse("").contains("refused")) {
      throw new AssertionError(
          "Sign-in of "
              + username
              + " answered "
              + answer.statusCode()
              + " "
              + answer.headers().map());
    }
    return desk;
  }

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(origin + path)).GET().build());
  }

  /** Follows one redirect after a post, as a browser does. */
  public HttpResponse<String> follow(HttpResponse<String> answer) {
    var location =
        answer
            .headers()
            .firstValue("Location")
            .orElseThrow(
                () ->
                    new AssertionError(
                        "No redirect: " + answer.statusCode() + " " + answer.body()));
    return send(HttpRequest.newBuilder(URI.create(origin).resolve(location)).GET().build());
  }

  /**
   * Posts a form given as name, value, name, value …; the CSRF token of the last page goes with it.
   */
  public HttpResponse<String> post(String path, String... form) {
    var fields = new ArrayList<String>(List.of(form));
    fields.add("_csrf");
    fields.add(token);
    var body = new StringBuilder();
    for (int i = 0; i < fields.size(); i += 2) {
      body.append(i == 0 ? "" : "&")
          .append(encode(fields.get(i)))
          .append('=')
          .append(encode(fields.get(i + 1)));
    }
    return send(
        HttpRequest.newBuilder(URI.create(origin + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body.toString()))
            .build());
  }

  /** Uploads one file with further fields. */
  public HttpResponse<String> upload(
      String path, String field, String fileName, byte[] content, String... form) {
    var boundary = "chengming-test-boundary";
    var parts = new ArrayList<byte[]>();
    var fields = new ArrayList<String>(List.of(form));
    fields.add("_csrf");
    fields.add(token);
    for (int i = 0; i < fields.size(); i += 2) {
      parts.add(
          bytes(
              "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                  .formatted(boundary, fields.get(i), fields.get(i + 1))));
    }
    parts.add(
        bytes(
            "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                .formatted(boundary, field, fileName)));
    parts.add(content);
    parts.add(bytes("\r\n--" + boundary + "--\r\n"));
    return send(
        HttpRequest.newBuilder(URI.create(origin + path))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            // in one piece, since browsers say how much they send
            .POST(BodyPublishers.ofByteArray(joined(parts)))
            .build());
  }

  /** The CSRF token of a page that has a form. */
  static String token(String page) {
    var found = TOKEN.matcher(page);
    if (!found.find()) {
      throw new AssertionError("No form: " + page);
    }
    return found.group(1);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      var found = TOKEN.matcher(answer.body());
      if (found.find()) {
        token = found.group(1);
      }
      return answer;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(request.uri().toString(), e);
    }
  }

  private static byte[] joined(List<byte[]> parts) {
    var all = new java.io.ByteArrayOutputStream();
    parts.forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
