package org.chengming.gate;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** Names for what was found that stay with its words and do not tell them. */
final class Keys {
  private Keys() {}

  /** Sixteen hex digits; another subject makes another key of the same words. */
  static String of(String subject, String kind, String words) {
    var digest = DigestUtils.getSha256Digest();
    for (var part : new String[] {subject, kind, words}) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0x1f);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }
}
