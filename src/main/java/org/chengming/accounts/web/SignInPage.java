package org.chengming.accounts.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param username what was typed before, when that was refused
 * @param identityService what its button says, or empty
 * @param serviceAnswer {@code unknown}, {@code away} or empty
 * @param passkey null where a passkey alone opens nothing
 */
record SignInPage(
    String onward,
    String username,
    boolean refused,
    boolean signedOut,
    boolean sessionEnded,
    String identityService,
    String serviceAnswer,
    @Nullable Passkey passkey,
    List<DemoAccount> demoAccounts,
    String demoPassword) {
  /** What a device is asked to sign. */
  record Passkey(String challenge, String party) {}

  record DemoAccount(String username, String name, String body, String roles) {}
}
