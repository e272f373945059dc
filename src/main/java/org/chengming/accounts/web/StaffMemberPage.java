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
 * @param roles what the reader may give; empty for who gives no roles
 * @param mayReset whether the reader may reset a second factor the person has
 * @param tokens of the person, for who may revoke them; empty for others
 * @param sessions how many of the person hold now
 * @param number what an identity service calls the person, or empty
 * @param serviceName of the identity service, or empty
 * @param mayAudit whether the reader reads the audit
 * @param self whether it is the reader's own
 */
record StaffMemberPage(
    @Nullable Long id,
    Form form,
    List<Grant> grants,
    boolean active,
    boolean within,
    boolean self,
    boolean mayReset,
    List<TokenRow> tokens,
    boolean mayAudit,
    String number,
    String serviceName,
    int sessions,
    String state,
    String password,
    String done,
    List<Choice> roles,
    List<Refused.Problem> problems) {

  /** What is typed, or what stands. */
  record Form(String username, String name, String body, String over) {}

  record Grant(String role, String label, long bodyId, String body, boolean removable) {}

  record Choice(String code, String label) {}
}
