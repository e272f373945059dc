package org.chengming.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.digest.DigestUtils;

/** One key, and what is derived of it for each purpose. */
final class SealKey {
  static final int ID_BYTES = 4;
  private static final String MAC = "HmacSHA256";

  private final byte[] id;
  private final SecretKey sealing;
  private final SecretKey marking;

  SealKey(byte[] key) {
    try {
      this.id = Arrays.copyOf(DigestUtils.sha256(key), ID_BYTES);
      this.sealing = new SecretKeySpec(mac(new SecretKeySpec(key, MAC), "seal"), "AES");
      this.marking = new SecretKeySpec(mac(new SecretKeySpec(key, MAC), "mark"), MAC);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256", e);
    }
  }

  byte[] id() {
    return id.clone();
  }

  boolean hasId(byte[] other) {
    return Arrays.equals(id, other);
  }

  SecretKey sealing() {
    return sealing;
  }

  /** 32 bytes that only a holder of the key can work out. */
  byte[] mark(String text) {
    try {
      return mac(marking, text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + MAC, e);
    }
  }

  private static byte[] mac(SecretKey key, String text) throws GeneralSecurityException {
    var mac = Mac.getInstance(MAC);
    mac.init(key);
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }
}
