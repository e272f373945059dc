package org.chengming.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sign-in by nothing but a passkey, where settings allow it: what a person has, and the finger or
 * number by which their device made sure that it is they, are two factors (WebAuthn, user
 * verification). The device says whose it is, so no name is typed.
 */
@Component
public class PasskeyAlone {
  private final boolean on;
  private final Passkeys passkeys;
  private final StaffRepository staff;
  private final Attempts attempts;
  private final Door door;
  private final TransactionTemplate transaction;

  PasskeyAlone(
      @Value("${chengming.accounts.passkey-alone:false}") boolean on,
      Passkeys passkeys,
      StaffRepository staff,
      Attempts attempts,
      Door door,
      TransactionTemplate transaction) {
    this.on = on;
    this.passkeys = passkeys;
    this.staff = staff;
    this.attempts = attempts;
    this.door = door;
    this.transaction = transaction;
  }

  public boolean on() {
    return on;
  }

  /**
   * @param challenge null when none was asked
   * @return whether they are in
   */
  public boolean enter(
      HttpServletRequest request,
      HttpServletResponse response,
      PasskeyAnswers.Signature answer,
      @Nullable String challenge) {
    var holder = on && challenge != null ? passkeys.holder(answer) : Optional.<Long>empty();
    if (holder.isEmpty()) {
      return false;
    }
    long id = holder.get();
    var asked = new Factors.Asked(Objects.requireNonNull(challenge), request.getServerPort(), "");
    var made =
        attempts.guess(
            () -> staff.credentials(id),
            () ->
                Boolean.TRUE.equals(
                    transaction.execute(status -> passkeys.take(id, answer, asked, true))),
            "passkey alone");
    if (!made.right()) {
      return false;
    }
    door.open(request, response, Objects.requireNonNull(made.staff()), "passkey alone");
    return true;
  }
}
