package org.chengming.publishing;

import java.util.Set;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.organisations.Organisations;
import org.springframework.stereotype.Component;

/** Who may do what to a document: the role over its body, and never one's own text. */
@Component
class Permits {
  private static final Set<Role> READERS =
      Set.of(Role.REVIEWER, Role.SECRECY_REVIEWER, Role.PUBLISHER);

  private final Organisations organisations;
  private final DraftSaves saves;

  Permits(Organisations organisations, DraftSaves saves) {
    this.organisations = organisations;
    this.saves = saves;
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
    if (actor.id() != null && saves.writers(held).contains(actor.id())) {
      throw new NotPermitted(
          "%s may not %s edition %d: nobody passes a text they wrote themselves"
              .formatted(actor.name(), act, held.id()));
    }
  }

  /** One of the three roles that read what others wrote, and besides: not one's own text. */
  void requireReader(Actor actor, Held held, String act) {
    for (var role : READERS) {
      try {
        requireOfAnother(actor, role, held, act);
        return;
      } catch (NotPermitted e) {
        // another of the roles may still do
      }
    }
    throw new NotPermitted(
        "%s may not %s edition %d: it takes one of %s over its body, and no own text"
            .formatted(actor.name(), act, held.id(), READERS));
  }

  /** The role, and besides: only whoever wrote or saved any of the edition's text. */
  void requireOwn(Actor actor, Role role, Held held, String act) {
    require(actor, role, held, act);
    if (actor.id() == null || !saves.writers(held).contains(actor.id())) {
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
