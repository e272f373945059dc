package org.chengming.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RichTextTests {
  private static final Set<String> TAGS =
      Set.of(
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "p",
          "br",
          "hr",
          "pre",
          "blockquote",
          "ul",
          "ol",
          "li",
          "strong",
          "em",
          "sup",
          "sub",
          "a",
          "img",
          "figure",
          "figcaption",
          "table",
          "caption",
          "thead",
          "tbody",
          "tfoot",
          "tr",
          "th",
          "td");
  private static final Set<String> ATTRIBUTES =
      Set.of("href", "rel", "src", "alt", "start", "colspan", "rowspan", "scope");
  private static final String SHA = "ab".repeat(32);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script><p>好</p>",
        "<p onclick=alert(1)>好</p>",
        "<img src=x onerror=alert(1)>好",
        "<a href='javascript:alert(1)'>好</a>",
        "<a href='jav&#x09;ascript:alert(1)'>好</a>",
        "<a href='data:text/html,<script>1</script>'>好</a>",
        "<svg><script>alert(1)</script></svg>好",
        "<math><mi xlink:href=javascript:alert(1)>好</mi></math>好",
        "<iframe src=javascript:alert(1)></iframe>好",
        "<style>p{background:url(javascript:1)}</style>好",
        "<p style='background:url(https://elsewhere.example/x)'>好</p>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>好</noscript>好",
        "<form action=/x><input autofocus onfocus=alert(1)>好</form>",
        "<img src='https://elsewhere.example/spy.gif'>好",
        "<img src='/attachments/1/a.png\" onerror=\"alert(1)'>好",
        "<table background=javascript:alert(1)><tr><td>好</td></tr></table>",
        "<!--[if gte mso 9]><xml><o:x/></xml><script>alert(1)</script><![endif]-->好",
        "[好](javascript:alert(1))",
        "![x](https://elsewhere.example/spy.gif) 好"
      })
  void nothing_that_runs_or_calls_elsewhere_survives(String hostile) {
    var clean = RichText.clean(hostile);
    assertThat(clean).contains("好").doesNotContain("alert(1)", "elsewhere.example");
    assertInert(clean);
  }

  @ParameterizedTest
  @ValueSource(strings = {"h5sc_vectors.txt", "blns.txt"})
  void the_known_collections_of_hostile_text_come_out_inert(String name) throws Exception {
    var file =
        Path.of(System.getenv().getOrDefault("CHENGMING_DATA", "data"), "25_hostile_inputs", name);
    assumeTrue(Files.exists(file), "no data folder, skipped");
    var all = Files.readString(file);
    assertInert(RichText.clean(all));
    for (var line :
        name.startsWith("h5sc") ? List.of(all.split("(?=<div id=)")) : all.lines().toList()) {
      var clean = RichText.clean(line);
      assertInert(clean);
      assertThat(RichText.clean(clean.isEmpty() ? "<p></p>" : clean)).isEqualTo(clean);
    }
  }

  @Test
  void structure_stays_and_looks_go() {
    assertThat(
            RichText.clean(
                "<h1 style='color:red' class=x>总则</h1><p align=center>第一条<b>公开</b>为<i>常态</i>，<u>不公开</u>为例外。</p>"
                    + "<table border=1 width=600><tr><th scope=col>项目</th></tr><tr><td colspan=2 rowspan=0 bgcolor=red>甲</td></tr></table>"))
        .isEqualTo(
            "<h2>总则</h2><p>第一条<strong>公开</strong>为<em>常态</em>，不公开为例外。</p>"
                + "<table><tbody><tr><th scope=\"col\">项目</th></tr><tr><td colspan=\"2\">甲</td></tr></tbody></table>");
  }

  @Test
  void pictures_come_only_from_our_own_files() {
    var clean =
        RichText.clean(
            "<figure><img src='/desk/documents/files/%s' alt=图 width=9><figcaption>图一</figcaption></figure><img src='/attachments/12/a%%20b.png'><img src=/etc/x>"
                .formatted(SHA));
    assertThat(clean)
        .isEqualTo(
            "<figure><img src=\"/desk/documents/files/%s\" alt=\"图\"><figcaption>图一</figcaption></figure><p><img src=\"/attachments/12/a%%20b.png\"></p>"
                .formatted(SHA));
  }

  @Test
  void links_lead_only_where_links_may() {
    assertThat(
            RichText.clean(
                "<a href=https://www.gov.cn/x>甲</a><a href=/documents/1>乙</a><a href=mailto:a@b.cn>丙</a><a href=ftp://x>丁</a>"))
        .contains(
            "href=\"https://www.gov.cn/x\"", "href=\"/documents/1\"", "href=\"mailto:a@b.cn\"", "丁")
        .contains("rel=\"nofollow noopener noreferrer\"")
        .doesNotContain("ftp:");
  }

  @Test
  void markdown_is_taken_as_it_is_written() {
    assertThat(
            RichText.clean("## 总则\n\n第一段。\n第二段。\n\n1. 甲\n2. 乙\n\n| 项目 | 数 |\n|---|---|\n| 车 | 3 |"))
        .contains("<h2>总则</h2>", "第一段。<br>第二段。", "<ol>", "<li>甲</li>", "<td>车</td>");
    assertThat(RichText.clean("成本 a < b，且 c > d")).isEqualTo("<p>成本 a &lt; b，且 c &gt; d</p>");
  }

  @Test
  void what_word_pastes_keeps_its_lists_headings_and_weight() {
    var pasted =
        """
        <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal{margin:0} --></style></head><body>
        <!--StartFragment--><p class=MsoTitle><span lang=EN-US>办法<o:p></o:p></span></p>
        <p class=MsoNormal style='text-indent:21.0pt'><span style='font-weight:bold'>一律</span>公开。<o:p>&nbsp;</o:p></p>
        <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>甲</p>
        <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>●<span>&nbsp; </span></span>甲之一</p>
        <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span>乙</p>
        <p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>
        """;
    assertThat(RichText.clean(pasted).replaceAll("\\s*\n\\s*", ""))
        .isEqualTo(
            "<h2>办法</h2><p><strong>一律</strong>公开。&nbsp;</p><ol><li>甲<ul><li>甲之一</li></ul></li><li>乙</li></ol>");
  }

  @Test
  void the_words_alone_keep_their_blocks_apart() {
    assertThat(
            RichText.text(
                "<h2>总则</h2><p>第一条</p><ul><li>甲</li><li>乙</li></ul><table><tr><td>子</td><td>丑</td></tr></table>"))
        .isEqualTo("总则\n第一条\n甲\n乙\n子 丑");
  }

  @Test
  void cleaning_what_is_clean_changes_nothing() {
    var random = new Random(20141);
    var parts =
        List.of(
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<b>",
            "</i>",
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            "<ul><li>",
            "</li>",
            "字",
            " ",
            "\n",
            "<a href=/x>",
            "</a>",
            "<h1>",
            "</h1>",
            "&nbsp;",
            "<br>",
            "&lt;",
            "<script>",
            "</script>",
            "<pre>",
            "<blockquote>",
            "<img src=/x>");
    for (int i = 0; i < 3_000; i++) {
      var html = new StringBuilder("<p>始</p>");
      for (int n = random.nextInt(25); n > 0; n--) {
        html.append(parts.get(random.nextInt(parts.size())));
      }
      var clean = RichText.clean(html.toString());
      assertInert(clean);
      assertThat(RichText.clean(clean)).as("of %s", html).isEqualTo(clean);
    }
  }

  @Test
  void plain_markup_is_taken_as_it_stands_only_where_reading_it_changes_nothing() {
    var pieces =
        List.of(
            "<p>", "</p>", "<h2>", "</h2>", "<h3>", "</h3>", "\n", "第一条", " ", "　", "\u00a0",
            "\u200b", "&lt;", "&", "<", ">", "\"引\"", "’", "<br>", "😀", "\t", "\u0085", "1");
    var seed = System.nanoTime();
    var random = new Random(seed);
    var plain = 0;
    for (int i = 0; i < 20_000; i++) {
      var html = new StringBuilder();
      for (int blocks = random.nextInt(4); blocks >= 0; blocks--) {
        var tag = List.of("p", "h2", "h3").get(random.nextInt(3));
        html.append('<').append(tag).append('>').append(pieces.get(7 + random.nextInt(3)));
        html.append(pieces.get(random.nextInt(8) == 0 ? random.nextInt(pieces.size()) : 7));
        html.append("</").append(tag).append('>').append(random.nextBoolean() ? "\n" : "");
      }
      var text = html.toString().strip();
      if (PlainMarkup.matches(text)) {
        plain++;
        assertThat(RichText.readAndWritten(text)).as("seed %d", seed).isEqualTo(text);
      }
    }
    assertThat(plain).isGreaterThan(1_000);
  }

  private static void assertInert(String html) {
    for (Element e : Jsoup.parseBodyFragment(html).body().select("body *")) {
      assertThat(TAGS).contains(e.normalName());
      e.attributes().forEach(a -> assertThat(ATTRIBUTES).contains(a.getKey()));
      if (e.hasAttr("href")) {
        assertThat(e.attr("href").strip().toLowerCase())
            .matches("(https?://|mailto:|tel:|[#/?]).*|[^:]+");
        assertThat(e.attr("href").replaceAll("[\\s\\p{Cc}]", "").toLowerCase())
            .doesNotStartWith("javascript:")
            .doesNotStartWith("data:")
            .doesNotStartWith("vbscript:");
      }
      if (e.hasAttr("src")) {
        assertThat(e.attr("src"))
            .matches("/(attachments/\\d+/\\S+|desk/documents/files/[0-9a-f]{64})");
      }
    }
  }
}
