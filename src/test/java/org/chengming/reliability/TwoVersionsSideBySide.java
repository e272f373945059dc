package org.chengming.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.chengming.Chengming;
import org.chengming.organisations.Body;
import org.chengming.requests.Applicant;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Newsroom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * A node of the version before and one of this version on one database, as while nodes are upgraded
 * in turn: this version migrates while the other is at work, both publish and take requests, each
 * shows and registers what came in by the other, and a node of the version before can still be
 * started. {@code BEFORE=COMMIT bin/bench upgrade} runs it.
 */
class TwoVersionsSideBySide {
  @TempDir Path folder;

  @Test
  void serve_one_database() throws Exception {
    try (var postgres = postgres()) {
      var url = "--chengming.database.url=" + postgres.getJdbcUrl("postgres", "postgres");
      share();
      var before = before(url);
      var visitors = Visitors.of(before.port());
      var body = migrate(url);
      var now = start(url, "now");
      var newVisitors = Visitors.of(now.port());
      var titles = new TreeSet<String>();
      for (int i = 0; i < 3; i++) {
        titles.add(publish(before, body, "旧版发布 " + i));
        titles.add(publish(now, body, "新版发布 " + i));
      }
      crossed(before, now, body);
      crossed(now, before, body);
      var desk = Desk.signedIn(before.port(), "writer", Given.PASSWORD);
      assertThat(desk.at(now.port()).get("/desk").statusCode())
          .as("a session of the one at the other: goes on, or asks to sign in")
          .isIn(200, 302);
      visitors.stop();
      before.stop();
      before = before(url);
      titles.add(publish(before, body, "旧版再启动"));
      for (var server : List.of(before, now)) {
        var reader = new ReadingClient(server.origin());
        var listed = reader.titlesListed();
        assertThat(listed).containsAll(titles);
        assertThat(reader.titlesFoundOnceCaughtUp(listed.size())).isEqualTo(listed);
      }
      before.stop();
      newVisitors.stop();
      now.stop();
      System.out.println("before " + visitors + "; now " + newVisitors);
      assertThat(visitors.failed()).as(visitors.toString()).isZero();
      assertThat(newVisitors.failed()).as(newVisitors.toString()).isZero();
      record(titles.size(), visitors.answered() + newVisitors.answered());
    }
  }

  /** Filed at one node, registered at the other, followed at both. */
  private static void crossed(ChildServer filed, ChildServer registered, Body body) {
    var receipt = new Applicant(filed.port()).file(body);
    var officer = Desk.signedIn(registered.port(), "officer", Given.PASSWORD);
    officer.get("/desk/requests/" + receipt.number());
    assertThat(
            officer
                .post("/desk/requests/" + receipt.number() + "/registration", "on", "")
                .statusCode())
        .isEqualTo(303);
    for (var node : List.of(filed, registered)) {
      assertThat(new Applicant(node.port()).track(receipt.number(), receipt.code()).statusCode())
          .isEqualTo(200);
    }
  }

  private static String publish(ChildServer server, Body body, String title) {
    var newsroom =
        new Newsroom(
            Desk.signedIn(server.port(), "writer", Given.PASSWORD),
            Desk.signedIn(server.port(), "publisher", Given.PASSWORD),
            body.id());
    var edition = newsroom.draft(title, "", "<p>%s的正文。</p>".formatted(title));
    newsroom.submit(edition);
    newsroom.release(edition);
    return title;
  }

  /** Files and keys are the same folders, as on shared storage. */
  private void share() throws Exception {
    for (var shared : List.of("files", "keys")) {
      var target = Files.createDirectories(folder.resolve(shared));
      for (var node : List.of("before", "now")) {
        Files.createSymbolicLink(
            Files.createDirectories(folder.resolve(node)).resolve(shared), target);
      }
    }
  }

  private ChildServer before(String url) throws Exception {
    return ChildServer.startBefore(
        folder.resolve("before"), folder.resolve("binaries"), freePort(), settings(url));
  }

  private ChildServer start(String url, String node) throws Exception {
    return ChildServer.start(
        folder.resolve(node), folder.resolve("binaries"), freePort(), settings(url));
  }

  private static String[] settings(String url) {
    return new String[] {
      url, "--chengming.database.username=postgres", "--chengming.search.vectors=off"
    };
  }

  /** By this version, in this process, while the one before serves. */
  private Body migrate(String url) {
    var all = new ArrayList<>(List.of(settings(url)));
    all.addAll(
        List.of(
            "--chengming.data=" + folder.resolve("now"),
            "--server.port=0",
            "--management.server.port=0"));
    try (var context =
        new SpringApplicationBuilder(Chengming.class).run(all.toArray(String[]::new))) {
      return SurvivingAKillTests.appoint(context);
    }
  }

  private static EmbeddedPostgres postgres() throws IOException {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setPGStartupWait(Duration.ofSeconds(60))
        .start();
  }

  private static int freePort() throws Exception {
    try (var one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return one.getLocalPort() > 60000 ? one.getLocalPort() - 5000 : one.getLocalPort();
    }
  }

  private static void record(int published, int pages) throws Exception {
    var from = System.getProperty("chengming.before.commit", "");
    if (from.isEmpty()) {
      return;
    }
    var file = Path.of("docs/reliability.md");
    var text = Files.readString(file);
    var start = text.indexOf("<!-- upgrade -->");
    var end = text.indexOf("<!-- /upgrade -->");
    var section =
        """
        <!-- upgrade -->
        %s, `BEFORE=%s bin/bench upgrade`: a node of that version serves while this version migrates the database and starts beside it. %d documents
        published by turns at both, requests filed at each and registered at the other, the node before started once more on the migrated
        database: both list and find the same, and of %d pages read meanwhile none failed.
        """
            .formatted(LocalDate.now(), from, published, pages);
    Files.writeString(
        file,
        start < 0
            ? text.stripTrailing()
                + "\n\n## Two versions side by side\n\n"
                + section
                + "<!-- /upgrade -->\n"
            : text.substring(0, start) + section + text.substring(end));
  }
}
