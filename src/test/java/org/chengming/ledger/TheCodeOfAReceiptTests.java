package org.chengming.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.chengming.ledger.ReceiptCode.Mistyped;
import org.chengming.ledger.ReceiptCode.NoCode;
import org.chengming.ledger.ReceiptCode.Right;
import org.junit.jupiter.api.Test;

class TheCodeOfAReceiptTests {
  private static final long SEED = 20261128;
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private final Random random = new Random(SEED);

  @Test
  void is_the_first_eighty_bits_of_the_hash_and_a_check() {
    var hash = HexFormat.of().parseHex("00443214c74254b635cf" + "ff".repeat(22));
    assertThat(ReceiptCode.of(hash).value()).startsWith("0123456789ABCDEF").hasSize(17);
    assertThat(ReceiptCode.of(hash).shown()).matches("0123-4567-89AB-CDEF[0-9A-Z]");
  }

  @Test
  void leads_back_to_what_the_hash_begins_with() {
    for (int i = 0; i < 2000; i++) {
      var hash = new byte[32];
      random.nextBytes(hash);
      assertThat(ReceiptCode.of(hash).prefix()).isEqualTo(Arrays.copyOf(hash, 10));
    }
  }

  @Test
  void is_read_however_it_is_typed() {
    var code = any();
    for (var typed :
        new String[] {
          code.shown(),
          " " + code.shown().toLowerCase(Locale.ROOT) + "\n",
          code.value().replace('0', 'o').replace('1', 'l'),
          code.shown().replace("-", " — "),
          fullWidth(code.shown())
        }) {
      assertThat(ReceiptCode.read(typed)).as(typed).isEqualTo(new Right(code));
    }
  }

  @Test
  void finds_every_wrong_character_and_every_two_exchanged_and_knows_the_right_one() {
    for (int n = 0; n < 20; n++) {
      var code = any();
      var right = code.value().toCharArray();
      for (int i = 0; i < right.length; i++) {
        for (var c : ALPHABET.toCharArray()) {
          var wrong = right.clone();
          wrong[i] = c;
          mustFind(code, wrong, true);
        }
        for (int j = i + 1; j < right.length; j++) {
          var wrong = right.clone();
          wrong[i] = right[j];
          wrong[j] = right[i];
          mustFind(code, wrong, j == i + 1);
        }
      }
    }
  }

  private static void mustFind(ReceiptCode code, char[] wrong, boolean near) {
    var typed = new String(wrong);
    if (typed.equals(code.value())) {
      return;
    }
    var read = ReceiptCode.read(typed);
    assertThat(read).as(typed).isInstanceOf(Mistyped.class);
    if (near) {
      assertThat(((Mistyped) read).near()).contains(code);
    }
  }

  @Test
  void is_nothing_else() {
    for (var typed :
        new String[] {
          "",
          "0123",
          "U".repeat(17),
          "0".repeat(16),
          "0".repeat(18),
          "申请编号申请编号申请编号申请编号申",
          "0".repeat(100_000),
          "'; drop table x--"
        }) {
      assertThat(ReceiptCode.read(typed)).isEqualTo(new NoCode());
    }
    assertThatThrownBy(() -> new ReceiptCode("00000000000000001"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private ReceiptCode any() {
    var hash = new byte[32];
    random.nextBytes(hash);
    return ReceiptCode.of(hash);
  }

  private static String fullWidth(String text) {
    return text.chars()
        .mapToObj(c -> String.valueOf((char) (c + 0xFEE0)))
        .collect(java.util.stream.Collectors.joining());
  }
}
