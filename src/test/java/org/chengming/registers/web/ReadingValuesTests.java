package org.chengming.registers.web;

import static org.assertj.core.api.Assertions.assertThat;

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
  void true_and_false_are_yes_and_no_in_the_readers_language() {
    var field = registers.get("accidents").get("report_public");
    var yes = new RegisterRecord("1", 1, Map.of("report_public", true));
    assertThat(Shown.cell(yes, field, Words.CHINESE)).isEqualTo("是");
    assertThat(Shown.text("false", field, Words.ENGLISH)).isEqualTo("no");
    assertThat(Shown.cell(new RegisterRecord("1", 1, Map.of()), field, Words.CHINESE)).isEmpty();
  }
}
