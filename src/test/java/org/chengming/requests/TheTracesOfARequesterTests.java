package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;

import org.chengming.web.Refused.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may not stand in a public answer, however it is written. */
class TheTracesOfARequesterTests {
  private static final RequestNumber NUMBER = new RequestNumber("230000006-2026-00042");
  private static final Requester WHO =
      new Requester(
          RequesterKind.PERSON,
          "欧阳试验",
          IdKind.RESIDENT,
          "11010519491231002X",
          "",
          "",
          "0451-55550100",
          "Bing.Ding@example.org",
          "黑龙江省试验市试验区试验路7号2单元301室",
          "150001");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "欧阳试验来信",
        "欧 阳 试 验",
        "欧阳·试验",
        "欧\u200b阳\u200b试\u200b验",
        "证件11010519491231002x",
        "证件 110105 19491231 002X",
        "证件１１０１０５１９４９１２３１００２Ｘ",
        "电话0451-55550100",
        "电话（0451）5555 0100",
        "电话55550100",
        "电话五五五五〇一〇〇",
        "电话５５５５-０１００",
        "写信到bing.ding@EXAMPLE.org",
        "写信到 bing.ding at example.org",
        "写信到Ｂｉｎｇ．Ｄｉｎｇ＠ｅｘａｍｐｌｅ．ｏｒｇ",
        "住在试验路7号2单元301室",
        "住在黑龙江省试验市试验区试验路７号２单元３０１室",
        "住在试验路 7 号 2 单元 301 室",
        "申请编号230000006-2026-00042",
        "申请编号230000006202600042"
      })
  void are_found_in_whatever_spelling(String text) {
    assertThat(new PersonalTraces(NUMBER, WHO).in("answer", "关于此事，" + text + "，特此答复。"))
        .extracting(Problem::field)
        .contains("answer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "身份证 13010219900307123",
        "身份证110105194912310028",
        "手机13904510451",
        "手机139 0451 0451",
        "手机+86-139-0451-0451",
        "手机１３９０４５１０４５１",
        "手机一三九〇四五一〇四五一",
        "卡号6222 0212 3456 7890 128",
        "旧证110105491231002"
      })
  void include_numbers_of_others_by_their_form(String text) {
    var found = new PersonalTraces(NUMBER, null).in("answer", text);
    if (text.equals("身份证 13010219900307123") || text.equals("身份证110105194912310028")) {
      assertThat(found).as("no such number can exist: its check figure is wrong").isEmpty();
    } else {
      assertThat(found).as(text).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025年共配租 1 234 户，投入 13 904 510 元。",
        "索引号 230000006/2026-00043，黑政发〔2014〕1号。",
        "咨询电话 0451-12345，每天 8:30 至 17:00。",
        "统一社会信用代码 91350100M000100Y43。",
        "试验市试验区2026年住房保障计划，共 301 套。",
        "金额合计 6222021234567890 元以内的项目不计。"
      })
  void are_not_seen_in_what_any_answer_says(String text) {
    assertThat(new PersonalTraces(NUMBER, WHO).in("answer", text)).as(text).isEmpty();
  }

  @Test
  void are_told_by_their_kind_and_not_repeated() {
    var problems = new PersonalTraces(NUMBER, WHO).in("title", "欧阳试验，电话55550100");
    assertThat(problems)
        .extracting(Problem::sentence)
        .containsExactly("这里出现了申请人的姓名或名称，公开的问答里不能有。请改写。", "这里出现了申请人的电话，公开的问答里不能有。请改写。");
  }
}
