package org.chengming.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.Patience.await;

import java.time.Duration;
import java.util.TreeMap;
import org.chengming.database.Announcements;
import org.chengming.organisations.Organisations;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.chengming.testing.Shelf;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A kept page … */
@ServerTest
class KeptPagesTests {
  @LocalServerPort int port;
  @Autowired DSLContext db;
  @Autowired Organisations organisations;
  @Autowired Announcements announcements;
  @Autowired KeptPages pages;
  Reader reader;
  Shelf shelf;

  @BeforeEach
  void open() {
    reader = new Reader(port);
    shelf = new Shelf(db, organisations, announcements);
    // The listening connection may still be opening when this class is the first to run.
    await().until(() -> kept("/guide"));
  }

  @Test
  void is_the_same_answer_byte_for_byte_with_the_same_headers() {
    var path = shelf.publish("同一份", "<p>字</p>").path();
    var made = reader.get(path, "Accept-Encoding", "identity");
    var kept = reader.get(path, "Accept-Encoding", "identity");
    assertThat(kept.body()).isEqualTo(made.body());
    var headers = new TreeMap<>(made.headers().map());
    var again = new TreeMap<>(kept.headers().map());
    for (var ofTheExchange : new String[] {"date", "x-request-id"}) {
      headers.remove(ofTheExchange);
      again.remove(ofTheExchange);
    }
    assertThat(again).isEqualTo(headers);
  }

  @Test
  void follows_a_correction_and_a_withdrawal_at_once() {
    var first = shelf.publish("收费办法", "<p>十元</p>");
    for (var path : new String[] {first.path(), first.path() + ".txt", "/api/v1" + first.path()}) {
      assertThat(reader.get(path).body()).contains("十元");
    }
    var second = shelf.correct(first, "收费办法", "<p>五元</p>", "更正");
    for (var path : new String[] {first.path(), first.path() + ".txt", "/api/v1" + first.path()}) {
      assertThat(reader.get(path).body()).contains("五元").doesNotContain("十元");
    }
    shelf.withdraw(second, "理由");
    for (var path : new String[] {first.path(), first.path() + ".txt", "/api/v1" + first.path()}) {
      assertThat(reader.get(path).statusCode()).isEqualTo(410);
    }
  }

  @Test
  void of_a_list_follows_a_publication_at_once() {
    reader.get("/latest");
    shelf.publish("刚刚公开的一件", "<p>字</p>");
    assertThat(reader.get("/latest").body()).contains("刚刚公开的一件");
  }

  @Test
  void follows_what_another_node_announced() {
    var shown = shelf.publish("别处改的", "<p>字</p>");
    settle(shown.path());
    db.execute("update publishing.edition set title = '改了名的' where id = ?", shown.edition());
    assertThat(reader.get(shown.path()).body()).contains("别处改的");
    db.execute("select pg_notify('changed', ?)", "document 1,document " + shown.id());
    await().untilAsserted(() -> assertThat(reader.get(shown.path()).body()).contains("改了名的"));
  }

  @Test
  void is_one_for_each_language_size_and_encoding() {
    var path = shelf.publish("两种语言", "<p>字</p>").path();
    var chinese = reader.get(path).body();
    assertThat(reader.header(reader.get(path), "Content-Language")).isEqualTo("zh-CN");
    assertThat(reader.header(reader.get(path, "Cookie", "language=en"), "Content-Language"))
        .isEqualTo("en");
    assertThat(reader.get(path, "Cookie", "language=en").body())
        .contains("lang=\"en\"")
        .isNotEqualTo(chinese);
    assertThat(reader.get(path, "Cookie", "size=large").body()).isNotEqualTo(chinese);
    assertThat(reader.get(path, "Cookie", "other=1; language=en; desk=x").body())
        .contains("lang=\"en\"");
    assertThat(reader.get(path).body()).isEqualTo(chinese);
    // Of two cookies the first counts, to the page and to what it is kept under.
    assertThat(reader.get(path, "Cookie", "language=zh; language=en").body()).isEqualTo(chinese);
    assertThat(reader.get(path, "Cookie", "language=en").body()).contains("lang=\"en\"");
    var refused = reader.get(path, "Accept-Encoding", "gzip;q=0, identity");
    assertThat(reader.header(refused, "Content-Encoding")).isEmpty();
    assertThat(refused.body()).isEqualTo(chinese);
    var zipped = reader.get(path, "Accept-Encoding", "gzip");
    assertThat(reader.header(zipped, "Content-Encoding")).isEqualTo("gzip");
    var again = reader.get(path, "Accept-Encoding", "gzip");
    assertThat(reader.header(again, "Content-Encoding")).isEqualTo("gzip");
    assertThat(reader.header(again, "ETag"))
        .isEqualTo(reader.header(zipped, "ETag"))
        .isNotEqualTo(reader.header(reader.get(path), "ETag"));
  }

  /** Whoever asks in a way that we read otherwise than the server leaves nobody a riddle. */
  @Test
  void is_given_compressed_to_nobody_who_did_not_ask_for_it() {
    for (var asking :
        new String[][] {
          {"Accept-Encoding", "*"},
          {"Accept-Encoding", "GZIP"},
          {"Accept-Encoding", "identity", "Accept-Encoding", "gzip"}
        }) {
      var shown = shelf.publish("谁要的压缩", "<p>字</p>").path();
      settle(shown);
      var path = shown + "?first"; // of which nothing is kept yet
      assertThat(reader.header(reader.get(path, asking), "Content-Encoding")).isEqualTo("gzip");
      assertThat(reader.header(reader.get(path), "Content-Encoding"))
          .as(String.join(" ", asking))
          .isEmpty();
    }
  }

  @Test
  void confirms_a_good_copy_and_sends_no_body_to_who_asks_for_the_head() throws Exception {
    var path = shelf.publish("没有变", "<p>字</p>").path();
    var tag = reader.header(reader.get(path), "ETag");
    var confirmed = reader.get(path, "If-None-Match", "\"other\", " + tag);
    assertThat(confirmed.statusCode()).isEqualTo(304);
    assertThat(confirmed.body()).isEmpty();
    assertThat(reader.header(confirmed, "ETag")).isEqualTo(tag);
    assertThat(reader.get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void is_never_made_of_what_somebody_signed_in_sees_or_of_a_failure() {
    for (var path : new String[] {"/desk/sign-in", "/documents/230000/none-1", "/search?q=x"}) {
      assertThat(kept(path)).as(path).isFalse();
    }
  }

  /** Our own announcement comes back to us as well, and makes the page anew once more. */
  private void settle(String path) {
    await().during(Duration.ofMillis(300)).until(() -> kept(path));
  }

  private boolean kept(String path) {
    reader.get(path);
    return pages.find(new KeptPages.Key(path, 0)) != null;
  }
}
