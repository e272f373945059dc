package org.chengming.accounts.web;

import java.util.List;

record SignInPage(
    String onward,
    boolean refused,
    boolean signedOut,
    boolean sessionEnded,
    List<DemoAccount> demoAccounts,
    String demoPassword) {
  record DemoAccount(String username, String name, String body, String roles) {}
}
