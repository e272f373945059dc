package org.chengming.accounts;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengming.actors.Actor;
import org.chengming.actors.Grant;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff accounts, which the system administrator opens and closes, and the roles they hold, which
 * the security administrator gives; each within their own subtree of bodies.
 */
@Component
public class Accounts {
  /** The password of every demo account; they exist in a demo province only. */
  public static final String DEMO_PASSWORD = "chengming-demo";

  private static final Role SECURITY = Role.SECURITY_ADMINISTRATOR;

  private final StaffRepository repository;
  private final Organisations organisations;
  private final NextPassword nextPassword;
  private final Sessions sessions;
  private final Audit audit;
  private final Clock clock;

  Accounts(
      StaffRepository repository,
      Organisations organisations,
      NextPassword nextPassword,
      Sessions sessions,
      Audit audit,
      Clock clock) {
    this.repository = repository;
    this.organisations = organisations;
    this.nextPassword = nextPassword;
    this.sessions = sessions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Opens an account.
   *
   * @return its id
   * @throws Refused when the name is taken or malformed
   * @throws NotPermitted unless the actor administers the person's body, and gives roles over every
   *     body they are given over
   */
  @Transactional
  public long createStaff(Actor actor, CreateStaff staff) {
    requireAdministrator(actor, staff.bodyId(), "create staff");
    staff.roles().forEach(r -> require(actor, SECURITY, r.bodyId(), "grant a role"));
    requireParted(staff.roles().stream().map(RoleOver::role).toList());
    if (!staff.username().matches("[a-z0-9][a-z0-9._-]{1,63}")) {
      throw Refused.because(
          "username",
          "用户名用 2 到 64 个小写字母、数字、点、横线。",
          "Username \"%s\" is malformed".formatted(staff.username()));
    }
    requireName(staff.name());
    if (repository.hasUsername(staff.username())) {
      throw Refused.because(
          "username", "这个用户名已经有人用了。", "Username %s is taken".formatted(staff.username()));
    }
    var id = repository.insert(staff, nextPassword.hash(staff.password()), clock.instant());
    audit.record(
        actor,
        "StaffCreate",
        "staff",
        id,
        null,
        Map.of(
            "username",
            staff.username(),
            "name",
            staff.name(),
            "body",
            staff.bodyId(),
            "roles",
            staff.roles()));
    return id;
  }

  /**
   * Gives a person a role. The actor must give roles over the person's body and the body of the
   * role; nobody gives one to themselves, and nobody gets two of the separated ones.
   */
  @Transactional
  public void grant(Actor actor, long staffId, RoleOver role) {
    // Two who give a separated role each at the same moment wait for each other.
    repository.credentials(staffId);
    var staff = repository.get(staffId);
    require(actor, SECURITY, staff.bodyId(), "grant a role");
    require(actor, SECURITY, role.bodyId(), "grant a role");
    if (isSelf(actor, staffId)) {
      throw Refused.because(
          "",
          "不能给自己加角色，请另一位安全管理员来做。",
          "%s may not grant themselves a role".formatted(actor.name()));
    }
    requireParted(
        Stream.concat(staff.roles().stream().map(RoleOver::role), Stream.of(role.role())).toList());
    if (repository.grant(staffId, role)) {
      audit.record(actor, "RoleGrant", "staff", staffId, null, role);
    }
  }

  /**
   * Takes a role away. Whoever gives roles over the body of the role may, wherever the person
   * belongs; never their own right to do so.
   */
  @Transactional
  public void revoke(Actor actor, long staffId, RoleOver role) {
    require(actor, SECURITY, role.bodyId(), "revoke a role");
    if (isSelf(actor, staffId) && role.role() == SECURITY) {
      throw Refused.because(
          "",
          "不能撤掉自己的安全管理角色，请另一位安全管理员来做。",
          "%s may not revoke their own administration".formatted(actor.name()));
    }
    if (repository.revoke(staffId, role)) {
      audit.record(actor, "RoleRevoke", "staff", staffId, role, null);
    }
  }

  /** Sets the name and the body of a person. */
  @Transactional
  public void describe(Actor actor, long staffId, String name, long bodyId) {
    var staff = repository.get(staffId);
    requireReach(actor, Role.ADMINISTRATOR, staff, "edit staff");
    requireAdministrator(actor, bodyId, "edit staff");
    requireName(name);
    repository.describe(staffId, name, bodyId);
    audit.record(
        actor,
        "StaffDescribe",
        "staff",
        staffId,
        Map.of("name", staff.name(), "body", staff.bodyId()),
        Map.of("name", name, "body", bodyId));
  }

  /** Closes or reopens an account; a closed one is out at once. Nobody closes their own. */
  @Transactional
  public void setActive(Actor actor, long staffId, boolean active) {
    var staff = repository.get(staffId);
    requireReach(actor, Role.ADMINISTRATOR, staff, "close or reopen an account");
    if (!active && isSelf(actor, staffId)) {
      throw Refused.because(
          "", "不能停用自己的账号。", "%s may not close their own account".formatted(actor.name()));
    }
    repository.setActive(staffId, active);
    sessions.endAll(staffId, null);
    audit.record(
        actor, active ? "StaffReopen" : "StaffClose", "staff", staffId, staff.active(), active);
  }

  /**
   * Gives a person a new temporary password, returned once; whoever is signed in as them is out.
   */
  @Transactional
  public String resetPassword(Actor actor, long staffId) {
    requireReach(actor, Role.ADMINISTRATOR, repository.get(staffId), "reset a password");
    var password = nextPassword.temporary();
    nextPassword.set(staffId, password, true);
    sessions.endAll(staffId, null);
    audit.record(actor, "StaffPasswordReset", "staff", staffId, null, null);
    return password;
  }

  /** Ends all sessions of a person. */
  @Transactional
  public void endSessions(Actor actor, long staffId) {
    requireReach(actor, Role.ADMINISTRATOR, repository.get(staffId), "end sessions");
    sessions.endAll(staffId, null);
    audit.record(actor, "StaffSessionsEnd", "staff", staffId, null, null);
  }

  /** A password that nobody chose, for a new account. */
  public String temporaryPassword() {
    return nextPassword.temporary();
  }

  /**
   * Whether the actor holds the role over the person's body and every body the person holds a role
   * over.
   */
  public boolean reaches(Actor actor, Role role, Staff staff) {
    return may(actor, role, staff.bodyId())
        && staff.roles().stream().allMatch(r -> may(actor, role, r.bodyId()));
  }

  /** Whether the actor holds the role over the body, or the one that took its place. */
  public boolean may(Actor actor, Role role, long bodyId) {
    return actor.may(role, organisations.bodies().heir(bodyId).path());
  }

  @Transactional(readOnly = true)
  public Staff staff(long id) {
    return repository.get(id);
  }

  /**
   * The person as an actor with their grants of this moment; empty when the account is closed or
   * gone.
   */
  @Transactional(readOnly = true)
  public Optional<Actor> findActor(long staffId) {
    return repository.find(staffId).filter(Staff::active).map(this::asActor);
  }

  /**
   * Who may sign in and holds the role over the body, by a grant over it or over one above, in the
   * order of their bodies and names.
   */
  @Transactional(readOnly = true)
  public List<Staff> holders(Role role, long bodyId) {
    var bodies = organisations.bodies();
    var path = bodies.heir(bodyId).path();
    var over =
        bodies.all().stream()
            .filter(b -> path.startsWith(b.path()) || path.startsWith(bodies.heir(b.id()).path()))
            .map(Body::id)
            .toList();
    return repository.holders(role, over);
  }

  /** The person as an actor. */
  @Transactional(readOnly = true)
  public Actor actor(long staffId) {
    return asActor(repository.get(staffId));
  }

  /**
   * A person and their roles go with a body that is renamed or merged, from the day of it on; what
   * the old body issued stays in their hands too.
   */
  private Actor asActor(Staff staff) {
    var bodies = organisations.bodies();
    return new Actor(
        staff.id(),
        staff.name(),
        bodies.heir(staff.bodyId()).id(),
        staff.roles().stream()
            .flatMap(
                r ->
                    Stream.of(bodies.heir(r.bodyId()), bodies.get(r.bodyId()))
                        .map(body -> new Grant(r.role(), body.path())))
            .distinct()
            .toList());
  }

  private void requireAdministrator(Actor actor, long bodyId, String act) {
    require(actor, Role.ADMINISTRATOR, bodyId, act);
  }

  private void require(Actor actor, Role role, long bodyId, String act) {
    actor.require(role, organisations.bodies().heir(bodyId).path(), act);
  }

  /**
   * Else an administrator of one office could become whoever sits there and holds a role over the
   * whole province.
   */
  void requireReach(Actor actor, Role role, Staff staff, String act) {
    require(actor, role, staff.bodyId(), act);
    staff.roles().forEach(r -> require(actor, role, r.bodyId(), act));
  }

  private static void requireParted(List<Role> roles) {
    if (roles.stream().filter(Role.SEPARATED::contains).distinct().count() > 1) {
      throw Refused.because(
          "role",
          "系统管理、安全管理、审计管理三个角色，一个人只能有其中一个。",
          "Nobody holds two of %s".formatted(Role.SEPARATED));
    }
  }

  private static void requireName(String name) {
    if (name.isBlank() || name.length() > 40) {
      throw Refused.because("name", "请填姓名或岗位，40 个字以内。", "Name is blank or too long");
    }
  }

  private static boolean isSelf(Actor actor, long staffId) {
    return Long.valueOf(staffId).equals(actor.id());
  }
}
