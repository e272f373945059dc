package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Among what a body is asked for in a year. */
class HowAlikeRequestsAreTests {
  private static final List<String> OTHERS =
      List.of(
          "2025年公共租赁住房配租的户数和名单",
          "某小区物业维修资金的使用情况",
          "农村危房改造补助的发放标准",
          "道路清雪作业的招标结果",
          "申请公开2023年度部门决算",
          "某地块的规划许可证",
          "中小学学区划分的依据",
          "养老机构运营补贴的名单",
          "环境影响评价批复",
          "征收土地的公告和补偿方案");

  @ParameterizedTest
  @CsvSource({
    "雪乡路供热管网改造的投资, 申请公开雪乡路供热管网改造投资额是多少",
    "城东小学扩建工程的中标单位和金额, 请提供城东小学扩建工程中标单位、中标金额的文件",
    "2024年拆除违章建筑的数量, 本人想要2024年拆除违章建筑的数量（分街道）"
  })
  void is_the_same_for_one_thing_in_other_words(String one, String other) {
    assertThat(likeness(one, other)).isGreaterThanOrEqualTo(Likeness.SAME);
  }

  @ParameterizedTest
  @CsvSource({
    "城东小学扩建工程的中标单位, 城西医院扩建工程的监理合同",
    "2024年拆除违章建筑的数量, 2024年新建停车位的数量",
    "申请公开有关文件, 请提供相关材料",
    "雪乡路供热管网改造的投资, 雪乡路公交站牌的更换时间"
  })
  void is_another_for_what_shares_a_word(String one, String other) {
    assertThat(likeness(one, other)).isLessThan(Likeness.SAME);
  }

  private static double likeness(String one, String other) {
    var texts = new ArrayList<>(OTHERS);
    texts.add(one);
    texts.add(other);
    return new Likeness(texts).of(OTHERS.size(), OTHERS.size() + 1);
  }
}
