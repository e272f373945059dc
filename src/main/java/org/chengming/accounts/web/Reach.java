package org.chengming.accounts.web;

import java.util.List;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.springframework.stereotype.Component;

/** The bodies over which a person holds a role, and how a form names one of them. */
@Component
class Reach {
  private final Organisations organisations;

  Reach(Organisations organisations) {
    this.organisations = organisations;
  }

  /**
   * Bodies of this installation under those the role was given over, each once; one that was
   * renamed or merged stands where its heir does.
   */
  List<Body> of(Actor actor, Role role) {
    return organisations.bodies().all().stream()
        .filter(b -> !b.outside() && actor.may(role, body(b.id()).path()))
        .toList();
  }

  /** The same and those that once stood there: what was done in them stays known. */
  List<Body> past(Actor actor, Role role) {
    return organisations.bodies().all().stream()
        .filter(
            b ->
                !b.outside() && (actor.may(role, b.path()) || actor.may(role, body(b.id()).path())))
        .toList();
  }

  /** A body typed by its full name or its code. */
  Optional<Body> typed(String nameOrCode) {
    var text = nameOrCode.strip();
    return organisations.bodies().byName(text).or(() -> organisations.bodies().byCode(text));
  }

  /**
   * The same, for a form that must have one.
   *
   * @throws org.chengming.web.Refused with a sentence when none or several are called so
   */
  Body named(String field, String typed) {
    return organisations.bodies().exactly(field, typed, b -> true);
  }

  /** The body that acts today in place of this one. */
  Body body(long id) {
    return organisations.bodies().heir(id);
  }
}
