package org.chengming.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.commons.codec.digest.DigestUtils;

/** The hashes of RFC 6962, section 2.1: leaves and nodes are told apart by their first byte. */
final class Merkle {
  static final int BYTES = 32;
  private static final MessageDigest SHA_256 = DigestUtils.getSha256Digest();

  private Merkle() {}

  /** The root of the tree that holds nothing. */
  static byte[] empty() {
    return digest().digest();
  }

  static byte[] leaf(String leaf) {
    return leaf(leaf.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] leaf(byte[] data) {
    var digest = digest();
    digest.update((byte) 0);
    return digest.digest(data);
  }

  static byte[] node(byte[] left, byte[] right) {
    var digest = digest();
    digest.update((byte) 1);
    digest.update(left);
    return digest.digest(right);
  }

  /** The root over some of the hashes that stand one after another; as many as a power of two. */
  static byte[] over(byte[] hashes, int first, int count) {
    if (count == 1) {
      return java.util.Arrays.copyOfRange(hashes, first * BYTES, (first + 1) * BYTES);
    }
    int half = count / 2;
    return node(over(hashes, first, half), over(hashes, first + half, half));
  }

  static MessageDigest digest() {
    try {
      return (MessageDigest) SHA_256.clone();
    } catch (CloneNotSupportedException e) {
      return DigestUtils.getSha256Digest();
    }
  }
}
