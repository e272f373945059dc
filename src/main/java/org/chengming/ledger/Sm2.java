package org.chengming.ledger;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * SM2 over SM3 (GB/T 32918.2) on the curve of GB/T 32918.5. Keys are a four, x and y, 65 bytes;
 * signatures the DER of r and s, as GM/T 0009 (GB/T 35276) has both and openssl reads them. Only
 * the one DER of two numbers is taken, so a signature cannot be written in two ways.
 */
final class Sm2 implements Scheme {
  /** Who signs, where nobody has agreed on another name (GM/T 0009, GB/T 35276). */
  private static final byte[] ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

  private static final ECDomainParameters CURVE =
      new ECDomainParameters(CustomNamedCurves.getByName("sm2p256v1"));
  private static final int KEY_BYTES = 65;
  private static final byte UNCOMPRESSED = 4;

  private final SecureRandom random;

  /**
   * @param random for the number each signature is made with: who can guess it has the secret
   */
  Sm2(SecureRandom random) {
    this.random = random;
  }

  /**
   * The secret as a number from 1 to n-2. Bytes that are one are taken as they are, so that a key
   * made elsewhere can be brought; random ones that are none, one of four thousand million, wrap
   * around.
   */
  private static ECPrivateKeyParameters number(byte[] secret) {
    var number = new BigInteger(1, secret).mod(CURVE.getN().subtract(BigInteger.ONE));
    if (number.signum() == 0) {
      throw new IllegalArgumentException("Nought is no SM2 key");
    }
    return new ECPrivateKeyParameters(number, CURVE);
  }

  @Override
  public byte[] open(byte[] secret) {
    return new FixedPointCombMultiplier()
        .multiply(CURVE.getG(), number(secret).getD())
        .getEncoded(false);
  }

  @Override
  public byte[] sign(byte[] secret, byte[] message) {
    var signing = new SM2Signer();
    signing.init(true, new ParametersWithID(new ParametersWithRandom(number(secret), random), ID));
    signing.update(message, 0, message.length);
    try {
      return signing.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException("Nothing could be signed", e);
    }
  }

  @Override
  public boolean holds(byte[] key, byte[] message, byte[] signature) {
    var point = new ECPublicKeyParameters(CURVE.getCurve().decodePoint(key), CURVE);
    var check = new SM2Signer();
    check.init(false, new ParametersWithID(point, ID));
    check.update(message, 0, message.length);
    return check.verifySignature(signature);
  }

  @Override
  public boolean isKey(byte[] bytes) {
    if (bytes.length != KEY_BYTES || bytes[0] != UNCOMPRESSED) {
      return false;
    }
    try {
      return CURVE.getCurve().decodePoint(bytes).isValid();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
