package org.chengming.accounts;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.chengming.web.Refused;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes with Argon2id at the parameters OWASP names (19 MiB, 2 passes, 1 lane), and says what a password must be. Length is
 * what counts: no rules about kinds of characters, as NIST SP 800-63B has it.
 */
@Component
class Passwords {
  private static final int LEAST = 10;
  private static final int MOST = 128;
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final Set<String> COMMON =
      Set.of("1234567890", "0123456789", "qwertyuiop", "password123", "1q2w3e4r5t", "admin12345", "administrator",
          "abc1234567", "a123456789", "1111111111", "0000000000", "8888888888", "6666666666", "woaini1314",
          "5201314520", "heilongjiang", "zhengwugongkai", "chengming123");

  private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
  private final SecureRandom random = new SecureRandom();
  /** Compared against when the account does not exist, so that both answers take the same time. */
  private final String nobody = hash("nobody has this password");

  String hash(String password) {
    return Objects.requireNonNull(encoder.encode(password));
  }

  boolean matches(String password, String hash) {
    return password.length() <= MOST && encoder.matches(password, hash);
  }

  void matchesNobody(String password) {
    matches(password, nobody);
  }

  /** Twenty characters that are read aloud without confusion, in groups of five. */
  String temporary() {
    var password = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      if (i > 0 && i % 5 == 0) {
        password.append('-');
      }
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }

  /** @throws Refused when the password is too short, too long, common, or the user's own name */
  void check(String password, String username) {
    var plain = password.toLowerCase(Locale.ROOT);
    if (password.length() < LEAST || password.length() > MOST) {
      throw Refused.because("password", "密码要有 %d 到 %d 个字符，可以是一句话。".formatted(LEAST, MOST), "Password length is out of bounds");
    }
    if (COMMON.contains(plain) || plain.contains(username) || plain.chars().distinct().count() < 4) {
      throw Refused.because("password", "这个密码太容易猜到，请换一个。", "Password is common");
    }
  }
}
