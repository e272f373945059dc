package org.chengming.reports;

import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.web.Missing;
import org.springframework.stereotype.Component;

/**
 * Who works on a body's reports: request officers write them, supervisors and publishers approve
 * them. To everybody else the desk's page of it is not there.
 */
@Component
public class Access {
  private final Organisations organisations;

  Access(Organisations organisations) {
    this.organisations = organisations;
  }

  public boolean writes(Actor actor, Body body) {
    return may(actor, Role.REQUEST_OFFICER, body);
  }

  public boolean approves(Actor actor, Body body) {
    return may(actor, Role.SUPERVISOR, body) || may(actor, Role.PUBLISHER, body);
  }

  public boolean sees(Actor actor, Body body) {
    return !body.outside() && (writes(actor, body) || approves(actor, body));
  }

  /**
   * The body with that code.
   *
   * @throws Missing where there is none, or none whose reports the actor works on
   */
  public Body require(Actor actor, String code) {
    return organisations
        .bodies()
        .byCode(code)
        .filter(body -> sees(actor, body))
        .orElseThrow(() -> new Missing("Reports of body " + code));
  }

  private boolean may(Actor actor, Role role, Body body) {
    return actor.may(role, body.path())
        || actor.may(role, organisations.bodies().heir(body.id()).path());
  }
}
