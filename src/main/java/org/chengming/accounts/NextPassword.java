package org.chengming.accounts;

import java.time.Clock;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;

/** A password that takes the place of another: by the policy, and not one of the last. */
@Component
class NextPassword {
  private final StaffRepository repository;
  private final FormerPasswords former;
  private final Passwords passwords;
  private final PasswordPolicy policy;
  private final Clock clock;

  NextPassword(
      StaffRepository repository,
      FormerPasswords former,
      Passwords passwords,
      PasswordPolicy policy,
      Clock clock) {
    this.repository = repository;
    this.former = former;
    this.passwords = passwords;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * @throws Refused when the policy or the last passwords speak against it
   */
  void check(long staffId, String next) {
    policy.check(next);
    passwords.check(next, repository.get(staffId).username());
    if (former.of(staffId, policy.history() - 1).stream()
        .anyMatch(h -> passwords.matches(next, h))) {
      throw Refused.because(
          "password",
          "这是最近用过的密码，最近 %d 个不能再用。".formatted(policy.history()),
          "The new password of staff %d was used lately".formatted(staffId));
    }
  }

  void set(long staffId, String next, boolean temporary) {
    var before = repository.credentials(staffId).orElseThrow().passwordHash();
    former.keep(staffId, before, policy.history() - 1, clock.instant());
    repository.setPassword(staffId, passwords.hash(next), temporary, clock.instant());
  }

  String hash(String password) {
    return passwords.hash(password);
  }

  /** One that nobody chose. */
  String temporary() {
    return passwords.temporary();
  }
}
