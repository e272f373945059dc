package org.chengming.registers;

import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.springframework.stereotype.Component;

/** Who of those that keep a register may deal with one record of it: of their own, or with any. */
@Component
class RecordKeepers {
  private final KeeperBodies keepers;

  RecordKeepers(KeeperBodies keepers) {
    this.keepers = keepers;
  }

  /** Whether the actor keeps the register, all of it or records of their own. */
  boolean any(Actor actor, RegisterDefinition register, Role... roles) {
    return !keepers.bodies(actor, register, roles).isEmpty();
  }

  boolean may(
      Actor actor, RegisterDefinition register, Optional<RegisterRecord> record, Role... roles) {
    var bodies = keepers.bodies(actor, register, roles);
    var own = register.keeping().body();
    if (own == null || bodies.isEmpty()) {
      return !bodies.isEmpty();
    }
    var whole = keepers.named(register);
    if (bodies.stream().anyMatch(whole::contains)) {
      return true;
    }
    // Of a record that is gone nobody can tell whose it was.
    return record
        .map(r -> r.text(register.get(own)))
        .filter(code -> bodies.stream().anyMatch(b -> keepers.within(b.id(), code)))
        .isPresent();
  }

  /**
   * @throws NotPermitted unless the actor holds one of the roles over a body that keeps the record
   */
  void require(
      Actor actor,
      RegisterDefinition register,
      Optional<RegisterRecord> record,
      String act,
      Role... roles) {
    if (!may(actor, register, record, roles)) {
      throw new NotPermitted(
          "%s may not %s of register %s".formatted(actor.name(), act, register.name()));
    }
  }
}
