package org.chengming.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengming.testing.Patience.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chengming.files.FileStore;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ServerTest
class BackingUpTests {
  @Autowired FileStore files;
  @Autowired DSLContext db;
  @Autowired HikariDataSource source;

  @Value("${chengming.data}")
  Path data;

  @TempDir Path folder;

  private String name = "";
  private Path archive = Path.of("");
  private Path elsewhere = Path.of("");

  @BeforeEach
  void place(TestInfo test) {
    name = "restored_" + test.getTestMethod().orElseThrow().getName();
    archive = folder.resolve("backup.zip");
    elsewhere = folder.resolve("elsewhere");
  }

  @Test
  void brings_documents_and_files_to_another_place() throws Exception {
    var content = "备份中的附件".getBytes(StandardCharsets.UTF_8);
    var stored = files.store(new ByteArrayInputStream(content), "附件.txt");
    var index = document("备份\t里的\\标题\n第二行");
    db.execute(
        "insert into audit.entry (happened_at, actor_name, act, subject_kind, subject) values (now(), '测试', 'BackupTest', 'test', '1')");
    backup();
    try (var target = database()) {
      Restore.from(archive, target, elsewhere);
      var there = DSL.using(target, SQLDialect.POSTGRES);
      assertThat(
              there.fetchValue(
                  "select title from publishing.edition join publishing.document d on d.id = document_id where d.index_number = ?",
                  index))
          .isEqualTo("备份\t里的\\标题\n第二行");
      assertThat(
              there.fetchValue(
                  "select count(*) from files.stored_file where sha256 = ?", stored.sha256()))
          .isEqualTo(1L);
      var kept =
          elsewhere
              .resolve("files")
              .resolve(stored.sha256().substring(0, 2))
              .resolve(stored.sha256().substring(2, 4))
              .resolve(stored.sha256());
      assertThat(Files.readAllBytes(kept)).isEqualTo(content);
      assertThat(
              there.fetchValue(
                  "select count(*) from publishing.change where xid >= pg_snapshot_xmin(pg_current_snapshot())"))
          .as("changes hidden from followers")
          .isEqualTo(0L);
      var last = (Long) there.fetchValue("select max(id) from publishing.document");
      assertThat(
              (Long)
                  there.fetchValue(
                      "select nextval(pg_get_serial_sequence('publishing.document', 'id'))"))
          .isGreaterThan(last);
      assertThatThrownBy(() -> there.execute("delete from audit.entry"))
          .as("triggers are back")
          .hasMessageContaining("append-only");
      assertThatThrownBy(() -> Restore.from(archive, target, elsewhere))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("already holds a province");
    }
  }

  @Test
  void brings_tables_that_are_made_from_data_with_their_keys_and_indexes() throws Exception {
    db.execute(
        """
        with batch as (insert into registers.batch (register, version, note, staff_name, brought_at) select 'air-daily', max(version), '备份', '测试', now() from registers.definition where register = 'air-daily' returning id)
        insert into registers.data_air_daily (record_key, batch_id, f_city, f_day, f_index)
        select '备份市~2020-01-01', id, '备份市', date '2020-01-01', 42 from batch
        """);
    backup();
    try (var target = database()) {
      Restore.from(archive, target, elsewhere);
      var there = DSL.using(target, SQLDialect.POSTGRES);
      assertThat(
              there.fetchValue(
                  "select f_index from registers.data_air_daily where record_key = '备份市~2020-01-01'"))
          .isEqualTo(42L);
      for (var made :
          new String[] {
            "select string_agg(indexdef, '; ' order by indexdef) from pg_indexes where tablename = 'data_air_daily'",
            "select string_agg(pg_get_constraintdef(oid), '; ' order by 1) from pg_constraint where conrelid = 'registers.data_air_daily'::regclass",
            "select obj_description('registers.data_air_daily'::regclass, 'pg_class')"
          }) {
        assertThat(there.fetchValue(made)).as(made).isNotNull().isEqualTo(db.fetchValue(made));
      }
    }
  }

  @Test
  void brings_tables_that_are_parted_with_their_parts() throws Exception {
    db.execute(
        """
        create table registers.data_backup_parted (record_key text not null, f_day date not null) partition by range (f_day);
        create unique index data_backup_parted_key on registers.data_backup_parted (record_key, f_day);
        create table registers.data_backup_parted_p2020 partition of registers.data_backup_parted for values from ('2020-01-01') to ('2021-01-01');
        comment on table registers.data_backup_parted is 'made by the program from data';
        insert into registers.data_backup_parted values ('甲', '2020-05-01'), ('乙', '2020-06-01');
        """);
    backup();
    try (var target = database()) {
      Restore.from(archive, target, elsewhere);
      var there = DSL.using(target, SQLDialect.POSTGRES);
      assertThat(
              there.fetchValue(
                  "select string_agg(record_key, '' order by f_day) from registers.data_backup_parted_p2020"))
          .isEqualTo("甲乙");
      for (var made :
          new String[] {
            "select pg_get_partkeydef('registers.data_backup_parted'::regclass)",
            "select string_agg(indexdef, '; ' order by indexdef) from pg_indexes where tablename like 'data_backup_parted%'",
            "select obj_description('registers.data_backup_parted'::regclass, 'pg_class')"
          }) {
        assertThat(there.fetchValue(made)).as(made).isNotNull().isEqualTo(db.fetchValue(made));
      }
    } finally {
      db.execute("drop table registers.data_backup_parted");
    }
  }

  /**
   * A cluster counts its own transactions; one that has seen fewer would take the rows for those of
   * transactions yet to begin, and no follower would be shown them.
   */
  @Test
  void shows_followers_what_came_from_afar() throws Exception {
    document("早先发布的");
    backup();
    try (var far = database(name + "_far");
        var target = database()) {
      Restore.from(archive, far, folder.resolve("far"));
      DSL.using(far, SQLDialect.POSTGRES)
          .execute("update publishing.change set xid = '4000000000000'::xid8");
      try (var connection = far.getConnection()) {
        new Backup(connection, folder.resolve("far"), "", Clock.systemUTC()).write(archive);
      }
      Restore.from(archive, target, elsewhere);
      var there = DSL.using(target, SQLDialect.POSTGRES);
      var rows = (Long) there.fetchValue("select count(*) from publishing.change");
      var seen =
          "select count(*) from publishing.change where xid < pg_snapshot_xmin(pg_current_snapshot())";
      awaitAllSeen(there, seen, rows);
      there.execute(
          "insert into publishing.change (document_id, kind, changed_at) select document_id, 'TEXT', now() from publishing.change limit 1");
      awaitAllSeen(there, seen, rows + 1);
      assertThat(
              there.fetchValue(
                  "select kind from publishing.change order by xid desc, seq desc limit 1"))
          .as("the last in the order of the followers")
          .isEqualTo("TEXT");
    }
  }

  /**
   * The server's own rounds, in another database of the same cluster, hold back what is younger.
   */
  private static void awaitAllSeen(DSLContext there, String seen, long rows) {
    await().untilAsserted(() -> assertThat(there.fetchValue(seen)).isEqualTo(rows));
  }

  @Test
  void is_of_one_moment_while_the_server_goes_on() throws Exception {
    var going = new AtomicBoolean(true);
    var writer =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (going.get()) {
                    document("写入中");
                  }
                });
    backup();
    going.set(false);
    writer.join();
    try (var target = database()) {
      Restore.from(archive, target, elsewhere);
      var there = DSL.using(target, SQLDialect.POSTGRES);
      assertThat(
              there.fetchValue(
                  "select count(*) from publishing.document d where not exists (select from publishing.edition e where e.document_id = d.id) and index_number like 'BACKUP%'"))
          .as("documents without the edition written in their transaction")
          .isEqualTo(0L);
    }
  }

  @Test
  void is_refused_when_cut_short_or_damaged() throws Exception {
    document("完整");
    backup();
    var whole = Files.readAllBytes(archive);
    try (var target = database()) {
      Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
      assertThatThrownBy(() -> Restore.from(archive, target, elsewhere))
          .isInstanceOf(IOException.class);
      var damaged = whole.clone();
      damaged[whole.length / 3] ^= 0x20;
      Files.write(archive, damaged);
      assertThatThrownBy(() -> Restore.from(archive, target, elsewhere))
          .isInstanceOf(IOException.class);
      assertThat(
              DSL.using(target, SQLDialect.POSTGRES)
                  .fetchValue("select to_regclass('publishing.document') is null"))
          .isEqualTo(true);
    }
  }

  /** Files in a bucket are not in the archive, and whoever restores it is told where they were. */
  @Test
  void says_that_files_are_in_a_bucket() throws Exception {
    files.store(new ByteArrayInputStream("桶里的附件".getBytes(StandardCharsets.UTF_8)), "附件.txt");
    try (var connection = source.getConnection()) {
      var taken = new Backup(connection, data, "bucket a at b", Clock.systemUTC()).write(archive);
      assertThat(taken.files()).isZero();
      assertThat(taken.lacking())
          .isEqualTo(db.fetchValue("select count(*) from files.stored_file"));
    }
    try (var target = database()) {
      assertThat(Restore.from(archive, target, elsewhere))
          .isEqualTo(new Restore.Restored(0, "bucket a at b"));
      assertThat(elsewhere.resolve("files")).doesNotExist();
    }
  }

  @Test
  void is_for_its_owner_alone() throws Exception {
    backup();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
        .isEqualTo("rw-------");
  }

  private void backup() throws IOException, SQLException {
    try (var connection = source.getConnection()) {
      new Backup(connection, data, "", Clock.systemUTC()).write(archive);
    }
  }

  /** Never live, so that it shows on no page of the server other tests share. */
  private String document(String title) {
    var index = "BACKUP/2014-" + System.nanoTime();
    db.transaction(
        t -> {
          var id =
              t.dsl()
                  .fetchValue(
                      "insert into publishing.document (index_number, body_id, created_at, published_at) values (?, 1, now(), now()) returning id",
                      index);
          t.dsl()
              .execute(
                  "insert into publishing.edition (document_id, number, state, body_id, title, content_html, content_sha256, formed_on, created_at, updated_at, published_at, first_published_at, ended_at)"
                      + " values (?, 1, 'SUPERSEDED', 1, ?, '', repeat('0', 64), date '2014-01-01', now(), now(), now(), now(), now())",
                  id,
                  title);
          t.dsl()
              .execute(
                  "insert into publishing.change (document_id, kind, changed_at) values (?, 'PUBLISHED', now())",
                  id);
        });
    return index;
  }

  /** An empty database of its own in the test's PostgreSQL. */
  private HikariDataSource database() {
    return database(name);
  }

  private HikariDataSource database(String name) {
    db.execute("create database " + name);
    var target = new HikariDataSource();
    target.setJdbcUrl(source.getJdbcUrl().replaceFirst("/postgres(?=$|\\?)", "/" + name));
    target.setMaximumPoolSize(3);
    return target;
  }
}
