package org.chengming.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GB 32100 and GB 11714. */
class OrganisationCodesTests {
  @ParameterizedTest
  @ValueSource(strings = {"91350100M000100Y43", "11230500001755309F", "91230500MA1B3N1N2M"})
  void a_right_credit_code_is_accepted(String code) {
    assertThat(new Uscc(code).value()).isEqualTo(code);
    assertThat(new Uscc(code).organisationCode().value()).isEqualTo(code.substring(8, 17));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "91350100M000100Y44",
        "11230500001755390F",
        "91350100M000100Y4",
        "91350100I000100Y43",
        "",
        "11230500001755309f"
      })
  void a_wrong_credit_code_is_refused(String code) {
    assertThatThrownBy(() -> new Uscc(code))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00175530-9", "MA1B3N1N-2", "001755309", "00001434-9"})
  void a_right_organisation_code_is_accepted_with_or_without_hyphen(String code) {
    assertThat(OrganisationCode.of(code).value()).isEqualTo(code.replace("-", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"001755308", "00175530X", "0017553099", "ma1b3n1n2"})
  void a_wrong_organisation_code_is_refused(String code) {
    assertThatThrownBy(() -> OrganisationCode.of(code))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void one_changed_character_is_always_noticed() {
    var random = new Random(11714);
    for (int i = 0; i < 2_000; i++) {
      var code = OrganisationCode.withCheck("%08d".formatted(random.nextInt(100_000_000))).value();
      int at = random.nextInt(8);
      var digit =
          Character.forDigit(
              (Character.digit(code.charAt(at), 10) + 1 + random.nextInt(9)) % 10, 10);
      var changed = code.substring(0, at) + digit + code.substring(at + 1);
      assertThat(OrganisationCode.isValid(changed)).as(code + " as " + changed).isFalse();
    }
  }
}
