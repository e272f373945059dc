package org.chengming.requests;

import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notices that did not arrive, for whoever runs the site. */
@Component
public class Mails {
  private static final int SHOWN = 200;

  private final MailQueue queue;
  private final Audit audit;

  Mails(MailQueue queue, Audit audit) {
    this.queue = queue;
    this.audit = audit;
  }

  /** At most some hundred, the newest first; no addresses. */
  @Transactional(readOnly = true)
  public List<UndeliveredMail> undelivered(Actor actor) {
    actor.requireAnywhere(Role.ADMINISTRATOR, "see undelivered mail");
    return queue.troubles(SHOWN);
  }

  /** How many of a request's did not arrive, or may not have. */
  @Transactional(readOnly = true)
  public int undelivered(RequestCase request) {
    return queue.countTroubles(request.id());
  }

  /**
   * Sends one again. One of which nobody knows whether it arrived may then arrive twice; that is
   * for a person to decide.
   *
   * @throws Refused where it is none of them, or its address is gone
   */
  @Transactional
  public void again(Actor actor, long id) {
    actor.requireAnywhere(Role.ADMINISTRATOR, "send mail again");
    if (!queue.again(id)) {
      throw Refused.conflict(
          "这封邮件已经送到，或者收件人的信息已经抹去，不能再送。", "Mail %d is not undelivered".formatted(id));
    }
    audit.record(actor, "MailResend", "mail", Long.toString(id), null, null);
  }
}
