package org.chengming.accounts.web;

import static org.chengming.accounts.db.Tables.ROLE_GRANT;
import static org.chengming.accounts.db.Tables.STAFF;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengming.accounts.db.tables.records.StaffRecord;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The people an administrator may see, by username. */
@Component
class StaffQuery {
  /** Who sees people: who opens accounts, and who gives roles. */
  static final Set<Role> READERS = Set.of(Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR);

  private static final int SIZE = 50;

  private final DSLContext db;
  private final Reach reach;
  private final Clock clock;

  StaffQuery(DSLContext db, Reach reach, Clock clock) {
    this.db = db;
    this.reach = reach;
    this.clock = clock;
  }

  StaffListPage ask(Frame frame, String q, String body, String after) {
    var all = reach(frame.signedIn());
    var wanted = body.isBlank() ? all : under(all, body);
    var rows =
        db.selectFrom(STAFF)
            .where(STAFF.BODY_ID.eq(any(wanted.stream().map(Body::id).toArray(Long[]::new))))
            .and(
                q.isBlank()
                    ? noCondition()
                    : STAFF.USERNAME.contains(q.strip()).or(STAFF.NAME.contains(q.strip())))
            .and(after.isEmpty() ? noCondition() : STAFF.USERNAME.gt(after))
            .orderBy(STAFF.USERNAME)
            .limit(SIZE + 1)
            .fetch();
    var page = rows.subList(0, Math.min(SIZE, rows.size()));
    var roles = roles(page.stream().map(StaffRecord::getId).toList());
    return new StaffListPage(
        q,
        body,
        wanted.isEmpty(),
        page.stream().map(s -> row(s, roles.getOrDefault(s.getId(), List.of()), frame)).toList(),
        rows.size() > SIZE
            ? Address.of("/desk/staff", "q", q, "body", body, "after", page.getLast().getUsername())
            : null,
        frame.signedIn().mayAnywhere(Role.ADMINISTRATOR)
            ? Address.of("/desk/staff/new", "body", body)
            : null);
  }

  private List<Body> reach(Actor actor) {
    return Stream.concat(
            reach.of(actor, Role.ADMINISTRATOR).stream(),
            reach.of(actor, Role.SECURITY_ADMINISTRATOR).stream())
        .distinct()
        .toList();
  }

  private List<Body> under(List<Body> all, String typed) {
    return reach
        .typed(typed)
        .map(b -> all.stream().filter(x -> x.path().startsWith(b.path())).toList())
        .orElse(List.of());
  }

  private Map<Long, List<String>> roles(List<Long> ids) {
    return db.selectFrom(ROLE_GRANT)
        .where(ROLE_GRANT.STAFF_ID.in(ids))
        .orderBy(ROLE_GRANT.ID)
        .fetchGroups(ROLE_GRANT.STAFF_ID, r -> Role.valueOf(r.getRole()).label());
  }

  private StaffListPage.Row row(StaffRecord s, List<String> roles, Frame frame) {
    var locked = s.getLockedUntil() != null && s.getLockedUntil().isAfter(clock.instant());
    return new StaffListPage.Row(
        s.getId(),
        s.getUsername(),
        s.getName(),
        reach.body(s.getBodyId()).name(),
        roles.stream().distinct().collect(Collectors.joining("、")),
        !s.getActive() ? "停用" : locked ? "锁定" : s.getPasswordTemporary() ? "未改密码" : "在用",
        !s.getActive()
            ? "status status-past"
            : locked
                ? "status status-bad"
                : s.getPasswordTemporary() ? "status status-wait" : "status",
        s.getLastSignInAt() == null ? "从未" : Dates.moment(s.getLastSignInAt(), frame.t()));
  }
}
