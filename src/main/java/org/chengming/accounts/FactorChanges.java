package org.chengming.accounts;

import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;

/** What follows when a person's factors change; part of the act's transaction. */
@Component
class FactorChanges {
  private final FactorRepository repository;
  private final StaffRepository staff;
  private final FactorPolicy policy;
  private final RecoveryCodes codes;
  private final Sessions sessions;
  private final Audit audit;

  FactorChanges(
      FactorRepository repository,
      StaffRepository staff,
      FactorPolicy policy,
      RecoveryCodes codes,
      Sessions sessions,
      Audit audit) {
    this.repository = repository;
    this.staff = staff;
    this.policy = policy;
    this.codes = codes;
    this.sessions = sessions;
    this.audit = audit;
  }

  /**
   * @param first whether the person had none before
   * @return recovery codes for the first
   */
  List<String> added(
      Actor actor, long id, Map<String, String> what, boolean first, String session) {
    audit.record(actor, "FactorAdd", "staff", id, null, what);
    if (!first) {
      return List.of();
    }
    // Whoever else sat at this account came in without it.
    sessions.endAll(id, session);
    return codes.renew(id);
  }

  void removed(Actor actor, long id, Map<String, ?> what) {
    if (!repository.any(id)) {
      if (policy.demandsOf(staff.get(id))) {
        throw Refused.conflict(
            "您的角色必须有二次验证。先加上新的，再移除这个。", "Staff %d may not drop their last factor".formatted(id));
      }
      repository.removeAll(id);
    }
    audit.record(actor, "FactorRemove", "staff", id, what, null);
  }

  List<String> renewedCodes(Actor actor, long id) {
    audit.record(actor, "RecoveryCodesRenew", "staff", id, null, null);
    return codes.renew(id);
  }
}
