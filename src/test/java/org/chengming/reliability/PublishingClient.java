package org.chengming.reliability;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Newsroom;

/** Two officials publish one document after another until the server is gone. */
final class PublishingClient implements Runnable {
  private final int port;
  private final long bodyId;
  private final String prefix;
  private final List<String> acknowledged = new CopyOnWriteArrayList<>();
  private String failure = "";
  private String end = "";
  private volatile boolean stopping;

  PublishingClient(int port, long bodyId, String prefix) {
    this.port = port;
    this.bodyId = bodyId;
    this.prefix = prefix;
  }

  /** After the document in hand. */
  void stop() {
    stopping = true;
  }

  List<String> acknowledged() {
    return acknowledged;
  }

  /** What went wrong while the server was still there; empty when nothing did. */
  String failure() {
    return failure;
  }

  /** What it ended with, be it that the server was gone; empty while it goes on. */
  String end() {
    return end;
  }

  @Override
  public void run() {
    try {
      var newsroom =
          new Newsroom(
              Desk.signedIn(port, "writer", Given.PASSWORD),
              Desk.signedIn(port, "publisher", Given.PASSWORD),
              bodyId);
      for (int i = 0; !stopping; i++) {
        var title = "关于发布 " + prefix + "x" + i + " 的公告";
        var edition = newsroom.draft(title, "", "<p>第%d号公告的正文。</p>".formatted(i));
        newsroom.submit(edition);
        newsroom.release(edition);
        acknowledged.add(title);
      }
    } catch (AssertionError e) {
      end = e + " " + e.getCause();
      if (!(e.getCause() instanceof IOException) && alive()) {
        failure = e.toString();
      }
    }
  }

  private boolean alive() {
    try {
      return HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/")).build(),
                  BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }
}
