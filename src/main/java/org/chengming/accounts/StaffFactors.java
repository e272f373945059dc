package org.chengming.accounts;

import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Second factors of other people: whether they have any, and what is done when one is lost. */
@Component
public class StaffFactors {
  private final StaffRepository staff;
  private final FactorRepository factors;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Audit audit;

  StaffFactors(
      StaffRepository staff,
      FactorRepository factors,
      Accounts accounts,
      Sessions sessions,
      Audit audit) {
    this.staff = staff;
    this.factors = factors;
    this.accounts = accounts;
    this.sessions = sessions;
    this.audit = audit;
  }

  @Transactional(readOnly = true)
  public boolean any(long staffId) {
    return factors.any(staffId);
  }

  /**
   * Takes all second factors from a person who lost theirs; whoever is signed in as them is out.
   * Nobody does it for themselves.
   */
  @Transactional
  public void reset(Actor actor, long staffId) {
    accounts.requireReach(
        actor, Role.SECURITY_ADMINISTRATOR, staff.get(staffId), "reset second factors");
    if (Long.valueOf(staffId).equals(actor.id())) {
      throw Refused.because(
          "",
          "不能重置自己的二次验证，请另一位安全管理员来做。",
          "%s may not reset their own factors".formatted(actor.name()));
    }
    if (factors.removeAll(staffId)) {
      audit.record(actor, "StaffFactorReset", "staff", staffId, null, null);
    }
    sessions.endAll(staffId, null);
  }
}
