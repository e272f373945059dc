package org.chengming.accounts.web;

import java.util.List;

/**
 * @param username what was typed before, when that was refused
 * @param identityService what its button says, or empty
 * @param serviceAnswer {@code unknown}, {@code away} or empty
 */
record SignInPage(
    String onward,
    String username,
    boolean refused,
    boolean signedOut,
    boolean sessionEnded,
    String identityService,
    String serviceAnswer,
    List<DemoAccount> demoAccounts,
    String demoPassword) {
  record DemoAccount(String username, String name, String body, String roles) {}
}
