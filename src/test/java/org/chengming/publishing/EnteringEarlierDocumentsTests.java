package org.chengming.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.Patience.await;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chengming.ledger.Deed;
import org.chengming.ledger.LedgerBackfill;
import org.chengming.ledger.LedgerKind;
import org.chengming.ledger.LedgerReads;
import org.chengming.organisations.Body;
import org.chengming.testing.Given;
import org.chengming.testing.Newsroom;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Documents that were public before the ledger … */
@ServerTest
class EnteringEarlierDocumentsTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired EarlierDocuments earlier;
  @Autowired LedgerBackfill backfill;
  @Autowired LedgerReads reads;
  @Autowired DSLContext db;

  @BeforeEach
  void not_yet() {
    await().until(() -> backfill.of(EarlierDocuments.WHAT).finished());
    db.execute(
        "update ledger.backfill set last_id = (select coalesce(max(id), 0) from publishing.document), finished_at = null");
  }

  @AfterEach
  void all() {
    while (earlier.batch()) {
      // as long as there are more
    }
  }

  @Test
  void are_entered_with_the_time_of_today_once_and_their_page_says_so() {
    var body = given.body();
    var fields = EditionFields.of("账本以前的文件", LocalDate.of(2014, 1, 1), "<p>早就公开了。</p>");
    var live = old(body, 1, "LIVE", fields);
    var withdrawn = old(body, 2, "WITHDRAWN", fields);
    var before = Instant.now().minusSeconds(2);
    all();
    all();
    var entries = reads.of(live);
    assertThat(entries).hasSize(1);
    assertThat(entries.getFirst().deed().kind()).isEqualTo(LedgerKind.DOCUMENT_PUBLISHED);
    assertThat(entries.getFirst().deed().at()).isAfter(before);
    assertThat(entries.getFirst().deed().hashes())
        .containsExactly(new Deed.Hash("content", ContentHash.of(fields, List.of())));
    assertThat(reads.of(withdrawn))
        .extracting(e -> e.deed().kind())
        .containsExactly(LedgerKind.DOCUMENT_WITHDRAWN);
    await().until(() -> reads.of(live).getFirst().integrated());
    assertThat(new Reader(port).get("/documents/" + live + "/proof").body())
        .contains("在账里", "公开以后过了些时候才记下")
        .doesNotContain("公开时还没有账本");
  }

  @Test
  void leave_those_alone_that_the_ledger_knows_and_drafts() {
    var body = given.body();
    var newsroom = Newsroom.of(port, given, body);
    var edition = newsroom.draft("账本知道的文件", "", "<p>刚刚公开。</p>");
    newsroom.submit(edition);
    newsroom.release(edition);
    newsroom.draft("还没有公开的文件", "", "<p>草稿。</p>");
    var number =
        (String)
            db.fetchValue(
                "select index_number from publishing.document where body_id = ? and index_number is not null",
                body.id());
    var known = reads.of(number).size();
    all();
    assertThat(reads.of(number)).hasSize(known);
    assertThat(new Reader(port).get("/documents/" + number + "/proof").body())
        .doesNotContain("公开以后过了些时候才记下");
  }

  /** As an older version left it: public, and no word of it in the ledger. */
  private String old(Body body, int serial, String state, EditionFields fields) {
    var number = "%s/2014-%05d".formatted(body.organisationCode().value(), serial);
    db.transaction(
        t -> {
          var id =
              (Long)
                  t.dsl()
                      .fetchValue(
                          "insert into publishing.document (index_number, body_id, created_at, published_at) values (?, ?, now(), timestamptz '2014-01-02 08:00+08') returning id",
                          number,
                          body.id());
          var edition =
              (Long)
                  t.dsl()
                      .fetchValue(
                          "insert into publishing.edition (document_id, number, state, body_id, title, content_html, content_sha256, formed_on, created_at, updated_at, published_at, first_published_at, ended_at)"
                              + " values (?, 1, ?, ?, ?, ?, ?, date '2014-01-01', now(), now(), timestamptz '2014-01-02 08:00+08', timestamptz '2014-01-02 08:00+08', ?::timestamptz) returning id",
                          id,
                          state,
                          body.id(),
                          fields.title(),
                          fields.contentHtml(),
                          ContentHash.of(fields, List.of()),
                          state.equals("LIVE") ? null : "2014-02-01T00:00:00Z");
          if (!state.equals("LIVE")) {
            t.dsl()
                .execute(
                    "insert into publishing.withdrawal (document_id, edition_id, reason, withdrawn_by, withdrawn_at) values (?, ?, '不再适用', 1, now())",
                    id,
                    edition);
          }
          t.dsl()
              .execute(
                  "insert into publishing.change (document_id, kind, changed_at) values (?, 'PUBLISHED', now())",
                  id);
        });
    return number;
  }
}
