package org.chengming.accounts;

import java.util.List;
import org.chengming.keys.Seal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Seals the secrets of second factors, each bound to its person. */
@Component
class FactorSeal {
  private final Seal seal;

  FactorSeal(AccountKeys keys) {
    this.seal = new Seal(keys);
  }

  byte[] secret(long staffId, byte[] secret) {
    return seal.sealBytes(secret, "authenticator " + staffId);
  }

  /**
   * @return null when the key that sealed it is lost for good
   */
  byte @Nullable [] open(long staffId, byte[] sealed) {
    return seal.openBytes(sealed, "authenticator " + staffId);
  }

  byte[] mark(long staffId, String code) {
    return seal.mark(place(staffId, code));
  }

  List<byte[]> marks(long staffId, String code) {
    return seal.marks(place(staffId, code));
  }

  private static String place(long staffId, String code) {
    return "recovery code %d %s".formatted(staffId, code);
  }
}
