package org.chengming.imports;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.springframework.stereotype.Component;

/** Finds the bodies rows name by code or name, and registers those outside the province. */
@Component
class Issuers {
  private final Organisations organisations;

  Issuers(Organisations organisations) {
    this.organisations = organisations;
  }

  /** The bodies by the name or code they were asked for; one that nobody knows is missing. */
  Map<String, Body> find(Collection<String> names) {
    var bodies = organisations.bodies();
    var found = new LinkedHashMap<String, Body>();
    for (var name : names) {
      Optional<Body> body = bodies.byCode(name).or(() -> bodies.byName(name));
      body.ifPresent(b -> found.put(name, b));
    }
    return found;
  }

  /** Registers the names as outside bodies. */
  void register(Actor actor, Collection<String> names) {
    organisations.registerAll(actor, names.stream().map(OutsideBody::of).toList());
  }
}
