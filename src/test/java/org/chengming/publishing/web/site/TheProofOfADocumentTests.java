package org.chengming.publishing.web.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.publishing.db.Tables.EDITION;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.chengming.database.Announcements;
import org.chengming.files.FileStore;
import org.chengming.ledger.LedgerReads;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.AttachedFile;
import org.chengming.publishing.Intake;
import org.chengming.publishing.Publishing;
import org.chengming.testing.Given;
import org.chengming.testing.Proven;
import org.chengming.testing.Queries;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.chengming.testing.Shelf;
import org.chengming.web.Words;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class TheProofOfADocumentTests {
  @LocalServerPort int port;
  @Autowired DSLContext db;
  @Autowired Organisations organisations;
  @Autowired Announcements announcements;
  @Autowired FileStore files;
  @Autowired Intake intake;
  @Autowired Publishing publishing;
  @Autowired LedgerReads ledger;
  @Autowired Given given;
  @Autowired StoredEditionsQuery query;
  @Autowired ProofPages proofs;
  Reader reader;
  Proven proven;

  @BeforeEach
  void open() {
    reader = new Reader(port);
    proven = new Proven(intake, publishing, ledger, given);
  }

  @Test
  void
      says_for_each_edition_when_it_was_public_and_gives_the_bytes_that_the_ledger_has_the_hash_of()
          throws Exception {
    var picture = picture("位置 图.png");
    var html = "<p>位置如下：</p><p><img src=\"/desk/documents/files/%s\" alt=\"位置\"></p>";
    var shown = proven.publish("a", "有证明的通告", html.formatted(picture.sha256()), picture);
    proven.placed(shown.number());
    proven.publish("a", "有证明的通告", "<p>改过的位置。</p>");
    proven.placed(shown.number());

    var page = reader.get(shown.path() + "/proof");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("第 2 版，就是现在的", "按来源更新", "首次公开。", "对得上", "class=\"qr\"")
        .contains(shown.path() + "/editions/1\"")
        .doesNotContain("status-bad", "还没有存证账本", "正在排进账本");
    var entries = ledger.of(shown.number());
    assertThat(entries).hasSize(2);
    for (int i = 0; i < 2; i++) {
      var entry = entries.get(i);
      var bytes = reader.get(shown.path() + "/editions/" + (i + 1) + "/bytes");
      assertThat(reader.header(bytes, "Content-Disposition")).startsWith("attachment");
      var hash = sha256(bytes.body());
      assertThat(entry.deed().hashes().getFirst().sha256()).isEqualTo(hash);
      assertThat(page.body()).contains(hash, "/ledger/entries/" + entry.index());
    }
    assertThat(page.body()).contains("/ledger/entries/" + entries.getLast().index() + ".json");
  }

  @Test
  void takes_six_queries_whatever_there_is() {
    var shown = proven.publish("q", "很多版的", "<p>1</p>");
    for (int i = 2; i < 8; i++) {
      proven.publish("q", "很多版的", "<p>%d</p>".formatted(i));
    }
    proven.placed(shown.number());
    var asked = Queries.of(() -> proofs.page(query.of(shown.number()), Words.CHINESE));
    assertThat(asked).hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void is_never_the_one_of_yesterday_although_the_page_of_the_document_is_kept() {
    var shown = proven.publish("k", "留存的通告", "<p>一</p>");
    reader.get(shown.path());
    reader.get(shown.path() + "/proof");
    proven.publish("k", "留存的通告", "<p>二</p>");
    assertThat(reader.get(shown.path() + "/proof").body()).contains("第 2 版，就是现在的");
    proven.withdraw(shown, "重复");
    assertThat(reader.get(shown.path() + "/proof").body()).contains("这份文件已经撤回：");
    assertThat(reader.header(reader.get(shown.path() + "/proof"), "Cache-Control"))
        .isEqualTo("public, no-cache");
  }

  @Test
  void says_that_it_is_on_its_way_until_it_has_its_place() {
    var shown = proven.publish("w", "刚公开的", "<p>刚刚</p>");
    var page = reader.get(shown.path() + "/proof").body();
    var placed = ledger.of(shown.number()).getLast().integrated();
    assertThat(page.contains("正在排进账本") || (placed && page.contains("在账里"))).isTrue();
    proven.placed(shown.number());
    assertThat(reader.get(shown.path() + "/proof").body()).doesNotContain("正在排进账本");
  }

  @Test
  void says_that_a_document_is_older_than_the_ledger() {
    var shelf = new Shelf(db, organisations, announcements);
    var old = shelf.publish("账本以前的通知", "<p>早</p>");
    assertThat(reader.get(old.path() + "/proof").body())
        .contains("本站还没有存证账本，所以账里没有它", "公开时还没有账本")
        .doesNotContain("class=\"qr\"", "对得上");
    shelf.withdraw(old, "过时");
    assertThat(reader.get(old.path()).body()).contains("撤回的时候还没有存证账本。");
  }

  @Test
  void says_loudly_that_the_content_is_no_longer_what_the_ledger_has() {
    var shown = proven.publish("d", "被改过的", "<p>原来</p>");
    proven.placed(shown.number());
    db.update(EDITION)
        .set(EDITION.CONTENT_SHA256, "1".repeat(64))
        .where(EDITION.DOCUMENT_ID.eq(shown.id()))
        .execute();
    assertThat(reader.get(shown.path() + "/proof").body())
        .contains("账本里的指纹和现在的内容对不上。", "role=\"alert\"");
  }

  @Test
  void outlives_a_withdrawal_without_the_text() {
    var shown = proven.publish("t", "撤回的有存证", "<p>不再公开的内容</p>");
    var hash = ledger.of(shown.number()).getFirst().deed().hashes().getFirst().sha256();
    proven.withdraw(shown, "听证程序还没有完成");
    var index = proven.placed(shown.number()).index();
    var tombstone = reader.get(shown.path());
    assertThat(tombstone.statusCode()).isEqualTo(410);
    assertThat(tombstone.body())
        .contains(shown.number(), "撤回的有存证", "听证程序还没有完成", "撤回这件事记在存证账本里")
        .contains(shown.path() + "/proof");
    assertThat(reader.get(shown.path() + "/proof").body())
        .contains(hash, "/ledger/entries/" + index, "听证程序还没有完成", "对得上")
        .doesNotContain("/bytes", "不再公开的内容");
    assertThat(reader.get(shown.path() + "/editions/1/bytes").statusCode()).isEqualTo(404);
  }

  @Test
  void is_not_there_for_what_was_never_public() {
    var draft = new Shelf(db, organisations, announcements).draft("草稿没有存证");
    assertThat(reader.get(draft.path() + "/proof").statusCode()).isEqualTo(404);
    assertThat(reader.get(draft.path() + "/editions/1/bytes").statusCode()).isEqualTo(404);
  }

  private AttachedFile picture(String name) throws Exception {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(3, 5, BufferedImage.TYPE_INT_RGB), "png", bytes);
    var stored = files.store(new ByteArrayInputStream(bytes.toByteArray()), name);
    return new AttachedFile(name, stored.sha256(), stored.mediaType(), stored.size());
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
