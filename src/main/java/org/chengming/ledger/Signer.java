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
  private final PrivateKey witnessKey;
  private final Verifier log;
  private final Verifier witness;

  /**
   * @param name of the key; a log's is its origin
   * @param seed 32 bytes
   */
  Signer(String name, byte[] seed) {
    var other = Merkle.digest();
    other.update("chengming witness\n".getBytes(StandardCharsets.UTF_8));
    var witnessSeed = other.digest(seed);
    this.log = new Verifier(name, Verifier.LOG, open(seed));
    this.witness = new Verifier(name + "/witness", Verifier.WITNESS, open(witnessSeed));
    try {
      this.key = secret(seed);
      this.witnessKey = secret(witnessSeed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has Ed25519", e);
    }
  }

  /** The JDK does not work out the public key of a private one. */
  private static byte[] open(byte[] seed) {
    return new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey().getEncoded();
  }

  private static PrivateKey secret(byte[] seed) throws GeneralSecurityException {
    return KeyFactory.getInstance("Ed25519")
        .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
  }

  Verifier log() {
    return log;
  }

  /** The key for witnessing other logs; another one, worked out of the same bytes. */
  Verifier witness() {
    return witness;
  }

  SignedNote.Line sign(String text) {
    return log.line(signature(key, text));
  }

  /**
   * @param time in seconds
   */
  SignedNote.Line cosign(String text, long time) {
    var signature = signature(witnessKey, Verifier.cosignedText(text, time));
    return witness.line(
        ByteBuffer.allocate(Long.BYTES + signature.length).putLong(time).put(signature).array());
  }

  private static byte[] signature(PrivateKey key, String text) {
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
