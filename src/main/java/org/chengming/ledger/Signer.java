package org.chengming.ledger;

import java.nio.ByteBuffer;

/** A private key of signed notes. */
final class Signer {
  private final KeyType type;
  private final byte[] secret;
  private final Verifier verifier;

  /**
   * @param name of the key; a log's is its origin
   * @param secret 32 bytes
   */
  Signer(KeyType type, String name, byte[] secret) {
    this.type = type;
    this.secret = secret.clone();
    this.verifier = new Verifier(type, name, type.scheme().open(secret));
  }

  Verifier verifier() {
    return verifier;
  }

  /** With a key whose signatures carry no time. */
  SignedNote.Line sign(String text) {
    return sign(text, 0);
  }

  /**
   * @param time in seconds, for a key whose signatures carry it
   */
  SignedNote.Line sign(String text, long time) {
    var signature = type.scheme().sign(secret, type.message(text, time));
    var line = ByteBuffer.allocate(type.timeBytes() + signature.length);
    if (type.timeBytes() > 0) {
      line.putLong(time);
    }
    return verifier.line(line.put(signature).array());
  }
}
