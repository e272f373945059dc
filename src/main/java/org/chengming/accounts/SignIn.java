package org.chengming.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks a password, counting failures: five in a row lock the account for fifteen minutes. */
@Component
class SignIn implements AuthenticationProvider {
  private static final int FAILURES = 5;
  private static final Duration LOCK = Duration.ofMinutes(15);

  private final StaffRepository repository;
  private final Passwords passwords;
  private final Audit audit;
  private final Clock clock;
  private final TransactionTemplate transaction;

  SignIn(StaffRepository repository, Passwords passwords, Audit audit, Clock clock, TransactionTemplate transaction) {
    this.repository = repository;
    this.passwords = passwords;
    this.audit = audit;
    this.clock = clock;
    this.transaction = transaction;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    var username = attempt.getName().strip().toLowerCase(Locale.ROOT);
    var password = String.valueOf(attempt.getCredentials());
    var staffId = transaction.execute(status -> check(username, password));
    if (staffId == null || staffId < 0) {
      // One answer for a wrong name, a wrong password, a locked and a closed account.
      throw new BadCredentialsException("Sign-in refused");
    }
    return UsernamePasswordAuthenticationToken.authenticated(new StaffPrincipal(staffId), null, List.of());
  }

  private long check(String username, String password) {
    var found = repository.credentials(username);
    if (found.isEmpty()) {
      passwords.matchesNobody(password);
      return -1;
    }
    var staff = found.get();
    var matches = passwords.matches(password, staff.passwordHash());
    var locked = staff.lockedUntil() != null && staff.lockedUntil().isAfter(clock.instant());
    if (locked || !staff.active()) {
      return -1;
    }
    if (!matches) {
      fail(staff);
      return -1;
    }
    repository.signedIn(staff.id(), clock.instant());
    audit.record(Actor.system("登录"), "StaffSignIn", "staff", staff.id(), null, null);
    return staff.id();
  }

  private void fail(StaffRepository.Credentials staff) {
    var failures = staff.failures() + 1;
    var lock = failures >= FAILURES;
    repository.failed(staff.id(), lock ? 0 : failures, lock ? clock.instant().plus(LOCK) : null);
    audit.record(Actor.system("登录"), lock ? "StaffLock" : "StaffSignInFail", "staff", staff.id(), null, null);
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
