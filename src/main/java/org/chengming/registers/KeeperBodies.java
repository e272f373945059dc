package org.chengming.registers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.organisations.BodyDirectory;
import org.chengming.organisations.Organisations;
import org.springframework.stereotype.Component;

/**
 * Who keeps a register: staff of the bodies it names; where a field of it says whose each record
 * is, staff of the bodies under those too, for records of their own; and staff of the whole tenant
 * where it names nobody.
 */
@Component
public class KeeperBodies {
  private final Organisations organisations;

  KeeperBodies(Organisations organisations) {
    this.organisations = organisations;
  }

  List<Body> named(RegisterDefinition register) {
    var bodies = organisations.bodies();
    var codes = register.keeping().keepers();
    return codes.isEmpty()
        ? bodies.roots()
        : codes.stream().map(bodies::byCode).flatMap(Optional::stream).toList();
  }

  /** In whose name the actor may act on the register in one of the roles; empty for nobody's. */
  public Optional<Body> acting(Actor actor, RegisterDefinition register, Role... roles) {
    return bodies(actor, register, roles).stream().findFirst();
  }

  /** All bodies in whose name the actor may act, the widest first. */
  List<Body> bodies(Actor actor, RegisterDefinition register, Role... roles) {
    var found = new ArrayList<Body>();
    var directory = organisations.bodies();
    for (var keeper : named(register)) {
      if (over(actor, keeper, roles)) {
        found.add(keeper);
      } else if (register.keeping().body() != null && !register.keeping().keepers().isEmpty()) {
        granted(actor, directory, roles).stream()
            .filter(b -> b.path().startsWith(keeper.path()))
            .forEach(found::add);
      }
    }
    return List.copyOf(found);
  }

  private static List<Body> granted(Actor actor, BodyDirectory directory, Role... roles) {
    return Arrays.stream(roles)
        .flatMap(role -> actor.paths(role).stream())
        .distinct()
        .map(
            path ->
                Long.parseLong(
                    path.substring(
                        path.lastIndexOf('.', path.length() - 2) + 1, path.length() - 1)))
        .map(directory::find)
        .flatMap(Optional::stream)
        .toList();
  }

  boolean over(Actor actor, long bodyId, Role... roles) {
    return organisations.bodies().find(bodyId).filter(b -> over(actor, b, roles)).isPresent();
  }

  private static boolean over(Actor actor, Body body, Role... roles) {
    return Arrays.stream(roles).anyMatch(role -> actor.may(role, body.path()));
  }

  /**
   * @throws NotPermitted unless the actor holds one of the roles over the body
   */
  void require(Actor actor, long bodyId, String act, Role... roles) {
    if (!over(actor, bodyId, roles)) {
      throw new NotPermitted(
          "%s may not %s: it takes one of %s over body %d"
              .formatted(actor.name(), act, Arrays.toString(roles), bodyId));
    }
  }

  /** Whether a code names the body or one under it. */
  boolean within(long bodyId, String code) {
    var bodies = organisations.bodies();
    var path = bodies.get(bodyId).path();
    return bodies.byCode(code).filter(b -> b.path().startsWith(path)).isPresent();
  }

  public String name(long bodyId) {
    return organisations.bodies().find(bodyId).map(Body::name).orElse("");
  }

  List<Long> ids(Actor actor, Role... roles) {
    return organisations.bodies().all().stream()
        .filter(b -> over(actor, b, roles))
        .map(Body::id)
        .toList();
  }
}
