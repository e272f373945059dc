package org.chengming.accounts.web;

import java.util.List;
import org.chengming.accounts.Accounts;
import org.chengming.accounts.ApiTokens;
import org.chengming.accounts.CreateStaff;
import org.chengming.accounts.ExternalStaff;
import org.chengming.accounts.RoleOver;
import org.chengming.accounts.StaffFactors;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The people of an administrator's bodies: who they are, what they may, whether they may come in.
 */
@Controller
class StaffController {
  private static final String PAGE = "accounts/web/staffMember";
  private static final String ONE = "/desk/staff/{id:\\d{1,18}}";

  private final Accounts accounts;
  private final ExternalStaff external;
  private final StaffFactors factors;
  private final ApiTokens tokens;
  private final StaffQuery list;
  private final StaffMemberQuery member;
  private final Reach reach;
  private final Pages pages;

  StaffController(
      Accounts accounts,
      ExternalStaff external,
      StaffFactors factors,
      ApiTokens tokens,
      StaffQuery list,
      StaffMemberQuery member,
      Reach reach,
      Pages pages) {
    this.accounts = accounts;
    this.external = external;
    this.factors = factors;
    this.tokens = tokens;
    this.list = list;
    this.member = member;
    this.reach = reach;
    this.pages = pages;
  }

  @GetMapping("/desk/staff")
  View list(
      Frame frame,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String body,
      @RequestParam(defaultValue = "") String after) {
    if (StaffQuery.READERS.stream().noneMatch(frame.signedIn()::mayAnywhere)) {
      throw new NotPermitted("%s may not see staff".formatted(frame.signedIn().name()));
    }
    return pages.show("accounts/web/staff", frame, list.ask(frame, q, body, after));
  }

  @GetMapping("/desk/staff/new")
  View fresh(Frame frame, @RequestParam(defaultValue = "") String body) {
    frame.signedIn().requireAnywhere(Role.ADMINISTRATOR, "create staff");
    var over = body.isEmpty() ? frame.bodyName() : body;
    return pages.show(
        PAGE,
        frame,
        member.fresh(frame.signedIn(), new StaffMemberPage.Form("", "", over, over), List.of()));
  }

  /**
   * Answers with the page itself, not by redirecting to it: the password is shown here, once, and
   * stored nowhere.
   */
  @PostMapping("/desk/staff")
  View create(
      Frame frame,
      @RequestParam String username,
      @RequestParam String name,
      @RequestParam String body) {
    var actor = frame.signedIn();
    actor.requireAnywhere(Role.ADMINISTRATOR, "create staff");
    try {
      var at = named("body", body);
      var password = accounts.temporaryPassword();
      var staff =
          new CreateStaff(username.strip(), name.strip(), at.id(), password, false, List.of());
      return pages.show(
          PAGE,
          frame,
          member.of(
              frame, accounts.createStaff(actor, staff), null, List.of(), password, "created"));
    } catch (Refused refused) {
      var typed = new StaffMemberPage.Form(username, name, body, body);
      return pages.show(422, PAGE, frame, member.fresh(actor, typed, refused.problems()));
    }
  }

  @GetMapping(ONE)
  View show(Frame frame, @PathVariable long id, @RequestParam(defaultValue = "") String done) {
    return pages.show(PAGE, frame, member.of(frame, id, null, List.of(), "", done));
  }

  @PostMapping(ONE)
  View describe(
      Frame frame, @PathVariable long id, @RequestParam String name, @RequestParam String body) {
    var typed = new StaffMemberPage.Form(accounts.staff(id).username(), name, body, body);
    return act(
        frame,
        id,
        typed,
        () -> accounts.describe(frame.signedIn(), id, name.strip(), named("body", body).id()));
  }

  @PostMapping(ONE + "/roles")
  View grant(
      Frame frame, @PathVariable long id, @RequestParam Role role, @RequestParam String over) {
    return act(
        frame,
        id,
        null,
        () -> accounts.grant(frame.signedIn(), id, new RoleOver(role, named("over", over).id())));
  }

  @PostMapping(ONE + "/roles/removal")
  View revoke(
      Frame frame, @PathVariable long id, @RequestParam Role role, @RequestParam long bodyId) {
    return act(
        frame, id, null, () -> accounts.revoke(frame.signedIn(), id, new RoleOver(role, bodyId)));
  }

  @PostMapping(ONE + "/closing")
  View close(Frame frame, @PathVariable long id) {
    return act(frame, id, null, () -> accounts.setActive(frame.signedIn(), id, false));
  }

  @PostMapping(ONE + "/opening")
  View reopen(Frame frame, @PathVariable long id) {
    return act(frame, id, null, () -> accounts.setActive(frame.signedIn(), id, true));
  }

  @PostMapping(ONE + "/password")
  View resetPassword(Frame frame, @PathVariable long id) {
    var password = accounts.resetPassword(frame.signedIn(), id);
    return pages.show(PAGE, frame, member.of(frame, id, null, List.of(), password, "reset"));
  }

  @PostMapping(ONE + "/number")
  View number(Frame frame, @PathVariable long id, @RequestParam String number) {
    return act(frame, id, null, () -> external.setNumber(frame.signedIn(), id, number.strip()));
  }

  @PostMapping(ONE + "/sessions/ending")
  View endSessions(Frame frame, @PathVariable long id) {
    return act(frame, id, null, () -> accounts.endSessions(frame.signedIn(), id));
  }

  @PostMapping(ONE + "/factors/removal")
  View resetFactors(Frame frame, @PathVariable long id) {
    return act(frame, id, null, () -> factors.reset(frame.signedIn(), id));
  }

  @PostMapping(ONE + "/tokens/{token:\\d{1,18}}/removal")
  View revokeToken(Frame frame, @PathVariable long id, @PathVariable long token) {
    return act(frame, id, null, () -> tokens.revokeOf(frame.signedIn(), id, token));
  }

  private View act(Frame frame, long id, StaffMemberPage.@Nullable Form typed, Runnable act) {
    try {
      act.run();
    } catch (Refused refused) {
      return pages.show(422, PAGE, frame, member.of(frame, id, typed, refused.problems(), "", ""));
    }
    return new RedirectView("/desk/staff/" + id + "?done=saved");
  }

  private Body named(String field, String typed) {
    return reach.named(field, typed);
  }
}
