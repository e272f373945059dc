package org.chengming.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.Patience.await;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chengming.organisations.Organisations;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.chengming.testing.Shelf;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** With a hot standby of the server's database, a public read … */
@ServerTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadingFromAReplicaTests {
  @TempDir static Path folder;
  static Standby standby;

  @LocalServerPort int port;
  @Autowired DSLContext db;
  @Autowired Organisations organisations;
  @Autowired Announcements announcements;
  @Autowired PublicReads reads;
  @Autowired Replicas replicas;
  @Autowired ReplicasHealth health;
  @Autowired TransactionTemplate transactions;
  Reader reader;
  Shelf shelf;

  @BeforeAll
  static void follow(
      @Autowired HikariDataSource source,
      @Autowired Replicas replicas,
      @Value("${chengming.data}") Path data,
      @Value("${chengming.database.binaries}") Path binaries)
      throws Exception {
    try (var own = new OwnConnections(source).open("standby")) {
      var port = URI.create(source.getJdbcUrl().substring("jdbc:".length())).getPort();
      standby = Standby.of(own, port, data.resolve("postgres/data"), binaries, folder);
    }
    replicas.add(standby.address());
    replicas.start();
  }

  @AfterAll
  static void leave(@Autowired Replicas replicas) throws Exception {
    replicas.stop();
    replicas.close();
    standby.close();
  }

  @BeforeEach
  void level() {
    reader = new Reader(port);
    shelf = new Shelf(db, organisations, announcements);
    await().until(this::fromStandby);
  }

  @AfterEach
  void resume() {
    if (standing().fit() || standing().trouble().equals("behind")) {
      standby.resume();
    }
  }

  @Test
  void is_answered_by_it() {
    var shown = shelf.publish("副本：读到的", "<p>原文</p>");
    pauseOnceLevel();
    unannounced(shown, "副本：没有公告的改动");
    assertThat(reader.get(shown.path()).body()).contains("副本：读到的");
    assertThat(reader.get("/api/v1" + shown.path()).body()).contains("副本：读到的");
  }

  @Test
  void after_a_change_on_this_node_shows_it_at_once() {
    var first = shelf.publish("副本：水价", "<p>三元</p>");
    await().until(this::fromStandby);
    standby.pause();
    var second = shelf.correct(first, "副本：水价", "<p>四元</p>", "更正");
    assertThat(reader.get(first.path()).body()).contains("四元");
    assertThat(reader.get("/latest").body()).contains(first.indexNumber());
    assertThat(fromStandby()).isFalse();
    standby.resume();
    await().until(this::fromStandby);
    assertThat(reader.get(first.path() + ".txt").body()).contains("四元");
    standby.pause();
    shelf.withdraw(second, "理由");
    assertThat(reader.get(first.path()).statusCode()).isEqualTo(410);
  }

  @Test
  void after_a_change_on_another_node_is_never_kept_as_it_was() {
    var shown = shelf.publish("副本：别处改之前", "<p>字</p>");
    await().until(this::fromStandby);
    reader.get(shown.path());
    standby.pause();
    transactions.executeWithoutResult(
        t -> {
          unannounced(shown, "副本：别处改之后");
          db.execute("select pg_notify('changed', ?)", "document " + shown.id());
        });
    await()
        .pollInterval(Duration.ofMillis(1))
        .until(() -> reader.get(shown.path()).body().contains("副本：别处改之后"));
    standby.resume();
    await().until(this::fromStandby);
    assertThat(reader.get(shown.path()).body()).contains("副本：别处改之后");
  }

  @Test
  void within_a_transaction_is_part_of_it() {
    var shown = shelf.publish("副本：交易之前", "<p>字</p>");
    await().until(this::fromStandby);
    transactions.executeWithoutResult(
        t -> {
          unannounced(shown, "副本：交易之中");
          assertThat(
                  reads.<Object>read(
                      sql ->
                          sql.fetchValue(
                              "select title from publishing.edition where id = ?",
                              shown.edition())))
              .isEqualTo("副本：交易之中");
          t.setRollbackOnly();
        });
  }

  @Test
  void finds_it_level_while_the_primary_writes_nothing() {
    db.fetch("select pg_switch_wal()"); // leaves nothing but a header before the next record
    announcements.seen(); // so the place is asked for anew, and nothing is written
    await().until(this::fromStandby);
    await().during(Duration.ofMillis(1200)).until(this::fromStandby);
    // What goes on by itself in the server may just have written something.
    await().untilAsserted(() -> assertThat(standing().behind()).isZero());
  }

  @Test
  @Order(Order.DEFAULT + 1)
  void leaves_it_while_it_is_too_far_behind() {
    standby.pause();
    var shown = shelf.draft("副本：草稿");
    unannounced(shown, "副本：草稿改");
    await().until(() -> standing().trouble().equals("behind"));
    assertThat(fromStandby()).isFalse();
    assertThat(health.health().getStatus().getCode()).isEqualTo("DEGRADED");
    assertThat(health.health().getDetails()).containsKey(standby.address());
    standby.resume();
    await().until(() -> standing().fit());
    await().until(this::fromStandby);
  }

  @Test
  @Order(Order.DEFAULT + 2)
  void is_answered_by_the_primary_when_it_dies_meanwhile() {
    var shown = shelf.publish("副本：最后读到的", "<p>字</p>");
    var standbys = new ArrayList<Boolean>();
    // Whoever writes meanwhile has the read answered by the primary at once.
    await()
        .until(
            () -> {
              standbys.clear();
              reads.read(
                  sql -> {
                    standbys.add((Boolean) sql.fetchValue("select pg_is_in_recovery()"));
                    if (standbys.equals(List.of(true))) {
                      die();
                    }
                    return sql.fetchValue("select 1");
                  });
              return standbys.size() > 1;
            });
    assertThat(standbys).containsExactly(true, false);
    assertThat(standing().fit()).isFalse();
    assertThat(reader.get(shown.path()).statusCode()).isEqualTo(200);
    assertThat(fromStandby()).isFalse();
  }

  /** Who follows the change log learns of it up to a second later, and wants the standby level. */
  private void pauseOnceLevel() {
    for (var tries = 0; tries < 5; tries++) {
      await().during(Duration.ofMillis(1500)).until(this::fromStandby);
      standby.pause();
      if (fromStandby()) {
        return;
      }
      standby.resume();
    }
    throw new AssertionError("The primary is written to all the time");
  }

  private static void die() {
    try {
      standby.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Replica.Standing standing() {
    return replicas.all().getFirst().standing();
  }

  private boolean fromStandby() {
    return reads.<Boolean>read(sql -> (Boolean) sql.fetchValue("select pg_is_in_recovery()"));
  }

  private void unannounced(Shelf.Shown shown, String title) {
    db.execute("update publishing.edition set title = ? where id = ?", title, shown.edition());
  }
}
