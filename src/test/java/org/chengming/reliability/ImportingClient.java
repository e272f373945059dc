package org.chengming.reliability;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.chengming.testing.Given;

/**
 * Imports fifty documents a request until the server is gone; remembers the titles the server
 * answered for.
 */
final class ImportingClient implements Runnable {
  private static final Pattern CREATED =
      Pattern.compile("\"sourceId\":\"([^\"]+)\",\"outcome\":\"(CREATED|REPAIRED)\"");
  private final String origin;
  private final String body;
  private final String prefix;
  private final List<String> acknowledged = new CopyOnWriteArrayList<>();

  ImportingClient(String origin, String body, String prefix) {
    this.origin = origin;
    this.body = body;
    this.prefix = prefix;
  }

  List<String> acknowledged() {
    return acknowledged;
  }

  @Override
  public void run() {
    var client = HttpClient.newHttpClient();
    var credentials =
        Base64.getEncoder()
            .encodeToString(("publisher:" + Given.PASSWORD).getBytes(StandardCharsets.UTF_8));
    try {
      for (int batch = 0; ; batch++) {
        var lines = new StringBuilder();
        for (int i = 0; i < 50; i++) {
          lines.append(line(prefix + "x" + batch + "x" + i)).append('\n');
        }
        var request =
            HttpRequest.newBuilder(URI.create(origin + "/api/v1/documents:import?source=kill"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines.toString()))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          throw new AssertionError("Import answered " + answer.statusCode() + " " + answer.body());
        }
        var created = CREATED.matcher(answer.body());
        while (created.find()) {
          acknowledged.add(title(created.group(1)));
        }
      }
    } catch (IOException | InterruptedException e) {
      // killed, as planned
    }
  }

  static String title(String id) {
    return "关于导入 " + id + " 的通知";
  }

  private String line(String id) {
    return """
        {"sourceId":"%s","body":"%s","title":"%s","genre":"通知","formedOn":"2026-03-02","publishedOn":"2026-03-03","text":"第%s号试验文件的正文。"}"""
        .formatted(id, body, title(id), id);
  }
}
