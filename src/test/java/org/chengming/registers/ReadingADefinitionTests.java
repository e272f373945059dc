package org.chengming.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.chengming.gate.GateSettings;
import org.junit.jupiter.api.Test;

class ReadingADefinitionTests {
  static final String SPENDING =
      """
      name: test-spending
      version: 1
      title: 试验经费
      title-en: Spending on trial
      description: 试验
      description-en: Trial
      area: N2
      duty: 20-7
      licence: CC-BY-4.0
      rhythm: yearly
      key: [body, year]
      order: [year]
      rules:
        - {sum: total, of: [abroad, cars, hosting], tolerance: 0.01}
        - {rising: [planned_on, settled_on]}
      fields:
        - {name: body, title: 部门, title-en: Department, type: string, required: true, filter: true, sort: true}
        - {name: year, title: 年份, title-en: Year, type: year, required: true, filter: true, sort: true}
        - {name: total, title: 合计, title-en: Total, type: number, unit: 万元, required: true, minimum: 0}
        - {name: abroad, title: 因公出国（境）费, title-en: Travel abroad, type: number}
        - {name: cars, title: 公务用车购置及运行费, title-en: Cars, type: number}
        - {name: hosting, title: 公务接待费, title-en: Hosting, type: number}
        - {name: empty, title: 是否空表, title-en: Empty, type: boolean}
        - {name: kind, title: 类别, title-en: Kind, type: string, enum: [预算, 决算]}
        - {name: planned_on, title: 预算公开日, title-en: Planned on, type: date}
        - {name: settled_on, title: 决算公开日, title-en: Settled on, type: date}
      """;

  static RegisterDefinition read(String yaml) {
    return Definitions.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void a_word_that_is_not_known_is_an_error_and_not_passed_over() {
    assertThatThrownBy(() -> read(SPENDING.replace("minimum: 0", "minimun: 0")))
        .hasMessageContaining("minimun");
    assertThatThrownBy(() -> read(SPENDING + "keeper: x\n")).hasMessageContaining("keeper");
  }

  @Test
  void names_that_could_be_sql_are_refused() {
    assertThatThrownBy(() -> read(SPENDING.replace("name: total", "name: \"total; drop\"")))
        .hasMessageContaining("no name");
    assertThatThrownBy(() -> read(SPENDING.replace("test-spending", "x y")))
        .hasMessageContaining("no name");
  }

  @Test
  void a_rule_about_a_field_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> read(SPENDING.replace("of: [abroad", "of: [overseas")))
        .hasMessageContaining("overseas");
  }

  @Test
  void a_personal_field_is_never_shown_filtered_or_sorted_by() {
    var field = "  - {name: holder, title: 姓名, title-en: Holder, type: string, personal: true%s}\n";
    assertThat(read(SPENDING + field.formatted("")).shown())
        .extracting(Field::name)
        .doesNotContain("holder");
    for (var way : List.of("shown: true", "filter: true", "sort: true, required: true")) {
      assertThatThrownBy(() -> read(SPENDING + field.formatted(", " + way)))
          .as(way)
          .hasMessageContaining("personal");
    }
  }

  @Test
  void who_keeps_it_and_how_it_is_looked_at_is_part_of_its_version_but_not_of_what_is_published() {
    var kept =
        read(
            SPENDING
                + """
                keepers: [X100]
                body: body
                retention-years: 5
                lookup: {ask: [body, year], answer: [total]}
                views: [{kind: chart, of: [abroad, cars], by: year}]
                """);
    assertThat(kept.views().getFirst().settings())
        .containsExactlyInAnyOrderEntriesOf(Map.of("of", "abroad,cars", "by", "year"));
    assertThat(TableSchema.whole(kept)).isNotEqualTo(TableSchema.whole(read(SPENDING)));
    assertThat(TableSchema.of(kept)).isEqualTo(TableSchema.of(read(SPENDING)));
    assertThatThrownBy(() -> read(SPENDING + "lookup: {ask: [number], answer: [total]}\n"))
        .hasMessageContaining("number");
  }

  @Test
  void every_shipped_definition_is_readable() {
    assertThat(Definitions.shipped()).extracting(RegisterDefinition::name).contains("air-daily");
  }

  @Test
  void a_row_is_told_everything_that_is_wrong_with_it() {
    var reader = new RowReader(read(SPENDING), List.of(), new GateSettings(Map.of(), 0.8));
    var bad =
        reader.read(
            Map.of("year", "二〇二五", "total", "-3", "kind", "概算", "empty", "也许", "cars", "1e9"));
    assertThat(bad.problems())
        .containsExactly(
            "“年份”应当是年份，比如2026，现在是“二〇二五”。",
            "“合计”不能小于0，现在是-3。",
            "“公务用车购置及运行费”应当是数，现在是“1e9”。",
            "“是否空表”应当是“是”或者“否”，现在是“也许”。",
            "“类别”不能是“概算”，只能是预算、决算。",
            "“部门”不能空着。");
  }

  @Test
  void sums_and_days_in_order_are_checked_across_fields() {
    var reader = new RowReader(read(SPENDING), List.of(), new GateSettings(Map.of(), 0.8));
    var bad =
        reader.read(
            Map.of(
                "body",
                "甲",
                "year",
                "2025",
                "total",
                "1,000.5",
                "cars",
                "600",
                "hosting",
                "400",
                "planned_on",
                "2025-03-01",
                "settled_on",
                "2024年9月1日"));
    assertThat(bad.problems())
        .containsExactly(
            "“合计”是1000.5，但“因公出国（境）费”、“公务用车购置及运行费”、“公务接待费”加起来是1000，相差0.5。",
            "“决算公开日”（2024-09-01）不能在“预算公开日”（2025-03-01）之前。");
    var good =
        reader.read(
            Map.of("body", "甲", "year", "2025年", "total", "1000", "cars", "600", "hosting", "400"));
    assertThat(good.problems()).isEmpty();
    assertThat(good.values()).containsEntry("year", (short) 2025);
  }
}
