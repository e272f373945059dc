package org.chengming.publishing.web.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.Patience.await;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.regex.Pattern;
import org.chengming.database.Announcements;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.DocumentCounts;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.chengming.testing.Shelf;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class BrowsingTests {
  @LocalServerPort int port;
  @Autowired DSLContext db;
  @Autowired Organisations organisations;
  @Autowired Announcements announcements;
  @Autowired DocumentCounts counts;
  Reader reader;
  Shelf shelf;

  @BeforeEach
  void open() {
    reader = new Reader(port);
    shelf = new Shelf(db, organisations, announcements);
  }

  @Test
  void shows_each_document_once_however_many_arrive_between_pages() {
    var wanted = new LinkedHashSet<String>();
    for (int i = 0; i < 7; i++) {
      wanted.add(shelf.publish("第" + i + "份", "<p>字</p>").indexNumber());
    }
    var seen = new ArrayList<String>();
    String next = "/api/v1/documents?size=3&body=" + shelf.body().code();
    while (next != null) {
      var answer = reader.get(next);
      assertThat(answer.statusCode()).isEqualTo(200);
      var ids = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(answer.body());
      while (ids.find()) {
        seen.add(ids.group(1));
      }
      shelf.publish("后来的", "<p>字</p>");
      var more = Pattern.compile("\"next\":\"https?://[^/]+([^\"]+)\"").matcher(answer.body());
      next = more.find() ? more.group(1) + "&size=3" : null;
    }
    assertThat(seen)
        .doesNotHaveDuplicates()
        .containsExactlyElementsOf(new ArrayList<>(wanted).reversed());
  }

  @Test
  void offers_every_list_as_page_feed_data_and_table() {
    var shown =
        shelf.publish(
            "目录里的",
            "<p>字</p>",
            e -> {
              e.setTheme("04.01");
              e.setDuty("20-7");
            });
    for (var list :
        new String[] {
          "/latest",
          "/themes/04",
          "/themes/04.01",
          "/columns/20-7",
          "/years/2026",
          "/bodies/" + shelf.body().code()
        }) {
      for (var format : new String[] {"", ".atom", ".json", ".csv"}) {
        var answer = reader.get(list + format);
        assertThat(answer.statusCode()).as(list + format).isEqualTo(200);
        assertThat(answer.body()).as(list + format).contains("目录里的", shown.path());
      }
    }
    var feed = reader.get("/themes/04.01.atom");
    assertThat(reader.header(feed, "Content-Type")).startsWith("application/atom+xml");
    assertThat(reader.header(reader.get("/latest.csv"), "Content-Type")).startsWith("text/csv");
    assertThat(reader.get("/columns/20-7?body=" + shelf.body().code()).body()).contains("目录里的");
    for (var list : new String[] {"/themes", "/columns", "/years", "/bodies"}) {
      for (var format : new String[] {"", ".atom", ".json", ".csv"}) {
        assertThat(reader.get(list + format).statusCode()).as(list + format).isEqualTo(200);
      }
    }
  }

  @Test
  void counts_and_lists_follow_publication_and_withdrawal() {
    var body = shelf.body().id();
    var shown = shelf.publish("要撤的", "<p>字</p>");
    await().until(() -> counts.now().ofBody(body) == 1);
    // Pages that are kept hear of it a moment after the counts.
    await().until(() -> reader.get("/latest.atom").body().contains("要撤的"));
    var before = reader.get("/latest.atom");
    shelf.withdraw(shown, "测试");
    await().until(() -> counts.now().ofBody(body) == 0);
    await()
        .until(
            () -> {
              var after =
                  reader.get("/latest.atom", "If-None-Match", reader.header(before, "ETag"));
              return after.statusCode() == 200 && !after.body().contains(shown.path());
            });
  }

  @Test
  void confirms_a_good_copy_without_sending_it_again() {
    await().until(() -> counts.now().all() >= 0);
    var first = reader.get("/columns");
    assertThat(reader.header(first, "Cache-Control")).isEqualTo("public, max-age=5");
    assertThat(first.headers().allValues("Vary")).contains("Cookie");
    var again = reader.get("/columns", "If-None-Match", reader.header(first, "ETag"));
    // Another test may have published in between; then the copy is no longer good and says so by a
    // new tag.
    assertThat(
            again.statusCode() == 304
                || !reader.header(again, "ETag").equals(reader.header(first, "ETag")))
        .isTrue();
    assertThat(
            reader
                .get(
                    "/columns",
                    "If-None-Match",
                    reader.header(first, "ETag"),
                    "Cookie",
                    "language=en")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void refuses_a_torn_cursor_and_unknown_terms() {
    assertThat(reader.get("/latest?cursor=%21%21").statusCode()).isEqualTo(422);
    assertThat(reader.get("/themes/99").statusCode()).isEqualTo(404);
    assertThat(reader.get("/columns/20-99.json").statusCode()).isEqualTo(404);
    assertThat(reader.get("/bodies/nobody").statusCode()).isEqualTo(404);
    assertThat(reader.get("/latest.xml").statusCode()).isEqualTo(404);
  }
}
