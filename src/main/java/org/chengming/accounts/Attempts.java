package org.chengming.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Guesses at a person's password, at the door or by whoever sits at an open desk. Each counts as a
 * failure before the password is looked at, and a right one takes the count back: so guesses sent
 * side by side are counted too, and no connection waits while Argon2 works.
 */
@Component
class Attempts {
  private static final int FAILURES = 5;
  private static final Duration LOCK = Duration.ofMinutes(15);

  private final StaffRepository repository;
  private final Passwords passwords;
  private final SignIns signIns;
  private final Audit audit;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Attempts(
      StaffRepository repository,
      Passwords passwords,
      SignIns signIns,
      Audit audit,
      Clock clock,
      TransactionTemplate transaction) {
    this.repository = repository;
    this.passwords = passwords;
    this.signIns = signIns;
    this.audit = audit;
    this.clock = clock;
    this.transaction = transaction;
  }

  /**
   * @param staff null when there is no such account
   * @param allowed false when the account is closed or locked; then it is never right
   * @param locks whether it was the one that locks, unless it was right
   */
  record Attempt(
      StaffRepository.@Nullable Credentials staff, boolean allowed, boolean right, boolean locks) {}

  /** Takes the same work whatever comes of it. */
  Attempt guess(Supplier<Optional<StaffRepository.Credentials>> who, String password) {
    var counted = count(who);
    var matches =
        passwords.matches(password, counted == null ? null : counted.credentials().passwordHash());
    return outcome(counted, matches, null);
  }

  /**
   * A guess at something else the person has; it is not looked at unless it counts.
   *
   * @param what for the audit
   */
  Attempt guess(
      Supplier<Optional<StaffRepository.Credentials>> who, BooleanSupplier right, String what) {
    var counted = count(who);
    return outcome(
        counted,
        counted != null && counted.allowed() && right.getAsBoolean(),
        Map.of("what", what));
  }

  /** Takes the count of a right one back where the person is not all the way in yet. */
  void takeBack(Attempt right) {
    var staff = Objects.requireNonNull(right.staff());
    transaction.executeWithoutResult(
        status -> repository.takeBack(staff.id(), right.locks() ? FAILURES - 1 : null));
  }

  private Attempt outcome(@Nullable Counted counted, boolean matches, @Nullable Object what) {
    if (counted == null) {
      return new Attempt(null, false, false, false);
    }
    if (counted.allowed() && !matches) {
      failed(counted, what);
    }
    return new Attempt(
        counted.credentials(), counted.allowed(), counted.allowed() && matches, counted.locks());
  }

  /**
   * @param locks whether this attempt, if it fails, is the one that locks
   */
  private record Counted(StaffRepository.Credentials credentials, boolean allowed, boolean locks) {}

  private @Nullable Counted count(Supplier<Optional<StaffRepository.Credentials>> who) {
    Optional<Counted> counted = transaction.execute(status -> who.get().map(this::count));
    return counted.orElse(null);
  }

  private Counted count(StaffRepository.Credentials staff) {
    var now = clock.instant();
    var locked = staff.lockedUntil() != null && staff.lockedUntil().isAfter(now);
    var allowed = staff.active() && !locked;
    var locks = staff.failures() + 1 >= FAILURES;
    if (allowed) {
      repository.failed(
          staff.id(), locks ? 0 : staff.failures() + 1, locks ? now.plus(LOCK) : null);
    }
    return new Counted(staff, allowed, locks);
  }

  private void failed(Counted attempt, @Nullable Object what) {
    var staff = attempt.credentials();
    var door = new Actor(null, "登录", staff.bodyId(), List.of());
    transaction.executeWithoutResult(
        status -> {
          signIns.failed(staff.id());
          audit.record(
              door,
              attempt.locks() ? "StaffLock" : "StaffSignInFail",
              "staff",
              staff.id(),
              null,
              what);
        });
  }
}
