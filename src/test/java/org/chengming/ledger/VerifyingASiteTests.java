package org.chengming.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengming.testing.Patience.await;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.chengming.database.Announcements;
import org.chengming.files.FileStore;
import org.chengming.organisations.Body;
import org.chengming.publishing.AttachedFile;
import org.chengming.publishing.EditionFields;
import org.chengming.publishing.IncomingDocument;
import org.chengming.publishing.Intake;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** {@code bin/verify} reports … */
@ServerTest
class VerifyingASiteTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Intake intake;
  @Autowired FileStore files;
  @Autowired LedgerReads reads;
  @Autowired DSLContext db;
  @Autowired Announcements announcements;
  @TempDir Path folder;
  private HttpServer liar;

  /** As whoever holds the database could do it, beside all that the program allows. */
  @Test
  void what_was_changed_taken_away_or_put_in_behind_its_back() throws Exception {
    var body = given.body();
    var numbers = publish(body);
    var saved = folder.resolve("site.checkpoint");
    assertThat(verify(body, saved))
        .contains("8 documents compared, 8 of them", "Nothing was changed");
    assertThat(saved).exists();

    update("set title = '改过的题目' where", numbers.get(1));
    update("set content_html = replace(content_html, '三元', '五元') where", numbers.get(2));
    update("set number = 7, change_note = '改过' where", numbers.get(3));
    update(
        "set state = 'DISCARDED', published_at = null, first_published_at = null, ended_at = now() where",
        numbers.get(4));
    db.execute(
        "update publishing.document set index_number = index_number || '9' where index_number = ?",
        numbers.get(5));
    announcements.announce(List.of("everything"));
    // And the site tells whoever reads all documents another title than at its own address, and
    // gives out another picture.
    var site =
        lying(
            (path, told) ->
                path.contains(":all/")
                    ? told.replace("核对6", "核对六")
                    : path.startsWith("/attachments/") ? told + "x" : told);
    var said = verify(site, body, saved);
    assertThat(said)
        .contains(
            "CHANGED document %s: among all documents".formatted(numbers.get(6)),
            "CHANGED document %s: its file ".formatted(numbers.get(0)),
            "CHANGED document %s, edition 1: it does not say".formatted(numbers.get(1)),
            "CHANGED document %s, edition 1: it does not say".formatted(numbers.get(2)),
            "CHANGED document %s: the site shows edition 7".formatted(numbers.get(3)),
            "MISSING document %s, edition 1".formatted(numbers.get(4)),
            "MISSING document %s, edition 1".formatted(numbers.get(5)),
            "EXTRA document %s9".formatted(numbers.get(5)),
            "8 findings")
        .doesNotContain(numbers.get(7) + ",", numbers.get(7) + ":");
  }

  @Test
  void an_entry_or_a_tile_that_was_changed_in_the_database() throws Exception {
    var body = given.body();
    publish(body);
    var before = db.fetchSingle("select leaf from ledger.entry where leaf_index = 0").get(0);
    db.execute("alter table ledger.entry disable trigger append_only");
    try {
      db.execute(
          "update ledger.entry set leaf = replace(leaf, 'subject ', 'subject x') where leaf_index = 0");
      assertThat(verify(body, null)).contains("CHANGED ledger").contains("CHANGED tile");
    } finally {
      db.execute("update ledger.entry set leaf = ? where leaf_index = 0", before);
      db.execute("alter table ledger.entry enable trigger append_only");
    }
    assertThat(verify(body, null)).contains("Nothing was changed");
  }

  @Test
  void bundles_that_go_on_after_their_entries_and_another_ledger_under_a_key() throws Exception {
    var body = given.body();
    publish(body);
    var longer = lying((path, said) -> path.contains("/tile/entries/") ? said + "\0\1x" : said);
    assertThatThrownBy(() -> verify(longer, body, null)).hasMessageContaining("goes on after");
    var keys = Keyring.offered(String.join("\n", reads.verifiers()));
    assertThat(keys.name(reads.origin())).isTrue();
    assertThat(keys.name("other.example/ledger")).isFalse();
  }

  @AfterEach
  void stop() {
    if (liar != null) {
      liar.stop(0);
    }
  }

  /** Gives out what the server does, but for what it says otherwise. */
  private String lying(BinaryOperator<String> otherwise) throws IOException {
    liar = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    liar.createContext(
        "/",
        exchange -> {
          var path = exchange.getRequestURI().toString();
          var truth = new Remote("http://localhost:" + port).ask(path);
          // Tiles and entries are no text: a letter stands for each of their bytes.
          var letters =
              path.contains("/tile/") || path.startsWith("/attachments/")
                  ? StandardCharsets.ISO_8859_1
                  : StandardCharsets.UTF_8;
          var told = otherwise.apply(path, new String(truth.body(), letters)).getBytes(letters);
          exchange.sendResponseHeaders(truth.status(), told.length);
          exchange.getResponseBody().write(told);
          exchange.close();
        });
    liar.start();
    return "http://localhost:" + liar.getAddress().getPort();
  }

  private List<String> publish(Body body) throws IOException {
    var picture = picture();
    var batch =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    new IncomingDocument(
                        "verify-" + body.id(),
                        "" + i,
                        body.id(),
                        null,
                        null,
                        // what is brought in for good waits until its files were looked into
                        true,
                        fields(i, picture),
                        i == 0 ? List.of(picture) : List.of()))
            .toList();
    var numbers = new ArrayList<String>();
    for (var taken : intake.take(Given.SYSTEM, batch)) {
      numbers.add(taken.indexNumber().value());
    }
    await().until(() -> numbers.stream().allMatch(n -> reads.of(n).getFirst().integrated()));
    return numbers;
  }

  private AttachedFile picture() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(5, 3, BufferedImage.TYPE_INT_RGB), "png", bytes);
    var stored = files.store(new ByteArrayInputStream(bytes.toByteArray()), "图.png");
    return new AttachedFile("图.png", stored.sha256(), stored.mediaType(), stored.size());
  }

  private static EditionFields fields(int i, AttachedFile picture) {
    var html =
        "<p>水价三元。</p>"
            + (i == 0
                ? "<p><img src=\"/desk/documents/files/" + picture.sha256() + "\" alt=\"图\"></p>"
                : "");
    return EditionFields.of("核对" + i, LocalDate.of(2014, 1, 1), html)
        .numbered("核对〔2014〕" + (1 + i) + "号")
        .classed(new EditionFields.Classes("08", "02.01", "20-1", null))
        .summed("第" + i + "份", List.of("核对", "水价"));
  }

  private void update(String how, String number) {
    db.execute(
        "update publishing.edition e "
            + how
            + " document_id = (select id from publishing.document where index_number = ?)",
        number);
  }

  private String verify(Body body, Path saved) throws Exception {
    return verify("http://localhost:" + port, body, saved);
  }

  private String verify(String site, Body body, Path saved) throws Exception {
    var said = new ByteArrayOutputStream();
    var keys = Keyring.offered(String.join("\n", reads.verifiers()));
    new VerifyCommand(
            new Remote(site),
            keys,
            saved,
            body.organisationCode().value() + "/",
            8,
            new PrintStream(said, true, StandardCharsets.UTF_8))
        .run();
    return said.toString(StandardCharsets.UTF_8);
  }
}
