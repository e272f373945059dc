package org.chengming.accounts.web;

import java.util.List;
import org.chengming.web.Refused;

/**
 * @param notice of the sign-in before this one, empty when nothing is known
 * @param done what was just done: {@code password}, {@code session}, {@code sessions}, or empty
 */
record MePage(
    String username,
    String name,
    boolean passwordTemporary,
    boolean passwordExpired,
    String passwordHint,
    String notice,
    String factors,
    String done,
    List<Session> sessions,
    List<Refused.Problem> problems) {
  record Session(
      String key,
      String startedAt,
      String lastUsedAt,
      String agent,
      String address,
      boolean current) {}
}
