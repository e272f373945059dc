package org.chengming.accounts.web;

import java.util.List;
import org.chengming.web.Refused;

/**
 * @param required whether a role of the person takes a second factor
 * @param fresh whether the person gave their password a short while ago; else nothing can be
 *     changed
 * @param authenticatorSince empty without an app
 * @param done what was just done: {@code authenticator}, {@code passkey}, {@code removed} or empty
 */
record FactorsPage(
    String username,
    String name,
    boolean required,
    boolean fresh,
    String authenticatorSince,
    List<Passkey> passkeys,
    int codesLeft,
    Asked asked,
    String done,
    List<Refused.Problem> problems) {

  boolean any() {
    return !authenticatorSince.isEmpty() || !passkeys.isEmpty();
  }

  /**
   * @param usedAt empty when never
   */
  record Passkey(long id, String label, String addedAt, String usedAt) {}

  /**
   * What the script tells the browser, in base64url.
   *
   * @param known credentials the person has, apart by spaces
   */
  record Asked(String challenge, String party, String user, String known) {}
}
