package org.chengming.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals what must not be read from a copy of the database, with AES-256 in GCM: a byte for the
 * layout, four for the key, twelve of a nonce, then the text with its check. Each is bound to its
 * place, so one row's cannot be put into another.
 */
public class Seal {
  private static final byte LAYOUT = 1;
  private static final int NONCE_BYTES = 12;
  private static final int CHECK_BITS = 128;
  private static final int HEAD = 1 + SealKey.ID_BYTES + NONCE_BYTES;

  private final HeldKeys keys;
  private final SecureRandom random = new SecureRandom();

  public Seal(HeldKeys keys) {
    this.keys = keys;
  }

  /**
   * @param place where it is kept, e.g. {@code requester 230000006-2026-00042}
   */
  public byte[] seal(String text, String place) {
    return sealBytes(text.getBytes(StandardCharsets.UTF_8), place);
  }

  public byte[] sealBytes(byte[] plain, String place) {
    var key = keys.newest();
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, place);
      var sealed = cipher.doFinal(plain);
      return ByteBuffer.allocate(HEAD + sealed.length)
          .put(LAYOUT)
          .put(key.id())
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Nothing could be sealed", e);
    }
  }

  /**
   * @return null where nothing stands, or its key is lost
   * @throws IllegalStateException when it was changed, or belongs to another place
   */
  public @Nullable String open(byte @Nullable [] sealed, String place) {
    var plain = openBytes(sealed, place);
    return plain == null ? null : new String(plain, StandardCharsets.UTF_8);
  }

  /** As {@link #open}. */
  public byte @Nullable [] openBytes(byte @Nullable [] sealed, String place) {
    if (sealed == null) {
      return null;
    }
    if (sealed.length < HEAD || sealed[0] != LAYOUT) {
      throw new IllegalStateException("What is sealed as %s has no known layout".formatted(place));
    }
    var key = keys.find(Arrays.copyOfRange(sealed, 1, 1 + SealKey.ID_BYTES));
    if (key == null) {
      return null;
    }
    var nonce = Arrays.copyOfRange(sealed, 1 + SealKey.ID_BYTES, HEAD);
    try {
      var cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, place);
      return cipher.doFinal(sealed, HEAD, sealed.length - HEAD);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("What is sealed as %s was changed".formatted(place), e);
    }
  }

  /** A keyed hash that can be compared later, with the key it was made by. */
  public byte[] mark(String text) {
    var key = keys.newest();
    return ByteBuffer.allocate(SealKey.ID_BYTES + 32).put(key.id()).put(key.mark(text)).array();
  }

  /** The hash by every key: what an older one has marked is found by one of them. */
  public List<byte[]> marks(String text) {
    return keys.every().stream()
        .map(k -> ByteBuffer.allocate(SealKey.ID_BYTES + 32).put(k.id()).put(k.mark(text)).array())
        .toList();
  }

  /** Takes the same time whether it is right or not. */
  public boolean matches(byte[] mark, String text) {
    var key = keys.find(Arrays.copyOf(mark, SealKey.ID_BYTES));
    var made = (key == null ? keys.newest() : key).mark(text);
    return MessageDigest.isEqual(Arrays.copyOfRange(mark, SealKey.ID_BYTES, mark.length), made);
  }

  private static Cipher cipher(int mode, SealKey key, byte[] nonce, String place)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.sealing(), new GCMParameterSpec(CHECK_BITS, nonce));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
