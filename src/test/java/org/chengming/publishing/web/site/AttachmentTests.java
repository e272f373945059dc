package org.chengming.publishing.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.chengming.database.Announcements;
import org.chengming.files.FileStore;
import org.chengming.organisations.Organisations;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.chengming.testing.Shelf;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class AttachmentTests {
  @LocalServerPort int port;
  @Autowired DSLContext db;
  @Autowired Organisations organisations;
  @Autowired Announcements announcements;
  @Autowired FileStore files;

  @Test
  void is_served_safely_and_in_parts_until_its_document_is_withdrawn() {
    var reader = new Reader(port);
    var shelf = new Shelf(db, organisations, announcements);
    var stored =
        files.store(
            new ByteArrayInputStream("一二三四五六七八九十\n甲,乙\n".getBytes(StandardCharsets.UTF_8)),
            "数据.csv");
    var shown = shelf.publish("有附件的", "<p>字</p>");
    var id =
        shelf.attach(
            shown, 1, "数据 \"一\".csv", stored.sha256(), "text/csv;charset=UTF-8", stored.size());
    assertThat(reader.get(shown.path()).body()).contains("/attachments/" + id + "/");

    var path = "/attachments/" + id + "/x.csv";
    var whole = reader.get(path);
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(reader.header(whole, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(reader.header(whole, "Content-Disposition"))
        .startsWith("attachment;")
        .contains("filename*=UTF-8''");
    assertThat(reader.header(whole, "Content-Security-Policy")).startsWith("sandbox");
    assertThat(reader.header(whole, "Cache-Control")).isEqualTo("public, no-cache");
    assertThat(reader.get(path, "Range", "bytes=0-2").statusCode()).isEqualTo(206);
    assertThat(reader.get(path, "Range", "bytes=0-2").body()).isEqualTo("一");
    var tag = reader.header(whole, "ETag");
    assertThat(reader.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);

    var corrected = shelf.correct(shown, "有附件的", "<p>改了</p>", "换附件");
    assertThat(reader.get(path).statusCode()).as("of a superseded edition").isEqualTo(200);
    shelf.withdraw(corrected, "附件有误");
    assertThat(reader.get(path, "If-None-Match", tag).statusCode()).isEqualTo(404);
  }
}
