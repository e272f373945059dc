package org.chengming.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.Patience.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.database.Announcements;
import org.chengming.files.FileStore;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.AttachedFile;
import org.chengming.publishing.EditionFields;
import org.chengming.publishing.IncomingDocument;
import org.chengming.publishing.Intake;
import org.chengming.testing.ServerTest;
import org.chengming.testing.Shelf;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the file that is sent to the document that is found by what stands in it. */
@ServerTest
class FindingAttachmentsTests {
  private static final Actor SYSTEM = Actor.system("附件测试");

  @Autowired DSLContext db;
  @Autowired Organisations organisations;
  @Autowired Announcements announcements;
  @Autowired FileStore files;
  @Autowired Intake intake;
  @Autowired Finder finder;

  @Test
  void a_document_is_found_by_the_words_of_its_attachment() throws Exception {
    var id = publish("attached", "关于报送情况的通知", attachment("报送表.csv", "项目,单位\n貉养殖棚改造,绥滨县\n"));
    await().until(() -> found("貉养殖棚").contains(id));
    assertThat(found("貉养殖棚")).containsExactly(id);
  }

  /** The file was read long ago, for another document: nobody says again that its text is known. */
  @Test
  void so_is_one_that_attaches_a_file_known_before() throws Exception {
    var file = attachment("目录.csv", "名称\n獾油收购点分布\n");
    var first = publish("known-1", "第一份带目录的通知", file);
    await().until(() -> found("獾油收购点").contains(first));
    var second = publish("known-2", "第二份带目录的通知", file);
    await().until(() -> found("獾油收购点").contains(second));
    assertThat(found("獾油收购点")).containsExactlyInAnyOrder(first, second);
  }

  private AttachedFile attachment(String name, String text) {
    var stored = files.store(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), name);
    return new AttachedFile(name, stored.sha256(), stored.mediaType(), stored.size());
  }

  private long publish(String sourceId, String title, AttachedFile file) {
    var body = new Shelf(db, organisations, announcements).body();
    var fields = EditionFields.of(title, LocalDate.of(2015, 5, 4), "<p>见附件。</p>");
    var document =
        new IncomingDocument(
            "attachments",
            sourceId,
            body.id(),
            null,
            Instant.parse("2015-05-05T01:00:00Z"),
            true,
            fields,
            List.of(file));
    var id = intake.take(SYSTEM, List.of(document)).getFirst().documentId();
    assertThat(id).isNotNull();
    return id;
  }

  private List<Long> found(String words) {
    return finder.find(Question.of(words)).hits().stream().map(Found.Hit::id).toList();
  }
}
