package org.chengming.accounts;

import java.util.List;

/**
 * Opens an account for a person.
 *
 * @param username 2 to 64 characters: lower-case letters, digits, dot, hyphen, underscore
 * @param password a temporary password, to be changed at the first sign-in unless {@code demo}
 * @param demo shown with its password on the sign-in page of a demo province, and nowhere else
 */
public record CreateStaff(
    String username,
    String name,
    long bodyId,
    String password,
    boolean demo,
    List<RoleOver> roles) {
  public CreateStaff {
    roles = List.copyOf(roles);
  }
}
