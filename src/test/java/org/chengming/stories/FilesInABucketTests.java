package org.chengming.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.chengming.Chengming;
import org.chengming.database.Announcements;
import org.chengming.files.FileStore;
import org.chengming.organisations.Organisations;
import org.chengming.testing.Reader;
import org.chengming.testing.S3Server;
import org.chengming.testing.ServerTest;
import org.chengming.testing.Shelf;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A node whose files are in a bucket. */
@ServerTest
class FilesInABucketTests {
  @TempDir static Path folder;
  static S3Server store;
  static ConfigurableApplicationContext node;
  static Reader reader;

  @Autowired DSLContext db;
  @Autowired Organisations organisations;
  @Autowired Announcements announcements;

  @BeforeAll
  static void start(@Autowired HikariDataSource database) throws Exception {
    store = new S3Server(folder);
    node =
        new SpringApplicationBuilder(Chengming.class)
            .run(
                "--server.port=0",
                "--management.server.port=0",
                "--spring.jmx.enabled=false",
                "--chengming.search.vectors=off",
                "--chengming.data=" + folder,
                "--chengming.files.s3.endpoint=" + store.endpoint(),
                "--chengming.files.s3.bucket=" + S3Server.BUCKET,
                "--chengming.files.s3.access-key=" + S3Server.KEY,
                "--chengming.files.s3.secret-key=" + S3Server.SECRET,
                "--chengming.database.url=" + database.getJdbcUrl(),
                "--chengming.database.username=postgres",
                "--chengming.database.connections=8");
    reader =
        new Reader(Integer.parseInt(node.getEnvironment().getProperty("local.server.port", "0")));
  }

  @AfterAll
  static void stop() {
    node.close();
    store.close();
  }

  @Test
  void are_downloaded_whole_and_in_parts_and_told_from_a_store_that_is_away() throws Exception {
    var text = "水价,三元\n".repeat(20_000);
    var stored =
        node.getBean(FileStore.class)
            .store(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "价目.csv");
    assertThat(folder.resolve("files").resolve(stored.sha256().substring(0, 2))).doesNotExist();
    var shelf = new Shelf(db, organisations, announcements);
    var shown = shelf.publish("附件在桶里", "<p>字</p>");
    var id = shelf.attach(shown, 1, "价目.csv", stored.sha256(), stored.mediaType(), stored.size());
    var path = "/attachments/" + id + "/x.csv";

    var whole = reader.get(path);
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).isEqualTo(text);
    assertThat(reader.header(whole, "Content-Length")).isEqualTo(Long.toString(stored.size()));
    assertThat(reader.header(whole, "Content-Disposition")).startsWith("attachment;");
    assertThat(reader.header(whole, "X-Content-Type-Options")).isEqualTo("nosniff");
    var last = stored.size() - 7;
    var part = reader.get(path, "Range", "bytes=" + last + "-");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("三元\n");
    assertThat(reader.get(path, "If-None-Match", reader.header(whole, "ETag")).statusCode())
        .isEqualTo(304);

    store.stop();
    var away = reader.get(path);
    assertThat(away.statusCode()).isEqualTo(503);
    assertThat(reader.header(away, "Retry-After")).isNotEmpty();
    assertThat(away.body()).contains("现在取不到");
    assertThat(reader.get(shown.path()).statusCode()).isEqualTo(200);
    store.start();
    assertThat(reader.get(path).statusCode()).isEqualTo(200);
  }
}
