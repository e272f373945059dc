package org.chengming.accounts.web;

import java.util.List;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;

/**
 * One person, or the form for a new one.
 *
 * @param id null for a new person
 * @param password a temporary password, shown this once; empty otherwise
 * @param within whether the reader administers all this account reaches over, and so may change it
 * @param self whether it is the reader's own
 * @param factors whether the person has a second factor
 */
record StaffMemberPage(
    @Nullable Long id,
    Form form,
    List<Grant> grants,
    boolean active,
    boolean within,
    boolean self,
    boolean factors,
    String state,
    String password,
    String done,
    List<String> bodyNames,
    List<Choice> roles,
    List<Refused.Problem> problems) {

  /** What is typed, or what stands. */
  record Form(String username, String name, String body, String role, String over) {}

  record Grant(String role, String label, long bodyId, String body, boolean removable) {}

  record Choice(String code, String label) {}
}
