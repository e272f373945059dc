package org.chengming.requests.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.Arrays;
import java.util.List;
import org.chengming.testing.Patience;
import org.chengming.web.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HelpingToBeSpecificTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2025年公共租赁住房配租的户数 |",
        "二〇一四年度财政决算表 |",
        "黑政发〔2014〕1号 |",
        "黑政发(2014)1 号文件的附件 |",
        "公共租赁住房配租的户数 | YEAR",
        "关于公租房配租的通知 | YEAR NUMBER",
        "2024年关于公租房配租的通知 | NUMBER",
        "征地材料 | YEAR SHORT",
        "1、2024年征地批复文件〔2024〕3号；2、补偿标准 | MATTERS",
        "2024年的征地公告，另外还要补偿标准 | MATTERS NUMBER",
        "2024年补偿3.5万元和2.1万元的明细 |",
        "为什么2024年我家没有补贴 | QUESTION",
        "2024年低保政策可以补发吗？ | QUESTION",
        "举报2024年某单位违规收费 | COMPLAINT",
        "我的身份证11010519491231002X，2024年的补贴发放表 | PERSONAL",
        "电话13912345678，2024年的补贴发放表 | PERSONAL"
      })
  void says_what_is_missing_and_nothing_else(String wanted, String hints) {
    var expected = hints == null ? List.of() : Arrays.asList(hints.split(" "));
    assertThat(Hint.of(wanted).stream().map(Hint::name)).isEqualTo(expected);
  }

  @Test
  void says_at_most_three_things_and_nothing_of_nothing() {
    assertThat(Hint.of("举报吗？另外还要通知")).hasSize(3);
    assertThat(Hint.of("  \n")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void speaks_both_languages(Hint hint) {
    assertThat(hint.sentence(Words.CHINESE)).containsPattern("[\\u4e00-\\u9fff]");
    assertThat(hint.sentence(Words.ENGLISH)).isNotEqualTo(hint.sentence(Words.CHINESE));
  }

  @Test
  void comes_to_an_end_on_whatever_is_typed() {
    for (var text :
        List.of("以及".repeat(1000), "1、".repeat(1000), "（一".repeat(900), "9".repeat(2000))) {
      assertTimeoutPreemptively(Patience.LONG, () -> Hint.of(text));
    }
  }
}
