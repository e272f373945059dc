package org.chengming.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Lets in who gives the right name and password, or half in where a second factor is owed; everyone
 * else gets one answer.
 */
@Component
class SignIn implements AuthenticationProvider {
  /**
   * A refusal leaves this long after its request came, whatever the reason, so that its time tells
   * nothing.
   */
  private static final Duration REFUSAL = Duration.ofMillis(400);

  private final StaffRepository repository;
  private final FactorRepository factors;
  private final Attempts attempts;
  private final Door door;
  private final Clock clock;

  SignIn(
      StaffRepository repository,
      FactorRepository factors,
      Attempts attempts,
      Door door,
      Clock clock) {
    this.repository = repository;
    this.factors = factors;
    this.attempts = attempts;
    this.door = door;
    this.clock = clock;
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
    if (factors.any(made.staff().id())) {
      attempts.takeBack(made);
      return UsernamePasswordAuthenticationToken.authenticated(
          new HalfSignedIn(made.staff().id(), clock.instant()), null, List.of());
    }
    return door.admit(made.staff(), null);
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
