package org.chengming.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.Newsroom.find;
import static org.chengming.testing.Newsroom.redirected;
import static org.chengming.testing.Patience.await;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.chengming.publishing.AttachedFile;
import org.chengming.publishing.EditionFields;
import org.chengming.publishing.IncomingDocument;
import org.chengming.publishing.Intake;
import org.chengming.testing.Given;
import org.chengming.testing.Newsroom;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The ledger records of documents … */
@ServerTest
class RecordingDocumentsTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired LedgerReads reads;
  @Autowired Intake intake;
  @Autowired DSLContext db;

  @Test
  void that_they_were_published_corrected_and_withdrawn() throws Exception {
    var newsroom = Newsroom.of(port, given, given.body());
    var edition = newsroom.draft("存证一份公告", "存证发〔2026〕1号", "<p>水价三元。</p>");
    newsroom.submit(edition);
    var number = newsroom.release(edition);
    var document =
        find(Pattern.compile("/desk/documents/(\\d+)/correction"), newsroom.writerPage(edition));
    var corrected = newsroom.correct(document, edition, "价格写错");
    newsroom.write(corrected, "存证一份公告", "存证发〔2026〕1号", "<p>水价四元。</p>");
    newsroom.submit(corrected);
    newsroom.release(corrected);
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

    assertThat(reads.of(number)).as("recorded before anybody was told").hasSize(3);
    await().until(() -> reads.of(number).stream().allMatch(Entry::integrated));
    var entries = reads.of(number);
    assertThat(entries)
        .extracting(e -> e.deed().kind())
        .containsExactly(
            LedgerKind.DOCUMENT_PUBLISHED,
            LedgerKind.DOCUMENT_CORRECTED,
            LedgerKind.DOCUMENT_WITHDRAWN);
    assertThat(entries).extracting(e -> e.deed().edition()).containsExactly(1, 2, 2);
    assertThat(entries.get(0).deed().hashes())
        .containsExactly(new Deed.Hash("content", contentHash(edition)));
    assertThat(entries.get(2).deed().hashes())
        .containsExactly(
            new Deed.Hash("content", contentHash(corrected)),
            new Deed.Hash("reason", sha256("价格未经听证")));
    assertThat(entries).extracting(Entry::index).isSorted();
    assertThat(reads.naming(contentHash(edition))).containsExactly(entries.get(0));

    var tree = reads.latest().orElseThrow();
    for (var entry : entries) {
      assertThat(
              LedgerReads.proves(
                  entry.index(),
                  tree.size(),
                  LedgerReads.leafHash(entry.leaf()),
                  reads.inclusion(entry.index(), tree.size()),
                  tree.root()))
          .isTrue();
    }
  }

  @Test
  void that_they_were_taken_over_a_batch_at_once() {
    var body = given.body();
    var file = new AttachedFile("表.txt", "ab".repeat(32), "text/plain", 3);
    var batch =
        IntStream.range(0, 300)
            .mapToObj(
                i ->
                    new IncomingDocument(
                        "ledger-batch",
                        "" + i,
                        body.id(),
                        null,
                        null,
                        true,
                        EditionFields.of("存证批量" + i, LocalDate.of(2014, 1, 1), "<p>一</p>"),
                        i == 0 ? List.of(file) : List.of()))
            .toList();
    var taken = intake.take(Given.SYSTEM, batch);
    var first = taken.getFirst().indexNumber().value();
    assertThat(reads.of(first)).hasSize(1);
    assertThat(reads.of(first).getFirst().deed().hashes())
        .extracting(Deed.Hash::of)
        .containsExactly("content", "file");
    intake.take(Given.SYSTEM, batch);
    assertThat(reads.of(first)).as("taken over again, unchanged").hasSize(1);
    var changed = batch.get(1);
    intake.take(
        Given.SYSTEM,
        List.of(
            new IncomingDocument(
                changed.source(),
                changed.sourceId(),
                body.id(),
                null,
                null,
                false,
                changed.fields().saying("<p>二</p>"),
                List.of())));
    assertThat(reads.of(taken.get(1).indexNumber().value()))
        .extracting(e -> e.deed().kind())
        .containsExactly(LedgerKind.DOCUMENT_PUBLISHED, LedgerKind.DOCUMENT_CORRECTED);
    await()
        .until(
            () ->
                taken.stream()
                    .allMatch(
                        t ->
                            reads.of(t.indexNumber().value()).stream()
                                .allMatch(Entry::integrated)));
  }

  private String contentHash(long edition) {
    return db.fetchSingle("select content_sha256 from publishing.edition where id = ?", edition)
        .get(0, String.class);
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
