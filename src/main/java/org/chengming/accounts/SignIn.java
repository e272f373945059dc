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

/** Lets in who gives the right name and password; everyone else gets one answer. */
@Component
class SignIn implements AuthenticationProvider {
  /**
   * A refusal leaves this long after its request came, whatever the reason, so that its time tells
   * nothing.
   */
  private static final Duration REFUSAL = Duration.ofMillis(400);

  private final StaffRepository repository;
  private final Attempts attempts;
  private final Audit audit;
  private final Clock clock;
  private final TransactionTemplate transaction;

  SignIn(
      StaffRepository repository,
      Attempts attempts,
      Audit audit,
      Clock clock,
      TransactionTemplate transaction) {
    this.repository = repository;
    this.attempts = attempts;
    this.audit = audit;
    this.clock = clock;
    this.transaction = transaction;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    var started = System.nanoTime();
    var username = attempt.getName().strip().toLowerCase(Locale.ROOT);
    var made =
        attempts.guess(
            () -> repository.credentials(username), String.valueOf(attempt.getCredentials()));
    if (made.staff() == null || !made.right()) {
      waitUntil(started + REFUSAL.toNanos());
      // One answer for a wrong name, a wrong password, a locked and a closed account.
      throw new BadCredentialsException("Sign-in refused");
    }
    succeeded(made.staff());
    return UsernamePasswordAuthenticationToken.authenticated(
        new StaffPrincipal(made.staff().id()), null, List.of());
  }

  private void succeeded(StaffRepository.Credentials staff) {
    transaction.executeWithoutResult(
        status -> {
          repository.signedIn(staff.id(), clock.instant());
          var person = new Actor(staff.id(), staff.name(), staff.bodyId(), List.of());
          audit.record(person, "StaffSignIn", "staff", staff.id(), null, null);
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
