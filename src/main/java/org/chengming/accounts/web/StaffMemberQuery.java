package org.chengming.accounts.web;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.chengming.accounts.Accounts;
import org.chengming.accounts.ApiTokens;
import org.chengming.accounts.IdentityService;
import org.chengming.accounts.Sessions;
import org.chengming.accounts.Staff;
import org.chengming.accounts.StaffFactors;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page of one person, as the reader's own reach lets them see it. */
@Component
class StaffMemberQuery {
  private static final List<StaffMemberPage.Choice> ROLES =
      Arrays.stream(Role.values())
          .map(r -> new StaffMemberPage.Choice(r.name(), r.label()))
          .toList();

  private final Accounts accounts;
  private final StaffFactors factors;
  private final Sessions sessions;
  private final ApiTokens tokens;
  private final Clock clock;
  private final Reach reach;
  private final IdentityService service;

  StaffMemberQuery(
      Accounts accounts,
      StaffFactors factors,
      Sessions sessions,
      ApiTokens tokens,
      Clock clock,
      Reach reach,
      IdentityService service) {
    this.accounts = accounts;
    this.factors = factors;
    this.sessions = sessions;
    this.tokens = tokens;
    this.clock = clock;
    this.reach = reach;
    this.service = service;
  }

  StaffMemberPage fresh(Actor actor, StaffMemberPage.Form form, List<Refused.Problem> problems) {
    return new StaffMemberPage(
        null, form, List.of(), true, true, false, false, List.of(), false, "", "", 0, "", "", "",
        List.of(), problems);
  }

  /**
   * @param typed what was typed and refused, null to show what stands
   */
  StaffMemberPage of(
      Frame frame,
      long id,
      StaffMemberPage.@Nullable Form typed,
      List<Refused.Problem> problems,
      String password,
      String done) {
    var actor = frame.signedIn();
    var staff = accounts.staff(id);
    var body = reach.body(staff.bodyId());
    if (StaffQuery.READERS.stream().noneMatch(role -> actor.may(role, body.path()))) {
      throw new NotPermitted(
          "%s may not see the account %s".formatted(actor.name(), staff.username()));
    }
    var security = Role.SECURITY_ADMINISTRATOR;
    var form =
        typed == null
            ? new StaffMemberPage.Form(staff.username(), staff.name(), body.name(), body.name())
            : typed;
    var self = Long.valueOf(id).equals(actor.id());
    return new StaffMemberPage(
        id,
        form,
        staff.roles().stream()
            .map(
                r ->
                    new StaffMemberPage.Grant(
                        r.role().name(),
                        r.role().label(),
                        r.bodyId(),
                        reach.body(r.bodyId()).name(),
                        accounts.may(actor, security, r.bodyId())
                            && !(self && r.role() == security)))
            .toList(),
        staff.active(),
        accounts.reaches(actor, Role.ADMINISTRATOR, staff),
        self,
        !self && accounts.reaches(actor, security, staff) && factors.any(id),
        accounts.reaches(actor, security, staff)
            ? tokens.of(id).stream().map(t -> TokenRow.of(t, clock.instant(), frame.t())).toList()
            : List.of(),
        actor.mayAnywhere(Role.AUDITOR),
        staff.externalNumber(),
        service.name(),
        sessions.count(id),
        state(staff, frame),
        password,
        done,
        !self && actor.may(security, body.path()) ? ROLES : List.of(),
        problems);
  }

  private static String state(Staff staff, Frame frame) {
    return (staff.active() ? "在用" : "停用")
        + (staff.passwordTemporary() ? "，还没有改一次性密码" : "")
        + "，"
        + (staff.lastSignInAt() == null
            ? "从未登录"
            : "最后登录 " + Dates.moment(staff.lastSignInAt(), frame.t()));
  }
}
