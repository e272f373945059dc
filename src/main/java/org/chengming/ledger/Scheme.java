package org.chengming.ledger;

/** A way to sign bytes with a secret of 32 bytes. */
sealed interface Scheme permits Ed25519, Sm2 {
  /**
   * The public key of a secret one.
   *
   * @throws IllegalArgumentException where these bytes cannot be one
   */
  byte[] open(byte[] secret);

  byte[] sign(byte[] secret, byte[] message);

  /** Whether the key has signed the message; false for whatever is no signature. */
  boolean holds(byte[] key, byte[] message, byte[] signature);

  boolean isKey(byte[] bytes);
}
