package org.chengming.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengming.testing.Patience.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.chengming.actors.Role;
import org.chengming.database.OneNode;
import org.chengming.mail.MailSettings;
import org.chengming.mail.Postman;
import org.chengming.operations.OperationalMeasure.Limit;
import org.chengming.operations.OperationalMeasure.Unit;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.testing.TestClock.SettableClock;
import org.chengming.web.SiteIdentity;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class WatchingTheInstallationTests {
  private static final String NODE = "watched-node";
  private static final String MEASURE = "test.depth";

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired DSLContext db;
  @Autowired AlertRepository alerts;
  @Autowired SiteIdentity site;
  @Autowired SettableClock clock;
  @Autowired OneNode.Duties duties;
  @Autowired MeterRegistry metrics;
  @Autowired AlertWatch ofServer;

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final List<AlertWatch> watches = new ArrayList<>();
  private final AtomicReference<Double> depth = new AtomicReference<>(1.0);

  @BeforeEach
  void start() {
    ofServer.stop(); // it would be the one that looks and sends
    // The duty is free when PostgreSQL has let go of the connection, a moment after it was closed.
    await()
        .until(
            () ->
                db.fetchValue(
                        "select count(*) from pg_stat_activity where application_name = 'chengming-alerts'")
                    .equals(0L));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
    watches.forEach(AlertWatch::stop);
    clock.reset();
    db.execute("delete from operations.alert_mail");
    db.execute("delete from operations.alert");
    ofServer.start();
  }

  private OperationsSettings settings(Map<String, String> limits) {
    return new OperationsSettings(
        NODE,
        limits,
        new OperationsSettings.Alerting(
            List.of("one@operators.example", "two@operators.example"),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10)));
  }

  private OperationalMeasure measure() {
    return OperationalMeasure.count(MEASURE, "试验的深度", depth::get)
        .ofEachNode()
        .limited(Limit.atMost(10))
        .every(Duration.ZERO);
  }

  private AlertWatch watch(int smtp) {
    var settings = settings(Map.of());
    var mail =
        new MailSettings(
            "127.0.0.1",
            smtp,
            "",
            "",
            "alert@site.example",
            MailSettings.Encryption.NONE,
            Duration.ofSeconds(5),
            3);
    var measures = List.of(measure());
    var watch =
        new AlertWatch(
            new Readings(measures, settings, new SimpleMeterRegistry()),
            alerts,
            new AlertMails(alerts, new Postman(mail, site, clock), mail, settings, site, measures),
            new Node(settings, clock),
            clock,
            duties);
    watches.add(watch);
    return watch;
  }

  private AlertWatch watch() {
    return watch(server.getSmtp().getPort());
  }

  private List<String> subjects() {
    return Arrays.stream(server.getReceivedMessages())
        .map(
            mail -> {
              try {
                return mail.getSubject().replaceFirst("^\\[.*] ", "");
              } catch (jakarta.mail.MessagingException e) {
                throw new IllegalStateException(e);
              }
            })
        .toList();
  }

  @Test
  void tells_everybody_once_when_a_limit_is_crossed_and_once_when_it_is_over() throws Exception {
    var watch = watch();
    depth.set(11.0);
    watch.look();
    clock.forward(Duration.ofSeconds(100));
    watch.look();
    assertThat(subjects()).as("not yet for two minutes").isEmpty();
    clock.forward(Duration.ofSeconds(30));
    for (int looks = 0; looks < 3; looks++) {
      depth.set(12.0 + looks);
      watch.look();
      clock.forward(Duration.ofMinutes(5));
    }
    assertThat(subjects()).containsExactly("告警：试验的深度 12，界限 10", "告警：试验的深度 12，界限 10");
    assertThat(alerts.open()).singleElement().satisfies(a -> assertThat(a.value()).isEqualTo(14));
    depth.set(3.0);
    watch.look();
    clock.forward(Duration.ofMinutes(9));
    watch.look();
    assertThat(subjects()).as("not calm for ten minutes").hasSize(2);
    clock.forward(Duration.ofMinutes(2));
    watch.look();
    watch.look();
    assertThat(subjects())
        .hasSize(4)
        .filteredOn("恢复：试验的深度"::equals)
        .as("one to each of two")
        .hasSize(2);
    assertThat((String) server.getReceivedMessages()[3].getContent())
        .contains("最差 14，界限 10", NODE, site.url() + "/desk/status");
  }

  @Test
  void floods_nobody_when_a_measure_swings_about_its_limit() throws Exception {
    var watch = watch();
    for (int minute = 0; minute < 60; minute++) {
      depth.set(minute % 3 == 2 ? 9.0 : 11.0);
      watch.look();
      clock.forward(Duration.ofMinutes(1));
      watch.look();
    }
    assertThat(subjects()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void takes_what_cannot_be_read_for_neither_good_nor_bad() throws Exception {
    var watch = watch();
    depth.set(11.0);
    watch.look();
    clock.forward(Duration.ofMinutes(3));
    watch.look();
    depth.set(Double.NaN);
    clock.forward(Duration.ofMinutes(30));
    watch.look();
    assertThat(alerts.open()).hasSize(1);
    assertThat(subjects()).hasSize(2);
  }

  @Test
  void goes_on_trying_to_tell_and_tells_of_an_alert_after_a_restart() throws Exception {
    server.stop();
    var watch = watch(1);
    depth.set(11.0);
    watch.look();
    clock.forward(Duration.ofMinutes(3));
    watch.look();
    assertThat(alerts.due()).as("waits a minute").isEmpty();
    watch.stop();
    server.start();
    var restarted = watch();
    clock.forward(Duration.ofMinutes(2));
    restarted.look();
    assertThat(subjects()).hasSize(2).allMatch(subject -> subject.startsWith("告警"));
  }

  @Test
  void ends_the_alerts_of_a_node_that_is_gone() throws Exception {
    db.execute(
        "insert into operations.alert (measure, node, value, bound, crossed_at, seen_at) values (?, 'gone', 12, 10, ?::timestamptz, ?::timestamptz)",
        MEASURE,
        clock.instant().minusSeconds(7200).toString(),
        clock.instant().minusSeconds(3600).toString());
    watch().look();
    assertThat(alerts.open()).isEmpty();
  }

  @Test
  void waits_for_no_measure_that_hangs() {
    var never = new CountDownLatch(1);
    var hanging =
        OperationalMeasure.count(
            "test.hangs",
            "挂住的",
            () -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return 1;
            });
    var watched = new Watched(hanging, Limit.NONE);
    assertThat(watched.reading(System.nanoTime() + 10_000_000).known()).isFalse();
    assertThat(watched.ask()).as("not asked again").isSameAs(watched.ask());
    never.countDown();
  }

  @Test
  void refuses_a_limit_of_a_measure_that_is_none() {
    assertThatThrownBy(
            () -> settings(Map.of("mail.wating", "5")).requireNames(Set.of("mail.waiting")))
        .hasMessageContaining("mail.wating")
        .hasMessageContaining("mail.waiting");
    assertThat(settings(Map.of(MEASURE, "off")).limit(measure()).crossedBy(99)).isFalse();
    assertThat(settings(Map.of(MEASURE, "20")).limit(measure()).crossedBy(15)).isFalse();
  }

  @Test
  void says_numbers_as_people_read_them() {
    assertThat(Reading.words(1204, Unit.COUNT)).isEqualTo("1,204");
    assertThat(Reading.words(93_600, Unit.SECONDS)).isEqualTo("26 小时");
    assertThat(Reading.words(3.3e9, Unit.BYTES)).isEqualTo("3.1 GB");
    assertThat(Reading.words(0.123, Unit.RATIO)).isEqualTo("12%");
  }

  @Test
  void shows_operators_and_nobody_else_what_is_watched() {
    var desk = Desk.signedIn(port, given.rootStaff(Role.ADMINISTRATOR));
    assertThat(desk.get("/desk/status").body())
        .contains("检索索引落后", "mail.undelivered", "数据目录的可用空间", "PostgreSQL 1", "operations 1")
        .doesNotContain("读不到");
    var editor = Desk.signedIn(port, given.rootStaff(Role.EDITOR));
    assertThat(editor.get("/desk/status").statusCode()).isEqualTo(403);
  }

  @Test
  void exports_every_measure() {
    for (var name :
        List.of(
            "index.lag",
            "index.waiting",
            "files.text-pending",
            "gate.files-pending",
            "gate.files-lag",
            "mail.waiting",
            "requests.unconfirmed",
            "requests.overdue",
            "database.size",
            "backup.age",
            "disk.free")) {
      assertThat(metrics.get("chengming." + name).gauge().value()).as(name).isNotNaN();
    }
  }
}
