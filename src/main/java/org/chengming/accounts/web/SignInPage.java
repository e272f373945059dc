package org.chengming.accounts.web;

import java.util.List;

/**
 * @param username what was typed before, when that was refused
 */
record SignInPage(
    String onward,
    String username,
    boolean refused,
    boolean signedOut,
    boolean sessionEnded,
    List<DemoAccount> demoAccounts,
    String demoPassword) {
  record DemoAccount(String username, String name, String body, String roles) {}
}
