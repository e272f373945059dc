package org.chengming.requests;

import java.util.ArrayList;
import java.util.List;
import org.chengming.accounts.Accounts;
import org.chengming.accounts.CreateStaff;
import org.chengming.accounts.RoleOver;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.organisations.BodyKind;
import org.chengming.organisations.BodyLevel;
import org.chengming.organisations.OrganisationCode;
import org.chengming.organisations.Organisations;
import org.chengming.organisations.RegisterBody;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A province: thirteen prefectures with nineteen departments each.
 *
 * @param all prefectures and departments; the second is the busiest
 */
record BenchBodies(List<Body> all) {
  static final String PASSWORD = "a password for benches";
  private static final Actor SYSTEM = Actor.system("bench");

  static BenchBodies in(ConfigurableApplicationContext context) {
    var organisations = context.getBean(Organisations.class);
    var root = organisations.bodies().roots().getFirst();
    if (organisations.bodies().byCode("bench-1").isEmpty()) {
      var list = new ArrayList<RegisterBody>();
      for (int prefecture = 0; prefecture < 13; prefecture++) {
        var code = "bench-" + (prefecture * 20 + 1);
        list.add(body(prefecture * 20 + 1, "试验市", BodyLevel.PREFECTURE, root.code()));
        for (int department = 2; department <= 20; department++) {
          list.add(body(prefecture * 20 + department, "试验局", BodyLevel.PREFECTURE, code));
        }
      }
      organisations.registerAll(SYSTEM, list);
      var bodies = organisations.bodies();
      person(context, "officer", Role.REQUEST_OFFICER, bodies.byCode("bench-2").orElseThrow());
      person(context, "governor", Role.SUPERVISOR, root);
      person(context, "supervisor", Role.SUPERVISOR, bodies.byCode("bench-1").orElseThrow());
    }
    return new BenchBodies(
        organisations.bodies().all().stream().filter(b -> b.code().startsWith("bench-")).toList());
  }

  Body busiest() {
    return all.stream().filter(b -> b.code().equals("bench-2")).findFirst().orElseThrow();
  }

  private static RegisterBody body(int number, String name, BodyLevel level, String parent) {
    return RegisterBody.of(
            "bench-" + number,
            name + number,
            level,
            BodyKind.DEPARTMENT,
            OrganisationCode.withCheck("BN%06d".formatted(number)))
        .under(parent);
  }

  private static void person(
      ConfigurableApplicationContext context, String name, Role role, Body body) {
    context
        .getBean(Accounts.class)
        .createStaff(
            SYSTEM,
            new CreateStaff(
                name, name, body.id(), PASSWORD, true, List.of(new RoleOver(role, body.id()))));
  }
}
