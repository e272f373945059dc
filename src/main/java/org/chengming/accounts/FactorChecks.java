package org.chengming.accounts;

import org.springframework.stereotype.Component;

/** What a person shows beside the password. */
@Component
class FactorChecks {
  private final Authenticators authenticators;
  private final RecoveryCodes codes;
  private final Passkeys passkeys;

  FactorChecks(Authenticators authenticators, RecoveryCodes codes, Passkeys passkeys) {
    this.authenticators = authenticators;
    this.codes = codes;
    this.passkeys = passkeys;
  }

  static boolean ofApp(String typed) {
    return typed.replaceAll("[\\s-]", "").matches("\\d{6}");
  }

  /** Takes a code of the app, or a recovery code: each once. */
  boolean code(long staffId, String typed) {
    return ofApp(typed) ? authenticators.take(staffId, typed) : codes.take(staffId, typed);
  }

  boolean passkey(long staffId, PasskeyAnswers.Signature answer, Factors.Asked asked) {
    return passkeys.take(staffId, answer, asked, false);
  }
}
