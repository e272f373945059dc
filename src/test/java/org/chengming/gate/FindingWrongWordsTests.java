package org.chengming.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.chengming.web.Refused;
import org.junit.jupiter.api.Test;

/** Words of a list in a text. */
class FindingWrongWordsTests {
  private static WrongWord word(String wrong, String correct, String... rightWithin) {
    return new WrittenWord(wrong, correct, "TYPO", "", String.join(",", rightWithin), "").read(0);
  }

  private static List<String> found(String text, WrongWord... words) {
    return new WordSearch(List.of(words))
        .find(PlainText.of(text)).stream()
            .map(f -> text.substring(f.start(), f.end()) + ">" + f.instead())
            .toList();
  }

  @Test
  void are_found_with_what_is_right() {
    assertThat(found("认真布署，布署到位", word("布署", "部署"))).containsExactly("布署>部署", "布署>部署");
  }

  @Test
  void are_found_across_blanks_a_line_and_what_is_not_seen() {
    assertThat(found("布 署。布\n署。布\u200b署。ＡＢ c", word("布署", "部署"), word("abC", "ABD")))
        .containsExactly("布 署>部署", "布\n署>部署", "布\u200b署>部署", "ＡＢ c>ABD");
    assertThat(found("布\n\n署", word("布署", "部署"))).isEmpty();
  }

  @Test
  void are_not_seen_within_words_that_are_right() {
    var words = new WrongWord[] {word("帐号", "账号", "蚊帐号"), word("试验省政府", "试验省人民政府")};
    assertThat(found("蚊帐号召大家用，帐号", words)).containsExactly("帐号>账号");
    assertThat(found("办公厅", word("公厅", "办公厅"))).isEmpty();
    assertThat(found("试验省政府", words)).hasSize(1);
  }

  @Test
  void of_any_length_are_found_as_by_looking_for_each() {
    var random = new Random(20261128);
    for (int round = 0; round < 200; round++) {
      var words = new ArrayList<WrongWord>();
      for (int i = 0; i < 12; i++) {
        var wrong = letters(random, 2 + random.nextInt(4));
        if (words.stream().noneMatch(w -> w.wrong().equals(wrong))) {
          words.add(word(wrong, "对"));
        }
      }
      var text = letters(random, 60);
      long one_by_one = 0;
      for (var word : words) {
        for (int at = text.indexOf(word.wrong());
            at >= 0;
            at = text.indexOf(word.wrong(), at + 1)) {
          one_by_one++;
        }
      }
      assertThat(new WordSearch(words).find(PlainText.of(text))).as(text).hasSize((int) one_by_one);
    }
  }

  private static String letters(Random random, int length) {
    return random
        .ints(length, 0, 3)
        .mapToObj(i -> "甲乙丙".substring(i, i + 1))
        .reduce("", String::concat);
  }

  @Test
  void block_where_the_list_says_so() {
    var list =
        WrongWordTable.read(
            "错误写法,正确写法,类别,不能发布,说明\n试验省省常,试验省省长,姓名、职务,是,以任免通知为准\n布署,部署,错别字,,\n"
                .getBytes(Charset.forName("GB18030")));
    assertThat(new WordSearch(list).find(PlainText.of("试验省省常布署")))
        .extracting(Finding::kind, Finding::why)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(FindingKind.WRONG_WORD, "姓名、职务：以任免通知为准"),
            org.assertj.core.groups.Tuple.tuple(FindingKind.DOUBTFUL_WORD, "错别字"));
  }

  @Test
  void are_refused_by_line_where_a_table_is_wrong() {
    var csv = "错误写法,正确写法,类别\n布署,部署,错别字\n帐,账,错别字\n\"x\n甲乙,甲乙,错别字\n甲丙,甲丁,动词\n";
    assertThatThrownBy(() -> WrongWordTable.read(csv.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(Refused.Problem::sentence)
                    .satisfiesExactly(
                        s -> assertThat(s).startsWith("第 3 行"),
                        s -> assertThat(s).startsWith("第 4 行"),
                        s -> assertThat(s).startsWith("第 5 行"),
                        s -> assertThat(s).startsWith("第 6 行")));
  }

  @Test
  void come_with_a_list_of_typos_that_hinder_nothing() {
    assertThat(WrongWordTable.shipped())
        .hasSizeGreaterThan(100)
        .noneMatch(WrongWord::blocking)
        .allMatch(w -> w.subject() == WrongWord.Subject.TYPO);
    var search = new WordSearch(WrongWordTable.shipped());
    assertThat(search.find(PlainText.of("如实记录相关内容，既使用财政资金又报消防部门，不应付主任务"))).isEmpty();
  }
}
