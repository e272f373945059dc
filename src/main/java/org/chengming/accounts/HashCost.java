package org.chengming.accounts;

/**
 * What one guess at a password costs whoever guesses.
 *
 * @param kibibytes of memory
 * @param passes over that memory
 */
record HashCost(int kibibytes, int passes) {
  /** The least that OWASP names for Argon2id with one lane. */
  static final HashCost OWASP = new HashCost(19 * 1024, 2);
}
