package org.chengming.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks a password. Every attempt counts as a failure before the password is looked at, and a
 * right one takes the count back: so guesses sent side by side are counted too, and no connection
 * waits while Argon2 works.
 */
@Component
class SignIn implements AuthenticationProvider {
  private static final int FAILURES = 5;
  private static final Duration LOCK = Duration.ofMinutes(15);

  /**
   * A refusal leaves this long after its request came, whatever the reason, so that its time tells
   * nothing.
   */
  private static final Duration REFUSAL = Duration.ofMillis(400);

  private final StaffRepository repository;
  private final Passwords passwords;
  private final Audit audit;
  private final Clock clock;
  private final TransactionTemplate transaction;

  SignIn(
      StaffRepository repository,
      Passwords passwords,
      Audit audit,
      Clock clock,
      TransactionTemplate transaction) {
    this.repository = repository;
    this.passwords = passwords;
    this.audit = audit;
    this.clock = clock;
    this.transaction = transaction;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    var started = System.nanoTime();
    var username = attempt.getName().strip().toLowerCase(Locale.ROOT);
    var known = begin(username);
    var matches =
        passwords.matches(
            String.valueOf(attempt.getCredentials()),
            known.map(Attempt::passwordHash).orElse(null));
    if (!matches || known.isEmpty() || !known.get().allowed()) {
      known.filter(Attempt::allowed).ifPresent(this::failed);
      waitUntil(started + REFUSAL.toNanos());
      // One answer for a wrong name, a wrong password, a locked and a closed account.
      throw new BadCredentialsException("Sign-in refused");
    }
    succeeded(known.get());
    return UsernamePasswordAuthenticationToken.authenticated(
        new StaffPrincipal(known.get().id()), null, List.of());
  }

  /**
   * @param locks whether this attempt, if it fails, is the one that locks
   */
  private record Attempt(
      long id, long bodyId, String name, String passwordHash, boolean allowed, boolean locks) {}

  private Optional<Attempt> begin(String username) {
    return transaction.execute(status -> repository.credentials(username).map(this::count));
  }

  private Attempt count(StaffRepository.Credentials staff) {
    var now = clock.instant();
    var locked = staff.lockedUntil() != null && staff.lockedUntil().isAfter(now);
    var allowed = staff.active() && !locked;
    var locks = staff.failures() + 1 >= FAILURES;
    if (allowed) {
      repository.failed(
          staff.id(), locks ? 0 : staff.failures() + 1, locks ? now.plus(LOCK) : null);
    }
    return new Attempt(
        staff.id(), staff.bodyId(), staff.name(), staff.passwordHash(), allowed, locks);
  }

  private void failed(Attempt attempt) {
    var door = new Actor(null, "登录", attempt.bodyId(), List.of());
    transaction.executeWithoutResult(
        status ->
            audit.record(
                door,
                attempt.locks() ? "StaffLock" : "StaffSignInFail",
                "staff",
                attempt.id(),
                null,
                null));
  }

  private void succeeded(Attempt attempt) {
    transaction.executeWithoutResult(
        status -> {
          repository.signedIn(attempt.id(), clock.instant());
          var person = new Actor(attempt.id(), attempt.name(), attempt.bodyId(), List.of());
          audit.record(person, "StaffSignIn", "staff", attempt.id(), null, null);
        });
  }

  private static void waitUntil(long nanoTime) {
    try {
      Thread.sleep(Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
