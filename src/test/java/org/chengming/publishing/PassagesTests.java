package org.chengming.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.chengming.publishing.Passages.Quote;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class PassagesTests {
  private static final String REFERENCE =
      "<a class=\"passage-ref\" id=\"passage-7\" href=\"#remark-7\" aria-label=\"意见1\">1</a>";

  @Test
  void are_marked_where_they_first_stand() {
    var marked = mark("<p>公开为常态，不公开为例外。公开为常态。</p>", "公开为常态");
    assertThat(marked.html())
        .isEqualTo("<p>" + REFERENCE + "<mark class=\"passage\">公开为常态</mark>，不公开为例外。公开为常态。</p>");
    assertThat(marked.found()).containsEntry(7L, 2);
  }

  @Test
  void go_on_through_emphasis_paragraphs_and_cells_whatever_the_blanks() {
    var marked =
        mark(
            "<p>从<strong>这 里</strong>起</p>\n<table><tbody>\n<tr><td>一格</td>\n<td>到此</td></tr></tbody></table>",
            "这里　起\r\n一\u00a0格\t到");
    assertThat(marked.html())
        .isEqualTo(
            "<p>从<strong>"
                + REFERENCE
                + "<mark class=\"passage\">这 里</mark></strong><mark class=\"passage\">起</mark></p>\n"
                + "<table><tbody>\n<tr><td><mark class=\"passage\">一格</mark></td>\n"
                + "<td><mark class=\"passage\">到</mark>此</td></tr></tbody></table>");
  }

  @Test
  void may_overlap_and_lie_in_a_link() {
    var marked =
        Passages.mark(
            "<p>甲<a href=\"/x\">乙丙</a>丁</p>",
            List.of(new Quote(7, 1, "甲乙"), new Quote(8, 2, "丙丁"), new Quote(9, 3, "乙丙")),
            List.of());
    var page = Jsoup.parseBodyFragment(marked.html());
    assertThat(page.select("a a")).isEmpty();
    assertThat(page.select("mark").eachText()).containsExactly("甲", "乙", "丙", "丁");
    assertThat(page.select(".passage-ref").eachText()).containsExactlyInAnyOrder("1", "2", "3");
  }

  @Test
  void that_are_gone_leave_the_text_as_it_is() {
    var html = "<p>公开。</p>";
    var marked = mark(html, "这句没有了");
    assertThat(marked.html()).isEqualTo(html);
    assertThat(marked.found()).containsEntry(7L, 0);
    assertThat(mark(html, "\u00a0 \u3000").found()).containsEntry(7L, 0);
    assertThat(Passages.hold(html, "\u00a0")).isFalse();
  }

  @Test
  void that_mean_harm_stay_words() {
    var html =
        RichText.clean("<p>写&lt;script&gt;alert(1)&lt;/script&gt;\"'&amp;与𠮷👩‍👩‍👧‍👦</p>");
    for (var quote :
        List.of(
            "<script>alert(1)</script>",
            "</p></mark><img src=x onerror=alert(1)>",
            "\"'&",
            "$1\\Q.*",
            "𠮷👩‍👩‍👧‍👦",
            "&lt;script&gt;")) {
      var marked = mark(html, quote).html();
      var page = Jsoup.parseBodyFragment(marked);
      assertThat(page.select("script, img, [onerror]")).as(quote).isEmpty();
      page.select(".passage-ref").remove();
      assertThat(page.text()).as(quote).isEqualTo(Jsoup.parseBodyFragment(html).text());
    }
    assertThat(mark(html, "<script>alert(1)</script>").found()).containsEntry(7L, 1);
    assertThat(mark(html, "&lt;script&gt;").found()).containsEntry(7L, 0);
  }

  /**
   * Random texts, random quotes from them: the words are the same, and what is marked is the quote.
   */
  @Test
  void never_change_a_word() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      var html = RichText.clean(text(random));
      var words = RichText.text(html).replaceAll("[\\s\u00a0]+", "");
      if (words.isEmpty()) {
        continue;
      }
      int from = random.nextInt(words.length());
      var quote = words.substring(from, from + 1 + random.nextInt(words.length() - from));
      var marked = mark(html, quote);
      var page = Jsoup.parseBodyFragment(marked.html());
      page.outputSettings().prettyPrint(false);
      page.select(".passage-ref").remove();
      assertThat(String.join("", page.select("mark").eachText()).replaceAll("\\s+", ""))
          .as("seed %d: %s in %s", seed, quote, html)
          .isEqualTo(quote);
      page.select("mark").unwrap();
      assertThat(RichText.text(page.body().html()))
          .as("seed %d", seed)
          .isEqualTo(RichText.text(html));
    }
  }

  private static String text(Random random) {
    var out = new StringBuilder();
    var pieces =
        List.of("公开", "为 常态", "<strong>甲</strong>", "<br>", "乙&amp;丙", "<em>丁 </em>", "&lt;b&gt;");
    for (int p = random.nextInt(4); p >= 0; p--) {
      out.append("<p>");
      for (int n = random.nextInt(6); n >= 0; n--) {
        out.append(pieces.get(random.nextInt(pieces.size())));
      }
      out.append("</p>\n<table><tbody><tr><td>格</td> <td>子</td></tr></tbody></table>");
    }
    return out.toString();
  }

  private static Passages.Marked mark(String html, String quote) {
    return Passages.mark(html, List.of(new Quote(7, 1, quote)), List.of());
  }
}
