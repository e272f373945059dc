package org.chengming.demo;

import org.chengming.actors.Actor;
import org.chengming.organisations.Organisations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings the demo province into being: bodies, accounts and the first document, all or nothing. */
@Component
class Settling {
  private final Organisations organisations;
  private final DemoStaff staff;
  private final Notice2014 notice;

  Settling(Organisations organisations, DemoStaff staff, Notice2014 notice) {
    this.organisations = organisations;
    this.staff = staff;
    this.notice = notice;
  }

  @Transactional
  public void settle(Actor actor, DemoBodies bodies) {
    organisations.registerAll(actor, bodies.registrations());
    var now = organisations.bodies();
    var office = now.byCode(DemoBodies.FIRST).orElseThrow();
    var accounts =
        staff.create(
            actor, office, now.byCode("jiamusi-qianjin").orElseThrow(), now.roots().getFirst());
    notice.publish(actor, office, accounts.writer(), accounts.chief());
  }
}
