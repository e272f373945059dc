package org.chengming.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingViewsTests {
  private static RegisterDefinition with(String views) {
    return ReadingADefinitionTests.read(ReadingADefinitionTests.SPENDING + "views:\n" + views);
  }

  @Test
  void a_view_takes_its_name_from_its_kind_and_two_must_not_share_one() {
    var views =
        RegisterView.of(
            with(
                "  - {kind: chart, by: year, of: total}\n  - {kind: chart, name: parts, by: body}\n"));
    assertThat(views).extracting(RegisterView::name).containsExactly("chart", "parts");
    assertThatThrownBy(() -> with("  - {kind: chart, by: year}\n  - {kind: chart, by: body}\n"))
        .hasMessageContaining("give one of them a name");
  }

  @Test
  void what_is_not_known_or_cannot_be_drawn_is_told_at_once() {
    Map.of(
            "  - {kind: pie, by: year}\n", "pie",
            "  - {kind: chart, by: year, colour: red}\n", "colour",
            "  - {kind: chart, of: total}\n", "needs by",
            "  - {kind: chart, by: yaer}\n", "yaer",
            "  - {kind: chart, by: year, of: body}\n", "cannot show the field body",
            "  - {kind: map, longitude: total, latitude: total}\n", "needs label",
            "  - {kind: calendar, day: planned_on, of: total, place: kind}\n", "filtering",
            "  - {kind: table, valid-from: planned_on}\n", "a first and a last",
            "  - {kind: dossier, key: body, with: [other]}\n", "register:field",
            "  - {kind: chart, by: year, title: 图}\n", "both languages")
        .forEach(
            (view, told) ->
                assertThatThrownBy(() -> with(view)).as(view).hasMessageContaining(told));
  }

  @Test
  void a_dossier_names_registers_that_are_there_and_offer_its_key() {
    var register = with("  - {kind: dossier, key: body, with: [test-spending:kind]}\n");
    assertThatThrownBy(() -> RegisterView.check(register, name -> null))
        .hasMessageContaining("test-spending");
    assertThatThrownBy(() -> RegisterView.check(register, name -> register))
        .hasMessageContaining("kind");
    var good = with("  - {kind: dossier, key: body, with: [test-spending:body]}\n");
    RegisterView.check(good, name -> good);
  }

  @Test
  void amounts_add_up_unless_the_definition_names_others() {
    assertThat(RegisterView.sums(with("  - {kind: chart, by: year}\n")))
        .extracting(Field::name)
        .containsExactly("total");
    assertThat(RegisterView.sums(with("  - {kind: table, sums: [abroad, cars]}\n")))
        .extracting(Field::name)
        .containsExactly("abroad", "cars");
    assertThat(RegisterView.sums(with("  - {kind: table, sums: []}\n"))).isEmpty();
  }

  @Test
  void a_level_reaches_to_its_last_value() {
    var scale = RegisterView.Scale.AIR_QUALITY;
    var levels = List.of(0, 50, 51, 100, 101, 150, 151, 200, 201, 300, 301, 500);
    assertThat(levels.stream().map(v -> scale.level(BigDecimal.valueOf(v))))
        .containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6);
  }
}
