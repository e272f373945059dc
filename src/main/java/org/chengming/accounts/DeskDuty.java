package org.chengming.accounts;

import java.util.Set;

/** What a person has to do before they may do anything else at the desk. */
public enum DeskDuty {
  REPLACE_PASSWORD("/desk/me", Set.of("/desk/me", "/desk/me/password")),
  ENROL_FACTOR(
      "/desk/me/factors",
      Set.of(
          "/desk/me/factors",
          "/desk/me/factors/password",
          "/desk/me/factors/authenticator",
          "/desk/me/factors/authenticator/confirmation",
          "/desk/me/factors/passkeys"));

  private final String page;
  private final Set<String> open;

  DeskDuty(String page, Set<String> open) {
    this.page = page;
    this.open = open;
  }

  /** Where it is done. */
  public String page() {
    return page;
  }

  /** Whether the path is needed for doing it. */
  public boolean leavesOpen(String path) {
    return open.contains(path);
  }
}
