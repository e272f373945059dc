package org.chengming.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.chengming.publishing.db.Tables.STEP;
import static org.chengming.testing.Newsroom.find;
import static org.chengming.testing.Newsroom.redirected;
import static org.chengming.testing.Patience.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chengming.Chengming;
import org.chengming.actors.Role;
import org.chengming.database.WorkLock;
import org.chengming.files.FileStore;
import org.chengming.registers.Bringing;
import org.chengming.registers.CsvSource;
import org.chengming.registers.Defining;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Newsroom;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;

/** Two nodes on one PostgreSQL: what happens at one … at the other. */
@ServerTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesTests {
  /** Both nodes have looked for what is due once more by then. */
  private static final Duration ANOTHER_LOOK = Duration.ofSeconds(3);

  private static final Duration DRAIN = Duration.ofSeconds(3);

  @TempDir static Path folder;
  static ConfigurableApplicationContext other;
  static int otherPort;

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired DSLContext db;
  @Autowired FileStore files;
  @Autowired WorkLock lock;
  @Autowired Defining defining;
  @Autowired Bringing bringing;

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
                "--chengming.database.connections=8",
                "--chengming.drain=" + DRAIN);
    otherPort = port("local.server.port");
  }

  private static int port(String property) {
    return Integer.parseInt(other.getEnvironment().getProperty(property, "0"));
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
    await().until(() -> reader.get("/latest").body().contains(number));
    assertThat(reader.get(page).body()).contains("水价三元");
    await().until(() -> search(reader, "双节点供水").contains(number));

    // The other node keeps the page by now, and must not show it after the correction.
    await().during(Duration.ofMillis(200)).until(() -> reader.get(page).statusCode() == 200);
    var document =
        find(Pattern.compile("/desk/documents/(\\d+)/correction"), newsroom.writerPage(edition));
    var corrected = newsroom.correct(document, edition, "价格写错");
    newsroom.write(corrected, "双节点供水公告", "双节发〔2026〕1号", "<p>水价四元。</p>");
    newsroom.submit(corrected);
    newsroom.release(corrected);
    await().until(() -> reader.get(page).body().contains("水价四元"));

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
    await().until(() -> reader.get(page).statusCode() == 410);
    await().until(() -> !search(reader, "双节点供水").contains(number));
  }

  /** The other node has no key of registers, as one that was set up in haste. */
  @Test
  void a_register_is_what_its_newest_definition_says_and_only_what_needs_the_key_is_closed()
      throws Exception {
    var supervisor = given.rootStaff(Role.SUPERVISOR).actor();
    var register = defining.save(supervisor, null, PLACES);
    var reader = new Reader(otherPort);
    var page = "/registers/" + register.name();
    try (var rows = new StringReader("编号,姓名,位次\n双1,双节点甲,7\n")) {
      bringing.bring(
          given.rootStaff(Role.PUBLISHER).actor(),
          register,
          new CsvSource(register, rows),
          "",
          false);
    }
    await().until(() -> reader.get(page).body().contains("双1"));
    var form = "number=" + encoded("双1") + "&person=" + encoded("双节点甲");
    assertThat(posted(port, page + "/lookup", form)).startsWith("200").contains("查到了");
    assertThat(posted(otherPort, page + "/lookup", form))
        .startsWith("503")
        .contains("这台服务器缺少登记簿的密钥")
        .doesNotContain("查到了");

    defining.save(
        supervisor,
        register.name(),
        PLACES.replace("双节点登记簿", "双节点改过的")
            + "  - {name: more, title: 双节点新栏目, title-en: More, type: string}\n");
    await().until(() -> reader.get(page).body().contains("双节点改过的"));
    assertThat(reader.get(page).body()).contains("双节点新栏目", "双1");
    assertThat(reader.get(page + "/download.csv").body()).contains("双节点新栏目", "双1");
    assertThat(reader.get("/registers").statusCode()).isEqualTo(200);
  }

  private static final String PLACES =
      """
      name: test-two-nodes
      version: 1
      title: 双节点登记簿
      title-en: Register on two nodes
      description: 试验
      description-en: Trial
      area: N9
      duty: 20-13
      licence: CC-BY-4.0
      rhythm: yearly
      key: [number]
      order: [number]
      lookup: {ask: [number, person], answer: [place]}
      fields:
        - {name: number, title: 编号, title-en: Number, type: string, required: true, sort: true}
        - {name: person, title: 姓名, title-en: Person, type: string, personal: true}
        - {name: place, title: 位次, title-en: Place, type: integer, shown: false}
      """;

  private static String posted(int at, String path, String form) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + at + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    var answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() + answer.body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void signs_in_once_for_both() {
    var body = given.body();
    var here = Desk.signedIn(port, given.staff(body, Role.EDITOR));
    var there = here.at(otherPort);
    assertThat(there.get("/desk").statusCode()).isEqualTo(200);
    assertThat(there.get("/desk/documents/new").statusCode()).isEqualTo(200);
  }

  /** Both look every two seconds; both find the same editions due. */
  @Test
  void is_published_once_when_it_was_scheduled() {
    var newsroom = Newsroom.of(port, given, given.body());
    var editions = new ArrayList<Long>();
    for (int i = 0; i < 3; i++) {
      var edition = newsroom.draft("双节点定时" + i, "双节发〔2026〕1" + i + "号", "<p>定时。</p>");
      newsroom.submit(edition);
      newsroom.approve(edition);
      editions.add(edition);
    }
    db.update(EDITION)
        .set(EDITION.STATE, "SCHEDULED")
        .set(EDITION.PUBLISH_AT, Instant.now())
        .where(EDITION.ID.in(editions))
        .execute();
    await()
        .until(
            () -> db.fetchCount(EDITION, EDITION.ID.in(editions), EDITION.STATE.eq("LIVE")) == 3);
    await().during(ANOTHER_LOOK).until(() -> steps(editions) == 3);
  }

  private int steps(List<Long> editions) {
    return db.fetchCount(STEP, STEP.EDITION_ID.in(editions), STEP.KIND.eq("PUBLISH"));
  }

  @Test
  void reads_the_text_of_a_file_once() {
    var stored =
        files.store(new ByteArrayInputStream("双节点读一次".getBytes(StandardCharsets.UTF_8)), "读.txt");
    await().until(() -> files.text(stored.sha256()).isPresent());
    assertThat(
            db.fetchValue(
                "select extraction_attempts from files.stored_file where sha256 = ?",
                stored.sha256()))
        .isEqualTo(1);
  }

  @Test
  void has_the_lock_of_a_work_alone() {
    var here = lock.take("双节点");
    assertThat(here).isNotNull();
    assertThat(other.getBean(WorkLock.class).take("双节点")).isNull();
    here.close();
    try (var there = other.getBean(WorkLock.class).take("双节点")) {
      assertThat(there).isNotNull();
      assertThat(lock.take("双节点")).isNull();
    }
  }

  @Test
  void of_a_change_of_bodies_shows_soon() {
    var body = given.body();
    var reader = new Reader(otherPort);
    await().until(() -> reader.get("/bodies/" + body.code()).statusCode() == 200);
  }

  /** The last one, since there is but one node afterwards. */
  @Test
  @Order(Integer.MAX_VALUE)
  void that_is_stopped_first_says_it_is_not_ready_and_answers_on() throws InterruptedException {
    var health = new Reader(port("local.management.port"));
    var reader = new Reader(otherPort);
    assertThat(readiness(health)).isEqualTo(200);
    var stopping = Thread.ofPlatform().start(other::close);
    await()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> readiness(health) == 503 && reader.get("/guide").statusCode() == 200);
    stopping.join();
    assertThatThrownBy(() -> reader.get("/guide")).hasCauseInstanceOf(ConnectException.class);
  }

  private static int readiness(Reader health) {
    return health.get("/actuator/health/readiness").statusCode();
  }

  private static String search(Reader reader, String words) {
    return reader
        .get("/api/v1/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
        .body();
  }
}
