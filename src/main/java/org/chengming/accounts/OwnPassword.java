package org.chengming.accounts;

import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.audit.Audit;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A person replaces their password, giving the present one. */
@Component
public class OwnPassword {
  private final StaffRepository repository;
  private final Attempts attempts;
  private final NextPassword nextPassword;
  private final Sessions sessions;
  private final Audit audit;
  private final TransactionTemplate transaction;

  OwnPassword(
      StaffRepository repository,
      Attempts attempts,
      NextPassword nextPassword,
      Sessions sessions,
      Audit audit,
      TransactionTemplate transaction) {
    this.repository = repository;
    this.attempts = attempts;
    this.nextPassword = nextPassword;
    this.sessions = sessions;
    this.audit = audit;
    this.transaction = transaction;
  }

  /**
   * Sets it; the person's other sessions end. A wrong guess counts like one at sign-in, whatever
   * comes of the rest, so the transaction begins after it.
   *
   * @param session id of the session that stays
   */
  public void change(Actor actor, String current, String next, String session) {
    var id = confirm(actor, current);
    if (current.equals(next)) {
      throw Refused.because(
          "password", "新密码要和现在的不一样。", "The new password of staff %d is the old one".formatted(id));
    }
    nextPassword.check(id, next);
    transaction.executeWithoutResult(status -> set(actor, id, next, session));
  }

  /**
   * The person shows that it is them, by the present password. A wrong guess counts like one at
   * sign-in.
   *
   * @return their account
   */
  public long confirm(Actor actor, String current) {
    var id = actor.id();
    if (id == null) {
      throw new NotPermitted("The system has no password");
    }
    var made = attempts.guess(() -> repository.credentials(id), current);
    if (!made.allowed()) {
      throw Refused.because(
          "current", "现在的密码连续输错了 5 次，15 分钟以后再试。", "Staff %d is locked".formatted(id));
    }
    if (!made.right()) {
      throw Refused.because(
          "current",
          "现在的密码不对。连续输错 5 次会锁定 15 分钟。",
          "Current password of staff %d does not match".formatted(id));
    }
    transaction.executeWithoutResult(status -> repository.failed(id, 0, null));
    return id;
  }

  private void set(Actor actor, long id, String next, String session) {
    nextPassword.set(id, next, false);
    sessions.endAll(id, session);
    audit.record(actor, "StaffPasswordChange", "staff", id, null, null);
  }
}
