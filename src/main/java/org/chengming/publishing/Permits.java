package org.chengming.publishing;

import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.organisations.Organisations;
import org.springframework.stereotype.Component;

/** Who may do what to a document: the role over its body, and never one's own text. */
@Component
class Permits {
  private final Organisations organisations;
  private final EditionRepository editions;

  Permits(Organisations organisations, EditionRepository editions) {
    this.organisations = organisations;
    this.editions = editions;
  }

  void require(Actor actor, Role role, long bodyId, String act) {
    actor.require(role, organisations.bodies().get(bodyId).path(), act);
  }

  void require(Actor actor, Role role, Held held, String act) {
    require(actor, role, held.edition().getBodyId(), "%s edition %d".formatted(act, held.id()));
  }

  /**
   * The role, and besides: whoever wrote or saved any of the edition's text may not do this to it.
   */
  void requireOfAnother(Actor actor, Role role, Held held, String act) {
    require(actor, role, held, act);
    if (actor.id() != null && editions.writers(held).contains(actor.id())) {
      throw new NotPermitted(
          "%s may not %s edition %d: nobody passes a text they wrote themselves"
              .formatted(actor.name(), act, held.id()));
    }
  }

  /** The role, and besides: only whoever wrote or saved any of the edition's text. */
  void requireOwn(Actor actor, Role role, Held held, String act) {
    require(actor, role, held, act);
    if (actor.id() == null || !editions.writers(held).contains(actor.id())) {
      throw new NotPermitted(
          "%s may not %s edition %d: they wrote nothing of it"
              .formatted(actor.name(), act, held.id()));
    }
  }

  /** A person acts here, not the system. */
  static long person(Actor actor, String act) {
    if (actor.id() == null) {
      throw new NotPermitted("The system may not %s; it takes a person".formatted(act));
    }
    return actor.id();
  }
}
