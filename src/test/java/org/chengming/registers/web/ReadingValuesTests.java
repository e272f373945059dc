package org.chengming.registers.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.chengming.registers.RegisterRecord;
import org.chengming.registers.Registers;
import org.chengming.testing.ServerTest;
import org.chengming.web.Words;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class ReadingValuesTests {
  @Autowired Registers registers;

  @Test
  void a_list_of_values_goes_through_the_form_of_a_definition_as_it_is() {
    var kinds = List.of("废水、废气", "噪声");
    var field = Map.of("name", "kind", "title", "类别", "type", "string", "enum", kinds);
    Map<String, Object> before = Map.of("name", "test-form", "fields", List.of(field));
    var typed = DefinitionForm.values(before);
    typed.values().removeIf(String::isEmpty);
    assertThat(DefinitionForm.tree(before, typed, List.of()).get("fields"))
        .isEqualTo(List.of(field));
    typed.put("enum-0", "废水、废气，噪声，固体废物");
    assertThat(DefinitionForm.tree(before, typed, List.of()).get("fields").toString())
        .contains("[废水、废气, 噪声, 固体废物]");
  }

  @Test
  void true_and_false_are_yes_and_no_in_the_readers_language() {
    var field = registers.get("accidents").get("report_public");
    var yes = new RegisterRecord("1", 1, Map.of("report_public", true));
    assertThat(Shown.cell(yes, field, Words.CHINESE)).isEqualTo("是");
    assertThat(Shown.text("false", field, Words.ENGLISH)).isEqualTo("no");
    assertThat(Shown.cell(new RegisterRecord("1", 1, Map.of()), field, Words.CHINESE)).isEmpty();
  }
}
