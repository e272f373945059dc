package org.chengming.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The second step of sign-in: a code of the app, a recovery code, or a passkey. */
@Component
public class SecondStep {
  public enum Outcome {
    IN,
    WRONG,
    /** Locked, closed, or the first step was too long ago: from the beginning. */
    OVER
  }

  private final StaffRepository staff;
  private final FactorChecks checks;
  private final Attempts attempts;
  private final Door door;
  private final Clock clock;
  private final TransactionTemplate transaction;

  SecondStep(
      StaffRepository staff,
      FactorChecks checks,
      Attempts attempts,
      Door door,
      Clock clock,
      TransactionTemplate transaction) {
    this.staff = staff;
    this.checks = checks;
    this.attempts = attempts;
    this.door = door;
    this.clock = clock;
    this.transaction = transaction;
  }

  /** The account that owes it on this request, after the right password. */
  public Optional<Long> waiting() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null
            && authentication.getPrincipal() instanceof HalfSignedIn half
            && half.holds(clock.instant())
        ? Optional.of(half.id())
        : Optional.empty();
  }

  /**
   * @param typed six digits of the app, or a recovery code
   */
  public Outcome byCode(HttpServletRequest request, HttpServletResponse response, String typed) {
    var by = FactorChecks.ofApp(typed) ? "authenticator" : "recovery code";
    return step(request, response, by, id -> checks.code(id, typed));
  }

  /**
   * @param challenge null when none was asked
   */
  public Outcome byPasskey(
      HttpServletRequest request,
      HttpServletResponse response,
      PasskeyAnswers.Signature answer,
      @Nullable String challenge) {
    return step(
        request,
        response,
        "passkey",
        id ->
            challenge != null
                && checks.passkey(
                    id, answer, new Factors.Asked(challenge, request.getServerPort(), "")));
  }

  private interface Check {
    boolean holds(long staffId);
  }

  private Outcome step(
      HttpServletRequest request, HttpServletResponse response, String by, Check check) {
    var waiting = waiting();
    if (waiting.isEmpty()) {
      return Outcome.OVER;
    }
    var id = waiting.get();
    BooleanSupplier right =
        () -> Boolean.TRUE.equals(transaction.execute(status -> check.holds(id)));
    var made = attempts.guess(() -> staff.credentials(id), right, "factor");
    if (made.right()) {
      door.open(request, response, Objects.requireNonNull(made.staff()), by);
      return Outcome.IN;
    }
    return made.allowed() && !made.locks() ? Outcome.WRONG : Outcome.OVER;
  }
}
