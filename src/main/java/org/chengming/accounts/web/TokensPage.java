package org.chengming.accounts.web;

import java.util.List;
import org.chengming.web.Refused;

/**
 * A person's tokens for the API.
 *
 * @param fresh whether the password was given a short while ago
 * @param token the text of a new one, shown this once; empty otherwise
 * @param done {@code revoked} or empty
 */
record TokensPage(
    String username,
    boolean fresh,
    String token,
    String done,
    Typed typed,
    List<TokenRow> tokens,
    List<Choice> scopes,
    List<Choice> days,
    List<Refused.Problem> problems) {

  /** What is typed. */
  record Typed(String name, String scope, String days) {
    static final Typed NOTHING = new Typed("", "WRITE", "90");
  }

  record Choice(String code, String label) {}
}
