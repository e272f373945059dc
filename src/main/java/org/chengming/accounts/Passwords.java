package org.chengming.accounts;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes with Argon2id at {@link HashCost#OWASP} and one lane, and says what a password must be.
 * Length is what counts: no rules about kinds of characters, as NIST SP 800-63B has it.
 */
@Component
class Passwords {
  private static final int LEAST = 12;
  private static final int MOST = 128;
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  /** What common passwords are made of; one that holds little else is common too. */
  private static final List<String> COMMON =
      Stream.of(
              "password",
              "passw0rd",
              "qwertyuiop",
              "qwerty",
              "asdfghjkl",
              "1q2w3e4r5t",
              "1qaz2wsx3edc",
              "administrator",
              "admin",
              "woaini",
              "5201314",
              "iloveyou",
              "letmein",
              "welcome",
              "heilongjiang",
              "zhengwugongkai",
              "chengming",
              "1234567890",
              "0987654321",
              "123456",
              "abcdef",
              "abc123",
              "aaa111",
              "123123",
              "112233",
              "147258369")
          .sorted(Comparator.comparingInt(String::length).reversed())
          .toList();

  private static final int SALT = 16;
  private static final int HASH = 32;

  private final Argon2PasswordEncoder encoder;
  private final SecureRandom random = new SecureRandom();

  /** Each hash takes 19 MiB and a core; more at once would only be a way to exhaust the server. */
  private final Semaphore places =
      new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));

  /** Compared against when the account does not exist, so that both answers take the same work. */
  final String nobody;

  @Autowired
  Passwords(ObjectProvider<HashCost> cost) {
    this(cost.getIfAvailable(() -> HashCost.OWASP));
  }

  Passwords(HashCost cost) {
    encoder = new Argon2PasswordEncoder(SALT, HASH, 1, cost.kibibytes(), cost.passes());
    nobody =
        "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
            .formatted(cost.kibibytes(), cost.passes(), randomBase64(SALT), randomBase64(HASH));
  }

  private String randomBase64(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  String hash(String password) {
    places.acquireUninterruptibly();
    try {
      return Objects.requireNonNull(encoder.encode(password));
    } finally {
      places.release();
    }
  }

  /**
   * @param hash null when there is no such account; never matches, after the same work
   */
  boolean matches(String password, @Nullable String hash) {
    places.acquireUninterruptibly();
    try {
      return encoder.matches(password.length() > MOST ? "" : password, hash == null ? nobody : hash)
          && hash != null;
    } finally {
      places.release();
    }
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

  /**
   * @throws Refused when the password is too short, too long, common, or made of the user's own
   *     name
   */
  void check(String password, String username) {
    if (password.length() < LEAST || password.length() > MOST) {
      throw Refused.because(
          "password",
          "密码要有 %d 到 %d 个字符，可以是一句话。".formatted(LEAST, MOST),
          "Password length is out of bounds");
    }
    var plain = password.toLowerCase(Locale.ROOT);
    var left = plain.replace(username, "");
    for (var part : COMMON) {
      left = left.replace(part, "");
    }
    // What stands beside the known parts must still be something to guess.
    if (plain.chars().distinct().count() < 5
        || (left.length() < plain.length() && left.length() < LEAST / 2)) {
      throw Refused.because("password", "这个密码太容易猜到，请换一个。", "Password is common");
    }
  }
}
