package org.chengming.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.Newsroom.find;
import static org.chengming.testing.Newsroom.redirected;
import static org.chengming.testing.Patience.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Newsroom;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One document from draft to tombstone, through HTTP only. */
@ServerTest
class TheStoryOfOneDocumentTests {
  private static final AtomicInteger NUMBER =
      new AtomicInteger((int) (System.nanoTime() % 100_000));

  @LocalServerPort int port;
  @Autowired Given given;

  @Test
  void it_is_drafted_sent_back_approved_found_corrected_and_withdrawn() {
    var body = given.body();
    var newsroom = Newsroom.of(port, given, body);
    var reader = Desk.visitor(port);
    var word = "热力站" + NUMBER.incrementAndGet();
    var number = "试验发〔2026〕%d号".formatted(NUMBER.get());

    // drafted: nobody outside sees it
    var edition = newsroom.draft("关于调整" + word + "供热价格的通知", number, "<p>自十一月起，供热价格不变。</p>");
    assertThat(search(reader, word)).doesNotContain("indexNumber");

    // sent back, with the reason before the writer's eyes; mended and submitted again
    newsroom.submit(edition);
    newsroom.sendBack(edition, "请写明每平方米多少元");
    assertThat(newsroom.writer().get("/desk/documents/editions/" + edition).body())
        .contains("请写明每平方米多少元");
    newsroom.write(edition, "关于调整" + word + "供热价格的通知", number, "<p>自十一月起，居民供热价格为每平方米38.32元。</p>");
    newsroom.submit(edition);

    // the writer cannot pass it on alone
    assertThat(
            newsroom.writer().post("/desk/documents/editions/" + edition + "/review").statusCode())
        .isEqualTo(403);

    // another reviews, clears, approves, publishes: live at once, found within seconds, in the
    // feeds
    var indexNumber = newsroom.release(edition);
    var page = reader.get("/documents/" + indexNumber);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("每平方米38.32元", number, body.name());
    await().untilAsserted(() -> assertThat(search(reader, word)).contains(indexNumber));
    assertThat(search(reader, number.replace('〔', '[').replace('〕', ']'))).contains(indexNumber);
    assertThat(reader.get("/bodies/" + body.code() + ".atom").body()).contains(indexNumber);
    assertThat(reader.get("/latest.atom").body()).contains(indexNumber);
    assertThat(reader.get("/bodies/" + body.code()).body()).contains(word);

    // corrected: the page says what changed, the former text stays under its edition
    var document =
        find(Pattern.compile("/desk/documents/(\\d+)/correction"), newsroom.writerPage(edition));
    var corrected = newsroom.correct(document, edition, "每平方米价格写错，应为 37.36 元");
    newsroom.write(corrected, "关于调整" + word + "供热价格的通知", number, "<p>自十一月起，居民供热价格为每平方米37.36元。</p>");
    newsroom.submit(corrected);
    newsroom.release(corrected);
    var after = reader.get("/documents/" + indexNumber).body();
    assertThat(after).contains("每平方米37.36元", "每平方米价格写错").doesNotContain("每平方米38.32元");
    assertThat(reader.get("/documents/" + indexNumber + "/editions/1").body()).contains("38.32");
    await().untilAsserted(() -> assertThat(search(reader, "37.36 " + word)).contains("37.36"));

    // withdrawn: gone everywhere but its tombstone
    redirected(
        newsroom
            .publisher()
            .post(
                "/desk/documents/" + document + "/withdrawal",
                "edition",
                Long.toString(corrected),
                "text",
                "价格听证程序还没有完成"));
    var tombstone = reader.get("/documents/" + indexNumber);
    assertThat(tombstone.statusCode()).isEqualTo(410);
    assertThat(tombstone.body()).contains("价格听证程序还没有完成", indexNumber).doesNotContain("37.36元");
    assertThat(reader.get("/documents/" + indexNumber + "/editions/1").statusCode()).isEqualTo(410);
    assertThat(reader.get("/documents/" + indexNumber + ".txt").statusCode()).isEqualTo(410);
    assertThat(reader.get("/latest.atom").body()).doesNotContain(indexNumber);
    await().untilAsserted(() -> assertThat(search(reader, word)).doesNotContain(indexNumber));
  }

  private static String search(Desk reader, String words) {
    return reader
        .get("/api/v1/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
        .body();
  }
}
