package org.chengming.accounts;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes by time, RFC 6238: HMAC-SHA-1, steps of 30 seconds, 6 digits, which is what every
 * authenticator app takes without being told.
 */
final class Totp {
  static final int SECRET_BYTES = 20;
  private static final int STEP_SECONDS = 30;

  /** A clock may be a step off, and a code may be typed as its step ends (section 5.2). */
  private static final int DRIFT = 1;

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Totp() {}

  static long step(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
  }

  /**
   * The code of a step, with leading zeros.
   *
   * @param digits 6 here; the vectors of the RFC have 8
   */
  static String code(byte[] secret, long step, int digits) {
    var hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    // RFC 4226, section 5.3: the last half-byte says where the 31 bits begin.
    var offset = hash[hash.length - 1] & 0xf;
    var bits = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
    return ("%0" + digits + "d").formatted(bits % (long) Math.pow(10, digits));
  }

  /** The step near now whose code this is, if any. */
  static OptionalLong stepOf(byte[] secret, String code, Instant now) {
    var middle = step(now);
    return LongStream.rangeClosed(middle - DRIFT, middle + DRIFT)
        .filter(step -> code(secret, step, 6).equals(code))
        .findFirst();
  }

  /** As people type it into an app that cannot read the picture. */
  static String base32(byte[] secret) {
    var text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte b : secret) {
      buffer = buffer << 8 | b & 0xff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE32.charAt(buffer >> bits & 31));
      }
    }
    if (bits > 0) {
      text.append(BASE32.charAt(buffer << 5 - bits & 31));
    }
    return text.toString();
  }

  private static byte[] hmac(byte[] secret, byte[] text) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA1", e);
    }
  }
}
