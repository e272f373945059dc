package org.chengming.publishing.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.chengming.publishing.web.site.Difference.Kind;
import org.chengming.publishing.web.site.OfficialText.Heading;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class OfficialTextTests {
  @Test
  void is_set_like_a_letter() {
    var text =
        OfficialText.of(
            "<p>各区、县（市）人民政府：</p><p>现将办法印发给你们。</p><p>某市人民政府</p><p>2026年11月20日</p>"
                + "<h1>某市办法</h1><h4>1.推进公开。</h4><p>要公开。</p><table><tr><td>一</td></tr></table>");
    assertThat(text.html())
        .contains(
            "<p class=\"to\">", "<p class=\"signed\">某市人民政府</p><p class=\"signed\">2026年11月20日</p>")
        .contains(
            "<h2 id=\"part-1\">某市办法</h2>",
            "<div class=\"point\" id=\"point-1\"><h4>1.推进公开。</h4><p>要公开。</p></div>")
        .contains("<div class=\"scroll\"");
    assertThat(text.headings()).containsExactly(new Heading("part-1", "某市办法", 2));
  }

  @Test
  void finds_the_parts_of_a_text_that_came_without_headings() {
    var text =
        OfficialText.of("<p>第一章　总则</p><p>第一条　为了公开，制定本办法。</p><p>一、总体要求</p><p>一、这一句说得很完整，所以是正文。</p>");
    assertThat(text.headings()).extracting(Heading::text).containsExactly("第一章　总则", "一、总体要求");
  }

  @Test
  void takes_indents_and_gaps_from_the_stylesheet() {
    assertThat(OfficialText.of("<p>　　为了公开。</p><p>&nbsp;</p><p>\u00a0 \u00a0一<b>二</b></p>").html())
        .isEqualTo("<p>为了公开。</p><p>一<b>二</b></p>");
  }

  @Test
  void never_changes_a_word() {
    var html =
        "<p>一、总则</p><p>各局：</p><h1>甲</h1><h6>乙</h6><p>2026年1月1日</p><ul><li>丙<b>丁</b></li></ul>";
    assertThat(Jsoup.parse(OfficialText.of(html).html()).text())
        .isEqualTo(Jsoup.parse(html).text());
  }

  @Test
  void differs_only_where_it_was_changed() {
    var lines = Difference.between("甲\n乙\n丙\n丁", "甲\n乙二\n丙\n戊\n丁");
    assertThat(lines)
        .extracting(Difference.Line::kind)
        .containsExactly(Kind.SAME, Kind.REMOVED, Kind.ADDED, Kind.SAME, Kind.ADDED, Kind.SAME);
  }
}
