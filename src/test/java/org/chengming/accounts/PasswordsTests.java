package org.chengming.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** A password … */
class PasswordsTests {
  private final Passwords passwords =
      new Passwords(new StaticListableBeanFactory().getBeanProvider(HashCost.class));

  @Test
  void of_nobody_takes_the_same_work_as_anybodys_and_never_matches() {
    var anybodys = passwords.hash("correct horse battery");
    assertThat(parameters(passwords.nobody)).isEqualTo(parameters(anybodys));
    assertThat(passwords.nobody).hasSameSizeAs(anybodys);
    assertThat(new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2).upgradeEncoding(passwords.nobody))
        .isFalse();
    assertThat(passwords.matches("correct horse battery", null)).isFalse();
    assertThat(passwords.matches("correct horse battery", anybodys)).isTrue();
    assertThat(new Passwords(HashCost.OWASP).nobody).isNotEqualTo(passwords.nobody);
  }

  private static String parameters(String hash) {
    return hash.substring(0, hash.indexOf('$', hash.indexOf("m=")));
  }
}
