package org.chengming.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A public key of signed notes. */
final class Verifier {
  private static final int ID_BYTES = 4;
  private static final Pattern WRITTEN =
      Pattern.compile("([^\\s+]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]+={0,2})");

  /** What stands under a note of one key. */
  enum Mark {
    NONE,
    WRONG,
    HOLDS
  }

  private final KeyType type;
  private final String name;
  private final byte[] key;
  private final byte[] id;

  /**
   * @throws IllegalArgumentException where the name or the key is none
   */
  Verifier(KeyType type, String name, byte[] key) {
    if (name.isEmpty() || name.contains("+") || name.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("No name of a key: \"%s\"".formatted(name));
    }
    if (!type.scheme().isKey(key)) {
      throw new IllegalArgumentException("The key of %s is none of %s".formatted(name, type));
    }
    this.type = type;
    this.name = name;
    this.key = key.clone();
    this.id = id(type, name, key);
  }

  private static byte[] id(KeyType type, String name, byte[] key) {
    var digest = Merkle.digest();
    digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
    digest.update(type.bytes());
    return Arrays.copyOf(digest.digest(key), ID_BYTES);
  }

  /**
   * @param written name, id in hex and key in Base64, joined by {@code +}
   * @throws IllegalArgumentException where it is none, of a type that is not known here, or its id
   *     is another key's
   */
  static Verifier parse(String written) {
    var found = WRITTEN.matcher(written.strip());
    if (!found.matches()) {
      throw new IllegalArgumentException("No verifier key: " + written);
    }
    var bytes = Base64.getDecoder().decode(found.group(3));
    var type =
        KeyType.of(bytes)
            .orElseThrow(() -> new IllegalArgumentException("A key of no known type: " + written));
    var key = Arrays.copyOfRange(bytes, type.bytes().length, bytes.length);
    var verifier = new Verifier(type, found.group(1), key);
    if (!HexFormat.of().formatHex(verifier.id).equals(found.group(2))) {
      throw new IllegalArgumentException("The id in %s is not that of its key".formatted(written));
    }
    return verifier;
  }

  /** The same where it is a key this program knows how to use. */
  static Optional<Verifier> known(String written) {
    try {
      return Optional.of(parse(written));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  KeyType type() {
    return type;
  }

  String name() {
    return name;
  }

  /** Whether it is the same key, whatever log it signs for. */
  boolean sameKey(Verifier other) {
    return type == other.type && Arrays.equals(key, other.key);
  }

  /** The line of its signature. */
  SignedNote.Line line(byte[] signature) {
    return new SignedNote.Line(
        name, ByteBuffer.allocate(ID_BYTES + signature.length).put(id).put(signature).array());
  }

  Mark under(SignedNote note) {
    return own(note)
        .map(line -> holds(line, note.text()) ? Mark.HOLDS : Mark.WRONG)
        .orElse(Mark.NONE);
  }

  boolean signed(SignedNote note) {
    return under(note) == Mark.HOLDS;
  }

  /** When it has co-signed the note, in seconds; empty where it has not. */
  OptionalLong cosigned(SignedNote note) {
    return type == KeyType.WITNESS && signed(note)
        ? OptionalLong.of(own(note).orElseThrow().getLong(ID_BYTES))
        : OptionalLong.empty();
  }

  private boolean holds(ByteBuffer line, String text) {
    int signed = ID_BYTES + type.timeBytes();
    if (line.capacity() < signed) {
      return false;
    }
    long time = type.timeBytes() == 0 ? 0 : line.getLong(ID_BYTES);
    var signature = Arrays.copyOfRange(line.array(), signed, line.capacity());
    return type.scheme().holds(key, type.message(text, time), signature);
  }

  private Optional<ByteBuffer> own(SignedNote note) {
    return note.lines().stream()
        .filter(line -> line.name().equals(name))
        .map(SignedNote.Line::bytes)
        .filter(bytes -> Arrays.equals(bytes, 0, ID_BYTES, id, 0, ID_BYTES))
        .findFirst()
        .map(ByteBuffer::wrap);
  }

  /** As others are given it. */
  @Override
  public String toString() {
    var bytes = ByteBuffer.allocate(type.bytes().length + key.length).put(type.bytes()).put(key);
    return "%s+%s+%s"
        .formatted(
            name, HexFormat.of().formatHex(id), Base64.getEncoder().encodeToString(bytes.array()));
  }
}
