package org.chengming.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexNumberTests {
  @ParameterizedTest
  @CsvSource({
    "000014349/2013-00081,000014349/2013-00081",
    "００００１４３４９／２０１３－０００８１,000014349/2013-00081",
    "' 000014349 / 2013 - 00081 ',000014349/2013-00081",
    "11440170007280420y/2021-00050,11440170007280420Y/2021-00050",
    "１１４４０１７０００７２８０４２０Ｙ/2021—00050,11440170007280420Y/2021-00050",
    "索引号：000014349/2013-00081,000014349/2013-00081",
  })
  void both_styles_are_read_however_they_were_typed(String typed, String value) {
    assertThat(IndexNumber.parse(typed)).hasValue(new IndexNumber(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2013-00081",
        "000014349/2013-81",
        "00001434/2013-00081",
        "20191202-189769",
        "000014349/2013-00081/x"
      })
  void what_is_no_number_is_not_taken(String typed) {
    assertThat(IndexNumber.parse(typed)).isEmpty();
  }

  @Test
  void a_tenant_may_have_a_style_of_its_own() {
    assertThat(IndexNumber.parse("２０１９１２０２-189769", Pattern.compile("\\d{8}-\\d{6}")))
        .hasValue(new IndexNumber("20191202-189769"));
  }

  @Test
  void nothing_unsafe_in_an_address_is_an_index_number() {
    assertThatThrownBy(() -> new IndexNumber("../2013")).hasMessageContaining("must look like");
  }
}
