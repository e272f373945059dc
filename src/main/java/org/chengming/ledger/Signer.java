package org.chengming.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** A private Ed25519 key of signed notes, made of 32 random bytes. */
final class Signer {
  private final PrivateKey key;
  private final Verifier log;
  private final Verifier witness;

  /**
   * @param name of the key; a log's is its origin
   * @param seed 32 bytes
   */
  Signer(String name, byte[] seed) {
    // The JDK does not work out the public key of a private one.
    var open = new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey().getEncoded();
    this.log = new Verifier(name, Verifier.LOG, open);
    this.witness = new Verifier(name, Verifier.WITNESS, open);
    try {
      this.key =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has Ed25519", e);
    }
  }

  Verifier log() {
    return log;
  }

  /** The same key as a witness of other logs. */
  Verifier witness() {
    return witness;
  }

  SignedNote.Line sign(String text) {
    return log.line(signature(text));
  }

  /**
   * @param time in seconds
   */
  SignedNote.Line cosign(String text, long time) {
    var signature = signature(Verifier.cosignedText(text, time));
    return witness.line(
        ByteBuffer.allocate(Long.BYTES + signature.length).putLong(time).put(signature).array());
  }

  private byte[] signature(String text) {
    try {
      var signing = Signature.getInstance("Ed25519");
      signing.initSign(key);
      signing.update(text.getBytes(StandardCharsets.UTF_8));
      return signing.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Nothing could be signed", e);
    }
  }
}
