package org.chengming.accounts.web;

import static org.chengming.accounts.db.Tables.ROLE_GRANT;
import static org.chengming.accounts.db.Tables.STAFF;

import java.util.List;
import java.util.stream.Collectors;
import org.chengming.actors.Role;
import org.chengming.organisations.Organisations;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The demo accounts, for the sign-in page of a demo province. */
@Component
class DemoAccountQuery {
  private final DSLContext db;
  private final Organisations organisations;

  DemoAccountQuery(DSLContext db, Organisations organisations) {
    this.db = db;
    this.organisations = organisations;
  }

  List<SignInPage.DemoAccount> all() {
    var bodies = organisations.bodies();
    var roles =
        db.select(ROLE_GRANT.STAFF_ID, ROLE_GRANT.ROLE)
            .from(ROLE_GRANT)
            .join(STAFF)
            .on(STAFF.ID.eq(ROLE_GRANT.STAFF_ID))
            .where(STAFF.DEMO)
            .orderBy(ROLE_GRANT.ID)
            .fetchGroups(ROLE_GRANT.STAFF_ID, r -> Role.valueOf(r.value2()).label());
    return db.selectFrom(STAFF)
        .where(STAFF.DEMO)
        .orderBy(STAFF.ID)
        .fetch(
            s ->
                new SignInPage.DemoAccount(
                    s.getUsername(),
                    s.getName(),
                    bodies.get(s.getBodyId()).name(),
                    roles.getOrDefault(s.getId(), List.of()).stream()
                        .distinct()
                        .collect(Collectors.joining("、"))));
  }
}
