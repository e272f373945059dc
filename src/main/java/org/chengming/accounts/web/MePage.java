package org.chengming.accounts.web;

import java.util.List;
import org.chengming.web.Refused;

/**
 * @param done what was just done: {@code password}, {@code session}, or empty
 */
record MePage(
    String username,
    String name,
    boolean passwordTemporary,
    String factors,
    String done,
    List<Session> sessions,
    List<Refused.Problem> problems) {
  record Session(String key, String startedAt, String lastUsedAt, boolean current) {}
}
