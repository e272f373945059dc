package org.chengming.accounts.web;

import java.util.LinkedHashMap;
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

  /** Bodies of this installation under those the role was given over, each once. */
  List<Body> of(Actor actor, Role role) {
    var bodies = new LinkedHashMap<Long, Body>();
    for (var body : organisations.bodies().all()) {
      if (!body.outside() && actor.may(role, body.path())) {
        bodies.put(body.id(), body);
      }
    }
    return List.copyOf(bodies.values());
  }

  /** A body typed by its full name or its code. */
  Optional<Body> typed(String nameOrCode) {
    var text = nameOrCode.strip();
    return organisations.bodies().byName(text).or(() -> organisations.bodies().byCode(text));
  }

  Body body(long id) {
    return organisations.bodies().get(id);
  }
}
