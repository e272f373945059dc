package org.chengming.ledger;

/** The tree as it stands must not be signed, or there is nothing to sign it with. */
final class CannotSign extends RuntimeException {
  CannotSign(String message) {
    super(message);
  }

  CannotSign(String message, Exception cause) {
    super(message, cause);
  }
}
