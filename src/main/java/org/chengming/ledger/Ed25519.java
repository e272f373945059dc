package org.chengming.ledger;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** RFC 8032: keys of 32 bytes, signatures of 64. */
final class Ed25519 implements Scheme {
  private static final int KEY_BYTES = 32;
  private static final String NAME = "Ed25519";

  /** What X.509 puts before the 32 bytes of a key. */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  /** The JDK does not work out the public key of a private one. */
  @Override
  public byte[] open(byte[] secret) {
    return new Ed25519PrivateKeyParameters(secret, 0).generatePublicKey().getEncoded();
  }

  @Override
  public byte[] sign(byte[] secret, byte[] message) {
    try {
      var signing = Signature.getInstance(NAME);
      signing.initSign(
          KeyFactory.getInstance(NAME)
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, secret)));
      signing.update(message);
      return signing.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Nothing could be signed", e);
    }
  }

  @Override
  public boolean holds(byte[] key, byte[] message, byte[] signature) {
    try {
      var check = Signature.getInstance(NAME);
      check.initVerify(publicKey(key));
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static PublicKey publicKey(byte[] key) throws GeneralSecurityException {
    var encoded = ByteBuffer.allocate(X509.length + key.length).put(X509).put(key).array();
    return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded));
  }

  @Override
  public boolean isKey(byte[] bytes) {
    return bytes.length == KEY_BYTES;
  }
}
