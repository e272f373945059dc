package org.chengming.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.gate.FindingKind.ADDRESS;
import static org.chengming.gate.FindingKind.BANK_CARD;
import static org.chengming.gate.FindingKind.EMAIL;
import static org.chengming.gate.FindingKind.FIXED_PHONE;
import static org.chengming.gate.FindingKind.HOME_ADDRESS;
import static org.chengming.gate.FindingKind.MOBILE;
import static org.chengming.gate.FindingKind.PLATE;
import static org.chengming.gate.FindingKind.RESIDENT_ID;
import static org.chengming.gate.FindingKind.SOLE_TRADER;
import static org.chengming.gate.FindingKind.TRAVEL_DOCUMENT;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of persons is found in a text, and what only looks like it. */
class FindingPersonalDataTests {
  static Stream<Arguments> written() {
    return Stream.of(
        arguments(RESIDENT_ID, "11010519491231002X", "110105********002X"),
        arguments(RESIDENT_ID, "11010519491231002x", "110105********002X"),
        arguments(RESIDENT_ID, "110105 19491231 002X", "110105********002X"),
        arguments(RESIDENT_ID, "１１０１０５１９４９１２３１００２Ｘ", "110105********002X"),
        arguments(RESIDENT_ID, "1101051949\n1231002X", "110105********002X"),
        arguments(RESIDENT_ID, "1101051949\n    1231002X", "110105********002X"),
        arguments(RESIDENT_ID, "110105\u200b19491231\u200b002X", "110105********002X"),
        arguments(RESIDENT_ID, "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X", "110105********002X"),
        arguments(RESIDENT_ID, "一一〇一〇五一九四九一二三一〇〇二X", "110105********002X"),
        arguments(RESIDENT_ID, "110105491231002", "110105*******02"),
        arguments(RESIDENT_ID, "110105_19491231_002X", "110105********002X"),
        arguments(RESIDENT_ID, "①①⓪①⓪⑤①⑨④⑨①②③①⓪⓪②X", "110105********002X"),
        arguments(MOBILE, "13904510451", "139****0451"),
        arguments(MOBILE, "139_0451_0451", "139****0451"),
        arguments(MOBILE, "139——0451——0451", "139****0451"),
        arguments(MOBILE, "【139】04510451", "139****0451"),
        arguments(MOBILE, "139 0451 0451", "139****0451"),
        arguments(MOBILE, "139-0451-0451", "139****0451"),
        arguments(MOBILE, "139·0451·0451", "139****0451"),
        arguments(MOBILE, "+86 13904510451", "139****0451"),
        arguments(MOBILE, "8613904510451", "139****0451"),
        arguments(MOBILE, "(+86)139-0451-0451", "139****0451"),
        arguments(MOBILE, "１３９０４５１０４５１", "139****0451"),
        arguments(MOBILE, "𝟏𝟑𝟗𝟎𝟒𝟓𝟏𝟎𝟒𝟓𝟏", "139****0451"),
        arguments(MOBILE, "一三九〇四五一〇四五一", "139****0451"),
        arguments(MOBILE, "139045\n10451", "139****0451"),
        arguments(FIXED_PHONE, "0451-55550100", "0451-****0100"),
        arguments(FIXED_PHONE, "（0451）5555 0100", "0451-****0100"),
        arguments(FIXED_PHONE, "010-55550100", "010-****0100"),
        arguments(FIXED_PHONE, "045155550100", "0451-****0100"),
        arguments(FIXED_PHONE, "+86-451-55550100", "0451-****0100"),
        arguments(FIXED_PHONE, "+86-0451-55550100", "0451-****0100"),
        arguments(FIXED_PHONE, "【0451】55550100", "0451-****0100"),
        arguments(FIXED_PHONE, "〔0451〕-55550100", "0451-****0100"),
        arguments(FIXED_PHONE, "0451——55550100", "0451-****0100"),
        arguments(FIXED_PHONE, "0451/55550100", "0451-****0100"),
        arguments(BANK_CARD, "6222021234567890128", "622202*********0128"),
        arguments(BANK_CARD, "6222_0212_3456_7890_128", "622202*********0128"),
        arguments(BANK_CARD, "6222 0212 3456 7890 128", "622202*********0128"),
        arguments(PLATE, "黑A12345", "黑A***45"),
        arguments(PLATE, "黑A·12345", "黑A***45"),
        arguments(PLATE, "黑A.12345", "黑A***45"),
        arguments(PLATE, "黑ａ１２３Ｂ５", "黑A***B5"),
        arguments(PLATE, "京AD12345", "京A****45"),
        arguments(PLATE, "粤Z1234港", "粤Z***4港"),
        arguments(PLATE, "黑B1234学", "黑B***4学"),
        arguments(PLATE, "黑B1234 挂", "黑B***4挂"),
        arguments(EMAIL, "some.body@example.org", "s***@example.org"),
        arguments(EMAIL, "ｓｏｍｅ＠ｅｘａｍｐｌｅ．ｏｒｇ", "ｓ***@ｅｘａｍｐｌｅ．ｏｒｇ"),
        arguments(EMAIL, "some.body@ example.org", "s***@example.org"),
        arguments(EMAIL, "some.body@\nexample.org", "s***@example.org"),
        arguments(EMAIL, "some.body#example.org", "s***@example.org"),
        arguments(EMAIL, "some.body[at]example.org", "s***@example.org"),
        arguments(EMAIL, "some.body at example.org", "s***@example.org"),
        arguments(EMAIL, "some.body（at）example.org", "s***@example.org"),
        arguments(SOLE_TRADER, SOLE, "922301********" + SOLE.substring(14)),
        arguments(HOME_ADDRESS, "试验市试验区试验路12号3单元502室", "试验市试验区试验路**号*单元***室"),
        arguments(HOME_ADDRESS, "试验镇试验村3组12号", "试验镇试验村*组**号"),
        arguments(HOME_ADDRESS, "试验路3号院5号楼6门502", "试验路*号院*号楼*门***"),
        arguments(HOME_ADDRESS, "试验小区12号3幢2单元", "试验小区**号*幢*单元"),
        arguments(HOME_ADDRESS, "试验路12号楼东单元502室", "试验路**号楼东单元***室"),
        arguments(ADDRESS, "试验小区十二栋三〇一", "试验小区**栋***"),
        arguments(ADDRESS, "试验路12-3-502", "试验路**-*-***"),
        arguments(ADDRESS, "试验路甲12号", "试验路***号"),
        arguments(ADDRESS, "试验路12号附3号", "试验路**号附*号"),
        arguments(ADDRESS, "试验市试验区试验路12号", "试验市试验区试验路**号"));
  }

  /** Passes the check of GB 32100; no such trader is known. */
  private static final String SOLE = "92230103MA1000003D";

  @ParameterizedTest
  @MethodSource("written")
  void is_found_however_it_is_written(FindingKind kind, String written, String masked) {
    var text = "经查，" + written + "，特此说明。";
    var found = PersonalDataFinder.find(text);
    assertThat(found).extracting(Finding::kind).containsExactly(kind);
    assertThat(text.substring(found.getFirst().start(), found.getFirst().end())).isEqualTo(written);
    assertThat(PersonalDataFinder.mask(text, found)).isEqualTo("经查，" + masked + "，特此说明。");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025年共配租 1 234 户，投入 13 904 510 元。",
        "项目总投资13904510451元，其中中央资金6222021234567890128元。",
        "索引号 230000006/2026-00043，黑政发〔2014〕1号。",
        "咨询电话 0451-12345，12345热线，每天 8:30 至 17:00。",
        "统一社会信用代码 91350100M000100Y43。",
        "合同编号：13904510451；流水号13904510452。",
        "（2024）黑0102民初13904号，第13904510451号票据。",
        "发布于2026-11-28 16:30:00，20261128163000123。",
        "https://example.org/art/2026/13904510451.html",
        "file_13904510451_v2.pdf，SN13904510451A",
        "坐标126.13904510451，45.13904510451",
        "a3f13904510451bc6222021234567890128e",
        "鲁B2-20040001，黑ICP备12345678号",
        "资金13904510451（元），宗地号13904510451。",
        "建设20栋225户安置房，一房二卖，A2区政府，本人在A2区工作",
        "排名 8878 0641 7590 253 1204",
        "please look at example.org，见 #12",
        "表1 2 3 4 5 6 7 8 9 10 11 12 13 14 15",
        "幸福小区共3号楼加装电梯，涉及17户。",
        "第12号公告，2号文件，地铁1号线，一号公路1号桥",
        "电话会议20260101召开，联系2026年工作",
        "包装 org.example@1.2.3，@某人"
      })
  void is_not_seen_in_other_numbers(String text) {
    assertThat(PersonalDataFinder.find(text)).as(text).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "护照E12345678",
        "护照号码：EA1234567",
        "港澳居民来往内地通行证H12345678",
        "护照 E 12345678",
        "护照号：SE1234567",
        "外国护照号码AB123456",
        "Passport No. E12345678",
        "往来台湾通行证L12345678",
        "台胞证号：01234567",
        "台湾居民来往大陆通行证号码为01234567"
      })
  void is_found_in_travel_documents_that_are_named(String text) {
    assertThat(PersonalDataFinder.find(text))
        .extracting(Finding::kind)
        .containsExactly(TRAVEL_DOCUMENT);
  }

  @Test
  void is_surer_where_the_words_before_it_say_so() {
    assertThat(confidence("联系电话：13904510451")).isGreaterThan(confidence("甲：13904510451"));
    assertThat(confidence("旧身份证110105491231002")).isGreaterThan(0.8);
    assertThat(confidence("甲110105491231002")).isLessThan(0.8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "甲13904510451/13904510452",
        "甲13904510451\\13904510452",
        "甲13904510451、13904510452"
      })
  void is_found_twice_where_two_stand_beside_a_stroke(String text) {
    assertThat(PersonalDataFinder.find(text)).hasSize(2).allMatch(f -> f.confidence() > 0.8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "联系方式 5101 0719 7909 2075 83", // 0719 7909 2075 alone is a telephone
        "联系方式 3 1 0 1 1 5 1 9 6 7 0 2 0 8 7 8 0 X",
        "工资卡号4000001234567899"
      })
  void is_surely_the_number_with_a_check_and_not_one_within_it(String text) {
    assertThat(PersonalDataFinder.find(text))
        .singleElement()
        .matches(f -> f.kind().checked() && f.confidence() >= 0.8, "checked");
  }

  @Test
  void is_home_where_words_say_so_of_a_house_in_an_estate() {
    for (var home : List.of("家住试验家园12号", "住址：试验花园5号楼2201室", "家住试验巷12-3-502")) {
      assertThat(PersonalDataFinder.find(home))
          .singleElement()
          .matches(f -> f.kind() == HOME_ADDRESS && f.confidence() >= 0.8, home);
    }
  }

  private static double confidence(String text) {
    return PersonalDataFinder.find(text).getFirst().confidence();
  }

  @Test
  void is_found_with_all_that_stand_beside_each_other() {
    var text = "张某 11010519491231002X 13904510451 6222021234567890128\t黑A12345";
    assertThat(PersonalDataFinder.find(text))
        .extracting(Finding::kind)
        .containsExactly(RESIDENT_ID, MOBILE, BANK_CARD, PLATE);
  }

  @Test
  void blocks_or_asks_as_the_settings_say() {
    var settings = new GateSettings(java.util.Map.of(EMAIL, Policy.IGNORE), 0.8);
    List<Finding> found =
        PersonalDataFinder.find("13904510451，0451-55550100，a@example.org，旧110105491231002");
    assertThat(found)
        .extracting(settings::of)
        .containsExactly(Policy.BLOCK, Policy.ASK, Policy.IGNORE, Policy.ASK);
  }
}
