package org.chengming.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chengming.testing.Newsroom.find;
import static org.chengming.testing.Newsroom.redirected;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.chengming.Chengming;
import org.chengming.actors.Role;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Newsroom;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;

/** Two nodes on one PostgreSQL: what happens at one … at the other. */
@ServerTest
class TwoNodesTests {
  /** A second on a machine that has nothing else to do. */
  private static final Duration SOON = Duration.ofSeconds(3);

  @TempDir static Path folder;
  static ConfigurableApplicationContext other;
  static int otherPort;

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired DSLContext db;

  @BeforeAll
  static void start(@Autowired HikariDataSource database) {
    other =
        new SpringApplicationBuilder(Chengming.class)
            .run(
                "--server.port=0",
                "--management.server.port=0",
                "--spring.jmx.enabled=false",
                "--chengming.data=" + folder,
                "--chengming.database.url=" + database.getJdbcUrl(),
                "--chengming.database.username=postgres",
                "--chengming.database.connections=8");
    otherPort = Integer.parseInt(other.getEnvironment().getProperty("local.server.port", "0"));
  }

  @AfterAll
  static void stop() {
    other.close();
  }

  @Test
  void is_read_found_corrected_and_withdrawn_soon() {
    var newsroom = Newsroom.of(port, given, given.body());
    var reader = new Reader(otherPort);
    var edition = newsroom.draft("双节点供水公告", "双节发〔2026〕1号", "<p>水价三元。</p>");
    newsroom.submit(edition);
    var number = newsroom.release(edition);
    var page = "/documents/" + number;
    await().atMost(SOON).until(() -> reader.get("/latest").body().contains(number));
    assertThat(reader.get(page).body()).contains("水价三元");
    await().atMost(SOON).until(() -> search(reader, "双节点供水").contains(number));

    // The other node keeps the page by now, and must not show it after the correction.
    await().during(Duration.ofMillis(200)).until(() -> reader.get(page).statusCode() == 200);
    var document =
        find(Pattern.compile("/desk/documents/(\\d+)/correction"), newsroom.writerPage(edition));
    var corrected = newsroom.correct(document, edition, "价格写错");
    newsroom.write(corrected, "双节点供水公告", "双节发〔2026〕1号", "<p>水价四元。</p>");
    newsroom.submit(corrected);
    newsroom.release(corrected);
    await().atMost(SOON).until(() -> reader.get(page).body().contains("水价四元"));

    newsroom.publisher().get("/desk/documents/editions/" + corrected);
    redirected(
        newsroom
            .publisher()
            .post(
                "/desk/documents/" + document + "/withdrawal",
                "edition",
                Long.toString(corrected),
                "text",
                "价格未经听证"));
    await().atMost(SOON).until(() -> reader.get(page).statusCode() == 410);
    await().atMost(SOON).until(() -> !search(reader, "双节点供水").contains(number));
  }

  @Test
  void signs_in_once_for_both() {
    var body = given.body();
    var here = Desk.signedIn(port, given.staff(body, Role.EDITOR));
    var there = here.at(otherPort);
    assertThat(there.get("/desk").statusCode()).isEqualTo(200);
    assertThat(there.get("/desk/documents/new").statusCode()).isEqualTo(200);
  }

  @Test
  void of_a_change_of_bodies_shows_soon() {
    var body = given.body();
    var reader = new Reader(otherPort);
    await().atMost(SOON).until(() -> reader.get("/bodies/" + body.code()).statusCode() == 200);
  }

  private static String search(Reader reader, String words) {
    return reader
        .get("/api/v1/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
        .body();
  }
}
