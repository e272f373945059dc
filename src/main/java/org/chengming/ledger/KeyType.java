package org.chengming.ledger;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a key of signed notes signs and how, by the signature types of C2SP's signed-note. Lists of
 * keys have them in this order, so that what every client reads stands first.
 */
enum KeyType {
  /** A log's own signature. */
  LOG("Ed25519", "01", new Ed25519(), false),

  /**
   * A log's own, by the Chinese standards. Types the specification has no byte for are an ff and a
   * longer identifier: the DER of the object identifier 1.2.156.10197.1.501, SM2 with SM3.
   */
  SM2("SM2", "ff06082a811ccf55018375", new Sm2(new SecureRandom()), false),

  /** A witness's, which carries the time (C2SP's tlog-cosignature). */
  WITNESS("cosignature", "04", new Ed25519(), true);

  private static final int TIME_BYTES = 8;

  private final String shown;
  private final byte[] bytes;
  private final Scheme scheme;
  private final boolean timed;

  KeyType(String shown, String bytes, Scheme scheme, boolean timed) {
    this.shown = shown;
    this.bytes = HexFormat.of().parseHex(bytes);
    this.scheme = scheme;
    this.timed = timed;
  }

  /** Of a key as verifier keys have it: the type, then the key; empty for types not known here. */
  static Optional<KeyType> of(byte[] typeAndKey) {
    return Arrays.stream(values()).filter(type -> type.begins(typeAndKey)).findFirst();
  }

  private boolean begins(byte[] typeAndKey) {
    return typeAndKey.length >= bytes.length
        && Arrays.equals(typeAndKey, 0, bytes.length, bytes, 0, bytes.length);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  Scheme scheme() {
    return scheme;
  }

  /** Bytes of the time that stand before a signature. */
  int timeBytes() {
    return timed ? TIME_BYTES : 0;
  }

  /**
   * What is signed of a note.
   *
   * @param time in seconds; of no account where the signature carries none
   */
  byte[] message(String text, long time) {
    var message = timed ? "cosignature/v1\ntime %d\n%s".formatted(time, text) : text;
    return message.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return shown;
  }
}
