package org.chengming.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTests {
  private static final Phrases KNOWN =
      phrases(
          "公积金", "社会保险", "失业保险", "医疗保险", "低保", "居住证", "户口迁移", "营业执照", "绿化补偿", "重大行政处罚", "银行贷款",
          "长春", "教育局", "食品安全", "公共租赁住房", "生育津贴", "5G基站", "提取");

  /** The first counts most. */
  private static Phrases phrases(String... words) {
    var all = new ArrayList<Phrase>();
    for (var word : words) {
      all.add(phrase(words.length - all.size(), word));
    }
    return new Phrases(all);
  }

  private static Phrase phrase(long weight, String word) {
    return new Phrase(weight, new Suggestion(Suggestion.Kind.WORD, word, "/search?q=" + word));
  }

  private static List<String> begun(String typed) {
    var texts = new ArrayList<String>();
    KNOWN.beginning(typed, 8).forEach(s -> texts.add(s.text()));
    KNOWN.near(typed, 8).forEach(s -> texts.add(s.text()));
    return texts;
  }

  private static List<String> meant(String typed) {
    var texts = new ArrayList<>(KNOWN.sounding(typed));
    texts.addAll(KNOWN.slipped(typed));
    return texts;
  }

  @ParameterizedTest
  @CsvSource({
    "公积, 公积金",
    "gongjijin, 公积金",
    "gongji, 公积金",
    "gongj, 公积金",
    "gjj, 公积金",
    "gjjin, 公积金",
    "公jj, 公积金",
    "公鸡, 公积金",
    "shbx, 社会保险",
    "shehuibx, 社会保险",
    "lvhua, 绿化补偿",
    "zdxzcf, 重大行政处罚",
    "zhongdaxingzheng, 重大行政处罚",
    "yinhang, 银行贷款",
    "changchun, 长春",
    "gongjijjn, 公积金",
    "gognjijin, 公积金",
    "社会保显, 社会保险",
    "积公金, 公积金",
    "5gjz, 5G基站",
  })
  void what_is_being_typed_is_known_by_text_sound_initials_or_despite_a_slip(
      String typed, String meant) {
    assertThat(begun(typed)).first().isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "公鸡金, 公积金",
    "公积今, 公积金",
    "工积金提取, 公积金提取",
    "提取供给金, 提取公积金",
    "失业保显, 失业保险",
    "社会宝险, 社会保险",
    "居往证, 居住证",
    "居住正, 居住证",
    "营业执罩, 营业执照",
    "gongjijin, 公积金",
    "gong ji jin, 公积金",
    "gongjijin提取, 公积金提取",
    "gjj, 公积金",
    "公jj, 公积金",
    "gongjjin, 公积金",
    "yinghangdaikuan, 银行贷款",
    "社会险保, 社会保险",
    "食安品全, 食品安全",
    "公共租赁住访, 公共租赁住房",
    "户口迁, 户口迁移",
  })
  void a_question_in_vain_is_known_by_sound_or_despite_a_slip(String typed, String meant) {
    assertThat(meant(typed)).first().isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"公积金", "失业保险", "提取公积金", "公积金 提取", "低保", "5g基站"})
  void nothing_is_proposed_for_words_that_are_known(String typed) {
    assertThat(meant(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "g",
        "'",
        "' or 1=1 --",
        "<script>alert(1)</script>",
        "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00",
        "\uD83D公积金",
        "%00%00%00",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
        "啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊吧",
        "公积金公积金公积金公积金公积金公积金公积金公积金公积金公积金公积金"
      })
  void anything_may_be_typed(String typed) {
    var slow = phrases("阿".repeat(30), "安".repeat(30), "啊".repeat(30));
    assertThat(slow.near(typed, 8)).hasSizeLessThan(9);
    assertThat(slow.sounding(typed)).hasSizeLessThan(9);
    assertThat(begun(typed)).hasSizeLessThan(17);
    assertThat(meant(typed)).hasSizeLessThan(17);
    assertThat(Phrases.NONE.near(typed, 8)).isEmpty();
    assertThat(Phrases.NONE.sounding(typed)).isEmpty();
  }

  @Test
  void a_full_book_answers_with_the_eight_nearest_at_most() {
    var random = new Random(7);
    var common = String.join("", Synonyms.shipped()).replaceAll("\\P{IsHan}", "");
    var all = new ArrayList<Phrase>();
    while (all.size() < Phrases.MOST + 500) {
      var word = new StringBuilder();
      for (var i = 0; i < 3 + random.nextInt(5); i++) {
        word.append(common.charAt(random.nextInt(common.length())));
      }
      all.add(phrase(random.nextInt(1000), word.toString()));
    }
    var full = new Phrases(all);
    assertThat(full.size()).isEqualTo(Phrases.MOST);
    var typed = List.of("gongjijin", "zhongguoren", "shjzf", "中过人民", "经济生活", "发民经", "xz");
    assertThat(typed)
        .allSatisfy(text -> assertThat(full.near(text, 8)).hasSizeLessThanOrEqualTo(8))
        .anySatisfy(text -> assertThat(full.near(text, 8)).isNotEmpty());
  }
}
