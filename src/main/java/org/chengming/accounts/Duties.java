package org.chengming.accounts;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people have to do before anything else, by what the installation asks of them. */
@Component
public class Duties {
  private final StaffRepository staff;
  private final FactorRepository factors;
  private final FactorPolicy factorPolicy;
  private final PasswordPolicy passwordPolicy;
  private final Clock clock;

  Duties(
      StaffRepository staff,
      FactorRepository factors,
      FactorPolicy factorPolicy,
      PasswordPolicy passwordPolicy,
      Clock clock) {
    this.staff = staff;
    this.factors = factors;
    this.factorPolicy = factorPolicy;
    this.passwordPolicy = passwordPolicy;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Optional<DeskDuty> of(long staffId) {
    var person = staff.get(staffId);
    if (person.passwordTemporary() || passwordExpired(person)) {
      return Optional.of(DeskDuty.REPLACE_PASSWORD);
    }
    return factorPolicy.demandsOf(person) && !factors.any(staffId)
        ? Optional.of(DeskDuty.ENROL_FACTOR)
        : Optional.empty();
  }

  public boolean passwordExpired(Staff person) {
    return !person.demo() && passwordPolicy.expired(person.passwordSetAt(), clock);
  }

  /** What a new password must be, for the form. */
  public String passwordHint() {
    return passwordPolicy.hint();
  }
}
