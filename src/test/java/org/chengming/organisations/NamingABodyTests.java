package org.chengming.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingABodyTests {
  private final List<Body> all = new ArrayList<>();

  {
    body("sheng-caizheng", "示例省财政厅", "省财政厅", null);
    body("jia-caizheng", "甲市财政局", "财政局", null);
    body("yi-caizheng", "乙市财政局", "财政局", null);
    body("jia-minzheng", "甲市民政局", null, null);
    body("minzheng", "民政局", null, null);
    body("old-tudi", "甲市国土局", null, LocalDate.of(2019, 1, 1));
    body("new-tudi", "甲市国土局", null, null);
    body("dong-jiedao", "东街道办事处", null, null);
    body("dong-jiedao-2", "东街道办事处", null, null);
  }

  @ParameterizedTest
  @CsvSource({
    "甲市财政局, jia-caizheng",
    "'  甲市财政局\u0000 ', jia-caizheng",
    "yi-caizheng, yi-caizheng",
    "省财政厅, sheng-caizheng",
    "民政局, minzheng",
    "甲市国土局, new-tudi",
    "东街道办事处（dong-jiedao-2）, dong-jiedao-2",
    "NA0000020, jia-caizheng",
  })
  void by_its_name_or_a_code(String typed, String code) {
    assertThat(directory().exactly("body", typed, b -> true).code()).isEqualTo(code);
    assertThat(directory().nearest("body", typed, b -> true).code()).isEqualTo(code);
  }

  @Test
  void by_a_part_of_the_name_only_where_somebody_looks_and_no_other_has_it() {
    assertThat(directory().nearest("body", "甲市民", b -> true).code()).isEqualTo("jia-minzheng");
    refused("甲市民", "没有叫“甲市民”的机构，是不是“甲市民政局”？请写全称。");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "财政|名称里有“财政”的机构有3个，请写全称，例如：甲市财政局、乙市财政局、示例省财政厅。",
        "财政局|有2个机构都叫“财政局”，请写代码：jia-caizheng、yi-caizheng。",
        "东街道办事处|有2个机构都叫“东街道办事处”，请写代码：dong-jiedao、dong-jiedao-2。",
        "东街道|名称里有“东街道”的机构有2个，请写全称，例如：东街道办事处（dong-jiedao）、东街道办事处（dong-jiedao-2）。",
        "没有的|没有找到“没有的”，请写机构名称里的几个字，或者它的代码。",
        "' '|请写机构的名称或者代码。",
        "<b>|没有找到“<b>”，请写机构名称里的几个字，或者它的代码。",
      })
  void what_is_not_clear_is_said(String typed, String sentence) {
    refused(typed, sentence);
  }

  @Test
  void long_nonsense_is_not_said_again_in_full() {
    refused("长".repeat(5_000), "没有找到“%s…”，请写机构名称里的几个字，或者它的代码。".formatted("长".repeat(40)));
  }

  @Test
  void nobody_is_found_among_those_a_person_may_not_name() {
    var directory = directory();
    assertThat(directory.nearest("body", "财政", b -> b.name().startsWith("甲")).code())
        .isEqualTo("jia-caizheng");
    assertThat(directory.like("财政", b -> b.name().startsWith("乙"), 20))
        .extracting(Body::code)
        .containsExactly("yi-caizheng");
    assertThat(directory.like("", b -> true, 20)).isEmpty();
  }

  private void refused(String typed, String sentence) {
    assertThatThrownBy(() -> directory().exactly("body", typed, b -> true))
        .isInstanceOf(Refused.class)
        .extracting(e -> ((Refused) e).problems(), InstanceOfAssertFactories.LIST)
        .containsExactly(new Problem("body", sentence));
  }

  private BodyDirectory directory() {
    return new BodyDirectory(1, all, List.of(), Map.of());
  }

  private void body(String code, String name, String shortName, LocalDate endedOn) {
    var id = all.size() + 1;
    all.add(
        new Body(
            id,
            code,
            name,
            shortName,
            null,
            BodyLevel.COUNTY,
            BodyKind.DEPARTMENT,
            null,
            null,
            id + ".",
            null,
            OrganisationCode.withCheck("NA%06d".formatted(id)),
            null,
            false,
            null,
            endedOn,
            List.of()));
  }
}
