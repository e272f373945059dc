package org.chengming.accounts;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6238, appendix B, the SHA-1 column; and what is taken around a moment. */
class CodesByTimeTests {
  private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void are_those_of_the_standard(long seconds, String code) {
    var step = Totp.step(Instant.ofEpochSecond(seconds));
    assertThat(Totp.code(SECRET, step, 8)).isEqualTo(code);
    assertThat(Totp.code(SECRET, step, 6)).isEqualTo(code.substring(2));
  }

  @Test
  void are_taken_one_step_early_or_late_and_no_more() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      var secret = new byte[Totp.SECRET_BYTES];
      random.nextBytes(secret);
      var now = Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
      for (int off = -3; off <= 3; off++) {
        var step = Totp.step(now) + off;
        var found = Totp.stepOf(secret, Totp.code(secret, step, 6), now);
        if (Math.abs(off) <= 1) {
          // Two steps may share a code, one time in a million.
          assertThat(found).as("seed %d, off %d", seed, off).isPresent();
        } else if (found.isPresent()) {
          assertThat(Totp.code(secret, found.getAsLong(), 6))
              .as("seed %d, off %d", seed, off)
              .isEqualTo(Totp.code(secret, step, 6));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "foobar, MZXW6YTBOI"})
  void come_of_a_secret_written_by_rfc_4648_without_padding(String bytes, String text) {
    assertThat(Totp.base32(bytes.getBytes(US_ASCII))).isEqualTo(text);
  }
}
