package org.chengming.publishing.web.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.publishing.db.Tables.EXPLAINER_LINK;
import static org.chengming.publishing.db.Tables.VALIDITY_CHANGE;

import java.time.Instant;
import java.time.LocalDate;
import org.chengming.database.Announcements;
import org.chengming.organisations.Organisations;
import org.chengming.testing.Queries;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.chengming.testing.Shelf;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class ReadingADocumentTests {
  @LocalServerPort int port;
  @Autowired DSLContext db;
  @Autowired Organisations organisations;
  @Autowired Announcements announcements;
  @Autowired DocumentPageQuery query;
  Reader reader;
  Shelf shelf;

  @BeforeEach
  void open() {
    reader = new Reader(port);
    shelf = new Shelf(db, organisations, announcements);
  }

  @Test
  void takes_four_queries_whatever_it_holds() {
    var shown = shelf.publish("很大的文件", "<p>" + "字".repeat(100_000) + "</p>");
    for (int i = 0; i < 20; i++) {
      shown = shelf.correct(shown, "很大的文件", "<p>第" + i + "次</p>", "改第" + i + "次");
      shelf.attach(shown, i, "附件" + i + ".pdf", "0".repeat(64), "application/pdf", 1000);
      explain(shelf.publish("解读" + i, "<p>解读</p>").id(), shown.id());
      end(shelf.publish("旧文件" + i, "<p>旧</p>").id(), shown.id(), "SUPERSEDED");
    }
    var number = shown.indexNumber();
    assertThat(Queries.of(() -> query.document(number))).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void takes_one_query_for_a_first_edition_with_nothing_beside_it() {
    var number = shelf.publish("只有正文的文件", "<p>字</p>").indexNumber();
    assertThat(Queries.of(() -> query.document(number))).hasSize(1);
    assertThat(query.document(number).editions()).hasSize(1);
  }

  @Test
  void shows_text_number_dates_and_machine_readable_words() {
    var shown =
        shelf.publish(
            "关于采暖期的通知",
            "<h2>一、时间</h2><p>从十月起。</p>",
            e -> {
              e.setDocumentNumber("书局发〔2026〕1号");
              e.setTheme("10");
              e.setKeywords(new String[] {"采暖", "价格"});
            });
    var page = reader.get(shown.path());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("书局发〔2026〕1号", "id=\"part-1\"", "href=\"#part-1\"", "2026年11月20日")
        .contains("<meta name=\"ArticleTitle\" content=\"关于采暖期的通知\">")
        .contains(
            "<meta name=\"Keywords\" content=\"采暖,价格\">",
            "name=\"PubDate\"",
            "name=\"ContentSource\"")
        .contains(
            "property=\"og:title\"", "\"@type\":\"Legislation\"", "rel=\"canonical\"", "引用这份文件");
    assertThat(reader.header(page, "Cache-Control")).isEqualTo("public, no-cache");
    assertThat(reader.get(shown.path(), "If-None-Match", reader.header(page, "ETag")).statusCode())
        .isEqualTo(304);
  }

  @Test
  void escapes_a_hostile_title_everywhere() {
    var shown = shelf.publish("</title><script>alert(1)</script>\u202E\"'&", "<p>字</p>");
    var page = reader.get(shown.path()).body();
    assertThat(page).doesNotContain("<script>alert").contains("&lt;script>alert(1)", "<bdi>");
    assertThat(page.substring(page.indexOf("ld+json"), page.indexOf("</head>")))
        .doesNotContain("<script>alert", "</title>");
  }

  @Test
  void that_was_superseded_leads_to_the_new_one_and_back() {
    var old = shelf.publish("旧办法", "<p>旧</p>");
    var now = shelf.publish("新办法", "<p>新</p>");
    end(old.id(), now.id(), "SUPERSEDED");
    assertThat(reader.get(old.path()).body())
        .contains("已被替代", "起被新文件替代", "href=\"" + now.path() + "\"");
    assertThat(reader.get(now.path()).body()).contains("因为这份文件而失效的", "href=\"" + old.path() + "\"");
  }

  @Test
  void leads_to_its_explainer_and_back() {
    var policy = shelf.publish("政策", "<p>政</p>");
    var explainer = shelf.publish("一图看懂政策", "<p>图</p>");
    explain(explainer.id(), policy.id());
    assertThat(reader.get(policy.path()).body()).contains("href=\"" + explainer.path() + "\"");
    assertThat(reader.get(explainer.path()).body())
        .contains("这是一份解读", "href=\"" + policy.path() + "\"");
  }

  @Test
  void says_how_many_working_days_it_came_late() {
    var shown =
        shelf.publish(
            "晚了的通知",
            "<p>晚</p>",
            e -> {
              e.setFormedOn(LocalDate.of(2026, 3, 2));
              e.setFirstPublishedAt(Instant.parse("2026-03-31T02:00:00Z"));
            });
    assertThat(reader.get(shown.path()).body())
        .contains("应在形成之日起 20 个工作日内、也就是 2026年3月30日 前公开，晚了 1 个工作日");
    var timely = shelf.publish("按时的通知", "<p>早</p>", e -> e.setFormedOn(LocalDate.now()));
    assertThat(reader.get(timely.path()).body()).doesNotContain("第二十六条");
  }

  @Test
  void shows_what_a_correction_changed() {
    var first = shelf.publish("办法", "<p>第一条　收费十元。</p><p>第二条　不变。</p>");
    var second = shelf.correct(first, "办法", "<p>第一条　收费五元。</p><p>第二条　不变。</p>", "更正收费标准");
    assertThat(reader.get(second.path()).body()).contains("更正收费标准", "第 2 版，就是您在看的");
    var old = reader.get(second.path() + "/editions/1");
    assertThat(old.statusCode()).isEqualTo(200);
    assertThat(old.body())
        .contains(
            "<del dir=\"auto\">第一条　收费十元。</del>", "<ins dir=\"auto\">第一条　收费五元。</ins>", "noindex");
    assertThat(reader.get(second.path() + "/editions/3").statusCode()).isEqualTo(404);
  }

  @Test
  void that_is_withdrawn_leaves_a_tombstone_and_nothing_else() {
    var shown = shelf.publish("撤回的通告", "<p>不该有的内容</p>");
    var tag = reader.header(reader.get(shown.path()), "ETag");
    shelf.withdraw(shown, "听证程序还没有完成");
    for (var path :
        new String[] {shown.path(), shown.path() + ".txt", shown.path() + "/editions/1"}) {
      var answer = reader.get(path, "If-None-Match", tag);
      assertThat(answer.statusCode()).as(path).isEqualTo(410);
      assertThat(answer.body())
          .contains("撤回的通告", "听证程序还没有完成", shown.indexNumber(), "noindex")
          .doesNotContain("不该有的内容");
    }
    var api = reader.get("/api/v1" + shown.path());
    assertThat(api.statusCode()).isEqualTo(410);
    assertThat(reader.header(api, "Content-Type")).startsWith("application/problem+json");
    assertThat(api.body()).contains("听证程序还没有完成").doesNotContain("不该有的内容");
  }

  @Test
  void that_was_never_published_is_not_there() {
    var draft = shelf.draft("草稿");
    assertThat(reader.get(draft.path()).statusCode()).isEqualTo(404);
    assertThat(reader.get("/documents/000000000/2026-99999").statusCode()).isEqualTo(404);
  }

  @Test
  void can_be_taken_as_plain_text_and_as_data() {
    var shown = shelf.publish("表格", "<p>段落</p><table><tr><td>甲</td><td>乙</td></tr></table>");
    var text = reader.get(shown.path() + ".txt");
    assertThat(reader.header(text, "Content-Type")).startsWith("text/plain");
    assertThat(text.body()).contains("表格\n", "段落\n", "甲\t乙");
    assertThat(reader.get("/api/v1" + shown.path()).body())
        .contains("\"indexNumber\":\"" + shown.indexNumber() + "\"", "\"validity\":\"IN_FORCE\"");
  }

  private void explain(long explainer, long policy) {
    db.insertInto(EXPLAINER_LINK)
        .set(EXPLAINER_LINK.EXPLAINER_ID, explainer)
        .set(EXPLAINER_LINK.POLICY_ID, policy)
        .set(EXPLAINER_LINK.LINKED_AT, Instant.now())
        .execute();
  }

  private void end(long document, long by, String kind) {
    db.insertInto(VALIDITY_CHANGE)
        .set(VALIDITY_CHANGE.DOCUMENT_ID, document)
        .set(VALIDITY_CHANGE.BY_DOCUMENT_ID, by)
        .set(VALIDITY_CHANGE.KIND, kind)
        .set(VALIDITY_CHANGE.EFFECTIVE_ON, LocalDate.of(2026, 11, 21))
        .set(VALIDITY_CHANGE.RECORDED_AT, Instant.now())
        .execute();
  }
}
