package org.chengming.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.chengming.web.Refused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation asks of passwords. As NIST SP 800-63B has it they do not expire and need no
 * kinds of characters; who is assessed by 等级保护 may be held to both.
 *
 * @param least characters, 12 or more
 * @param kinds of lower case, upper case, digits and others that must be in it, 0 to 4
 * @param days after which it must be replaced, 0 for never
 * @param history how many of the last ones, the present among them, may not come again
 */
@ConfigurationProperties("chengming.accounts.password")
record PasswordPolicy(
    @DefaultValue("12") int least,
    @DefaultValue("0") int kinds,
    @DefaultValue("0") int days,
    @DefaultValue("1") int history) {
  PasswordPolicy {
    if (least < 12 || least > 64 || kinds < 0 || kinds > 4 || days < 0 || history < 1) {
      throw new IllegalArgumentException(
          "chengming.accounts.password wants least 12 to 64, kinds 0 to 4, days from 0, history from 1; got %d, %d, %d, %d"
              .formatted(least, kinds, days, history));
    }
  }

  boolean expired(Instant setAt, Clock clock) {
    return days > 0 && clock.instant().isAfter(setAt.plus(Duration.ofDays(days)));
  }

  void check(String password) {
    if (password.length() < least) {
      throw Refused.because(
          "password", "密码至少要有 %d 个字符。".formatted(least), "Password is shorter than the policy");
    }
    if (kindsOf(password) < kinds) {
      throw Refused.because(
          "password",
          "密码里，小写字母、大写字母、数字、其他字符，至少要有 %d 种。".formatted(kinds),
          "Password has too few kinds of characters");
    }
  }

  private static long kindsOf(String password) {
    return password
        .chars()
        .map(
            c ->
                Character.isLowerCase(c)
                    ? 1
                    : Character.isUpperCase(c) ? 2 : Character.isDigit(c) ? 3 : 4)
        .distinct()
        .count();
  }

  /** For the form. */
  String hint() {
    return "%d 个字符以上，可以是一句话。%s%s"
        .formatted(
            least,
            kinds == 0 ? "长比复杂重要。" : "小写、大写、数字、其他字符，至少 %d 种。".formatted(kinds),
            days == 0 ? "" : "每 %d 天要换一次。".formatted(days));
  }
}
