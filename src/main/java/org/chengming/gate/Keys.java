package org.chengming.gate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names for what was found that stay with its words and do not tell them. */
final class Keys {
  private Keys() {}

  /** Sixteen hex digits; another subject makes another key of the same words. */
  static String of(String subject, String kind, String words) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : new String[] {subject, kind, words}) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0x1f);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
