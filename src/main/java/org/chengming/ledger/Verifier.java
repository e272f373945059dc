package org.chengming.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A public Ed25519 key of signed notes: of a log (type 1), or of a witness (type 4, C2SP's
 * tlog-cosignature, whose signatures carry a time).
 */
final class Verifier {
  static final byte LOG = 1;
  static final byte WITNESS = 4;
  private static final int ID_BYTES = 4;
  private static final int TIME_BYTES = 8;
  private static final int SIGNATURE_BYTES = 64;
  private static final Pattern WRITTEN =
      Pattern.compile("([^\\s+]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]+={0,2})");

  /** What X.509 puts before the 32 bytes of an Ed25519 key. */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final byte type;
  private final byte[] key;
  private final byte[] id;

  /**
   * @param key 32 bytes
   */
  Verifier(String name, byte type, byte[] key) {
    if (name.isEmpty() || name.contains("+") || name.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("No name of a key: \"%s\"".formatted(name));
    }
    this.name = name;
    this.type = type;
    this.key = key.clone();
    this.id = id(name, type, key);
  }

  private static byte[] id(String name, byte type, byte[] key) {
    var digest = Merkle.digest();
    digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
    digest.update(type);
    return Arrays.copyOf(digest.digest(key), ID_BYTES);
  }

  /**
   * @param written name, id in hex and key in Base64, joined by {@code +}
   * @throws IllegalArgumentException where it is none, or its id is another key's
   */
  static Verifier parse(String written) {
    var found = WRITTEN.matcher(written.strip());
    if (!found.matches()) {
      throw new IllegalArgumentException("No verifier key: " + written);
    }
    var bytes = Base64.getDecoder().decode(found.group(3));
    if (bytes.length != 33 || (bytes[0] != LOG && bytes[0] != WITNESS)) {
      throw new IllegalArgumentException("No Ed25519 verifier key: " + written);
    }
    var verifier =
        new Verifier(found.group(1), bytes[0], Arrays.copyOfRange(bytes, 1, bytes.length));
    if (!HexFormat.of().formatHex(verifier.id).equals(found.group(2))) {
      throw new IllegalArgumentException("The id in %s is not that of its key".formatted(written));
    }
    return verifier;
  }

  String name() {
    return name;
  }

  /** The line of its signature. */
  SignedNote.Line line(byte[] signature) {
    return new SignedNote.Line(
        name, ByteBuffer.allocate(ID_BYTES + signature.length).put(id).put(signature).array());
  }

  /** Whether it has signed the note, as a log does. */
  boolean signed(SignedNote note) {
    return own(note)
        .filter(line -> line.length == ID_BYTES + SIGNATURE_BYTES)
        .filter(line -> holds(note.text(), Arrays.copyOfRange(line, ID_BYTES, line.length)))
        .isPresent();
  }

  /** When it has co-signed the note, in seconds; empty where it has not. */
  OptionalLong cosigned(SignedNote note) {
    var line = own(note).filter(l -> l.length == ID_BYTES + TIME_BYTES + SIGNATURE_BYTES);
    if (line.isEmpty()) {
      return OptionalLong.empty();
    }
    long time = ByteBuffer.wrap(line.get(), ID_BYTES, TIME_BYTES).getLong();
    var signature = Arrays.copyOfRange(line.get(), ID_BYTES + TIME_BYTES, line.get().length);
    return holds(cosignedText(note.text(), time), signature)
        ? OptionalLong.of(time)
        : OptionalLong.empty();
  }

  /** What a witness signs of a note. */
  static String cosignedText(String text, long time) {
    return "cosignature/v1\ntime %d\n%s".formatted(time, text);
  }

  private Optional<byte[]> own(SignedNote note) {
    return note.lines().stream()
        .filter(line -> line.name().equals(name))
        .map(SignedNote.Line::bytes)
        .filter(bytes -> Arrays.equals(bytes, 0, ID_BYTES, id, 0, ID_BYTES))
        .findFirst();
  }

  private boolean holds(String text, byte[] signature) {
    try {
      var check = Signature.getInstance("Ed25519");
      check.initVerify(publicKey());
      check.update(text.getBytes(StandardCharsets.UTF_8));
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private PublicKey publicKey() throws GeneralSecurityException {
    var encoded = ByteBuffer.allocate(X509.length + key.length).put(X509).put(key).array();
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  /** As others are given it. */
  @Override
  public String toString() {
    var bytes = ByteBuffer.allocate(1 + key.length).put(type).put(key).array();
    return "%s+%s+%s"
        .formatted(name, HexFormat.of().formatHex(id), Base64.getEncoder().encodeToString(bytes));
  }
}
