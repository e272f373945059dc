package org.chengming.accounts.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param q part of a name or username
 * @param body the body asked for as typed, empty for all in reach
 * @param unknownBody whether no body in reach is called that
 * @param next address of the next page, null on the last
 * @param fresh address of the form for a new account, null for who opens none
 */
record StaffListPage(
    String q,
    String body,
    boolean unknownBody,
    List<Row> rows,
    @Nullable String next,
    @Nullable String fresh) {
  record Row(
      long id,
      String username,
      String name,
      String body,
      String roles,
      String state,
      String stateStyle,
      String lastSignIn) {}
}
