package org.chengming.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signature by SM2 … */
class SigningWithSm2Tests {
  private static final HexFormat HEX = HexFormat.of();
  private static final String ORIGIN = "sm2.example/ledger";
  private static final String TEXT = new Checkpoint(ORIGIN, 0, Merkle.empty()).text();

  /** What X.509 puts before the 65 bytes of a key. */
  private static final String X509 = "3059301306072a8648ce3d020106082a811ccf5501822d034200";

  private static final Scheme SM2 = KeyType.SM2.scheme();
  private final Signer ed25519 = new Signer(KeyType.LOG, ORIGIN, seed(1));
  private final Signer sm2 = new Signer(KeyType.SM2, ORIGIN, seed(2));

  @TempDir Path folder;

  private static byte[] seed(int n) {
    var seed = new byte[32];
    Arrays.fill(seed, (byte) n);
    return seed;
  }

  private SignedNote both() {
    return new SignedNote(TEXT, List.of(ed25519.sign(TEXT), sm2.sign(TEXT)));
  }

  /** The example of GB/T 32918.5, with its random number. */
  @Test
  void is_the_one_the_standard_gives() {
    var secret = HEX.parseHex("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8");
    var key =
        HEX.parseHex(
            "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
    var signature =
        HEX.parseHex(
            "3046022100f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                + "022100b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");
    var random = "59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21";
    var message = "message digest".getBytes(UTF_8);
    assertThat(SM2.open(secret)).isEqualTo(key);
    assertThat(new Sm2(always(HEX.parseHex(random))).sign(secret, message)).isEqualTo(signature);
    assertThat(SM2.holds(key, message, signature)).isTrue();
    assertThat(SM2.holds(key, "message digesu".getBytes(UTF_8), signature)).isFalse();
  }

  private static SecureRandom always(byte[] number) {
    return new SecureRandom() {
      @Override
      public void nextBytes(byte[] bytes) {
        System.arraycopy(number, 0, bytes, 0, bytes.length);
      }
    };
  }

  @Test
  void is_known_by_the_identifier_of_sm2_with_sm3() throws IOException {
    var written = sm2.verifier().toString();
    var bytes = Base64.getDecoder().decode(written.substring(written.lastIndexOf('+') + 1));
    var identifier = GMObjectIdentifiers.sm2sign_with_sm3.getEncoded();
    assertThat(bytes[0]).isEqualTo((byte) 0xff);
    assertThat(Arrays.copyOfRange(bytes, 1, 1 + identifier.length)).isEqualTo(identifier);
    assertThat(bytes).hasSize(1 + identifier.length + 65);
    var read = Verifier.parse(written);
    assertThat(read.toString()).isEqualTo(written);
    assertThat(read.type()).isEqualTo(KeyType.SM2);
    assertThat(read.signed(both())).isTrue();
  }

  @Test
  void is_taken_in_one_spelling_only_and_whatever_else_stands_there_is_none() {
    var message = TEXT.getBytes(UTF_8);
    var key = SM2.open(seed(2));
    var right = SM2.sign(seed(2), message);
    assertThat(SM2.holds(key, message, right)).isTrue();
    var wrong = new ArrayList<byte[]>();
    for (int length = 0; length < right.length; length++) {
      wrong.add(Arrays.copyOf(right, length));
    }
    wrong.add(Arrays.copyOf(right, right.length + 1));
    wrong.add(HEX.parseHex("3081" + HEX.formatHex(right).substring(2)));
    wrong.add(HEX.parseHex("3006020100020100"));
    wrong.add(HEX.parseHex("3006020101020101"));
    wrong.add(HEX.parseHex("30060201ff0201ff"));
    wrong.add(new byte[64]);
    wrong.add(SM2.sign(seed(3), message));
    for (var signature : wrong) {
      assertThat(SM2.holds(key, message, signature)).as(HEX.formatHex(signature)).isFalse();
    }
  }

  @Test
  void has_a_key_on_the_curve_and_a_secret_of_any_bytes_but_nought() {
    var key = SM2.open(seed(2));
    assertThat(SM2.isKey(key)).isTrue();
    key[64] ^= 1;
    assertThat(SM2.isKey(key)).as("beside the curve").isFalse();
    assertThat(SM2.isKey(new byte[65])).isFalse();
    assertThat(SM2.isKey(new byte[] {0})).as("infinity").isFalse();
    assertThat(SM2.isKey(new byte[0])).isFalse();
    var order = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123";
    var largest = number(order, 2);
    assertThat(SM2.holds(SM2.open(largest), seed(0), SM2.sign(largest, seed(0)))).isTrue();
    assertThatThrownBy(() -> SM2.open(number(order, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SM2.open(new byte[32])).isInstanceOf(IllegalArgumentException.class);
    assertThat(SM2.open(seed(0xff))).as("more than the order").isNotEqualTo(SM2.open(largest));
  }

  private static byte[] number(String hex, int less) {
    var bytes = new BigInteger(hex, 16).subtract(BigInteger.valueOf(less)).toByteArray();
    return Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length);
  }

  @Test
  void must_be_there_for_whoever_asks_for_it_and_is_passed_over_by_others() {
    var asked = Keyring.of(List.of(ed25519.verifier(), sm2.verifier()));
    var alone = Keyring.of(List.of(sm2.verifier()));
    var international = Keyring.of(List.of(ed25519.verifier()));
    var without = new SignedNote(TEXT, List.of(ed25519.sign(TEXT)));
    assertThat(asked.problem(both())).isEmpty();
    assertThat(asked.types(both())).containsExactly(KeyType.LOG, KeyType.SM2);
    assertThat(asked.problem(without)).hasValue("there is no SM2 signature of " + ORIGIN);
    assertThat(alone.signed(new SignedNote(TEXT, List.of(sm2.sign(TEXT))))).isTrue();
    assertThat(alone.signed(without)).isFalse();
    assertThat(international.signed(both())).isTrue();
    assertThat(international.signed(without)).isTrue();

    var elder = new Signer(KeyType.SM2, ORIGIN, seed(4));
    assertThat(Keyring.of(List.of(sm2.verifier(), elder.verifier())).signed(both()))
        .as("one of an older and a newer key")
        .isTrue();
    assertThat(Keyring.of(List.of()).signed(both())).isFalse();
  }

  @Test
  void spoils_the_note_where_it_is_wrong_and_is_known() {
    var forged =
        new SignedNote(TEXT, List.of(ed25519.sign(TEXT), sm2.sign(TEXT.replace('0', '1'))));
    var known =
        Keyring.offered(
            "%s\n%s\n".formatted(ed25519.verifier(), sm2.verifier())
                + "sm2.example/ledger+00000000+/4Z1bmtub3du\n");
    assertThat(known.keys()).as("a type that comes later is passed over").hasSize(2);
    assertThat(known.signed(both())).isTrue();
    assertThat(known.problem(forged))
        .hasValue("the SM2 signature of %s is wrong".formatted(ORIGIN));
    assertThat(known.signed(new SignedNote(TEXT, List.of(ed25519.sign(TEXT))))).isTrue();
    var strange = new ArrayList<>(both().lines());
    strange.add(1, new SignedNote.Line(ORIGIN, seed(9)));
    strange.add(new Signer(KeyType.SM2, "elsewhere.example", seed(2)).sign(TEXT));
    assertThat(known.signed(new SignedNote(TEXT, strange))).as("lines of others").isTrue();
  }

  /** Debian's, which shares no code with ours. */
  @Test
  void is_verified_by_openssl_and_one_of_openssl_by_us() throws Exception {
    assumeTrue(
        openssl("genpkey", "-algorithm", "SM2", "-outform", "DER", "-out", "secret"),
        "no openssl with SM2");
    Files.writeString(folder.resolve("text"), TEXT);
    Files.write(folder.resolve("signature"), SM2.sign(seed(2), TEXT.getBytes(UTF_8)));
    Files.write(folder.resolve("key"), HEX.parseHex(X509 + HEX.formatHex(SM2.open(seed(2)))));
    assertThat(verifies("text")).isTrue();
    Files.writeString(folder.resolve("other"), TEXT.replace('0', '1'));
    assertThat(verifies("other")).isFalse();

    assertThat(openssl(pkeyutl("-sign", "-inkey", "secret", "-in", "text", "-out", "theirs")))
        .isTrue();
    // By RFC 5915: the version 1, the 32 bytes of the number, and the key at the end.
    var secret = Files.readAllBytes(folder.resolve("secret"));
    var key = Arrays.copyOfRange(secret, secret.length - 65, secret.length);
    int number = HEX.formatHex(secret).indexOf("0201010420") / 2 + 5;
    var theirs = Files.readAllBytes(folder.resolve("theirs"));
    assertThat(SM2.isKey(key)).isTrue();
    assertThat(SM2.holds(key, TEXT.getBytes(UTF_8), theirs)).isTrue();
    assertThat(SM2.open(Arrays.copyOfRange(secret, number, number + 32)))
        .as("a key brought")
        .isEqualTo(key);
  }

  private boolean verifies(String text) throws Exception {
    return openssl(
        pkeyutl("-verify", "-pubin", "-inkey", "key", "-in", text, "-sigfile", "signature"));
  }

  private static String[] pkeyutl(String... words) {
    var command =
        new ArrayList<>(
            List.of("pkeyutl", "-rawin", "-digest", "sm3", "-keyform", "DER", "-pkeyopt"));
    command.add("distid:1234567812345678");
    command.addAll(List.of(words));
    return command.toArray(String[]::new);
  }

  private boolean openssl(String... words) throws InterruptedException {
    var command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(words));
    try {
      var process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("said").toFile())
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
