package org.chengming.accounts;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.actors.Grant;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.organisations.Organisations;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Staff accounts and the roles they hold. An administrator reaches as far as their own subtree of bodies. */
@Component
public class Accounts {
  /** The password of every demo account; they exist in a demo province only. */
  public static final String DEMO_PASSWORD = "chengming-demo";

  private final StaffRepository repository;
  private final Organisations organisations;
  private final Passwords passwords;
  private final Audit audit;
  private final Clock clock;

  Accounts(StaffRepository repository, Organisations organisations, Passwords passwords, Audit audit, Clock clock) {
    this.repository = repository;
    this.organisations = organisations;
    this.passwords = passwords;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Opens an account.
   *
   * @return its id
   * @throws Refused when the name is taken or malformed
   * @throws NotPermitted unless the actor administers the person's body and every body a role is given over
   */
  @Transactional
  public long createStaff(Actor actor, CreateStaff staff) {
    requireAdministrator(actor, staff.bodyId(), "create staff");
    staff.roles().forEach(r -> requireAdministrator(actor, r.bodyId(), "grant a role"));
    if (!staff.username().matches("[a-z0-9][a-z0-9._-]{1,63}")) {
      throw Refused.because("username", "用户名用 2 到 64 个小写字母、数字、点、横线。", "Username \"%s\" is malformed".formatted(staff.username()));
    }
    if (staff.name().isBlank()) {
      throw Refused.because("name", "请填姓名或岗位。", "Name is blank");
    }
    if (repository.hasUsername(staff.username())) {
      throw Refused.because("username", "这个用户名已经有人用了。", "Username %s is taken".formatted(staff.username()));
    }
    var id = repository.insert(staff, passwords.hash(staff.password()), clock.instant());
    audit.record(actor, "StaffCreate", "staff", id, null,
        Map.of("username", staff.username(), "name", staff.name(), "body", staff.bodyId(), "roles", staff.roles()));
    return id;
  }

  /** Replaces the roles a person holds. The actor must administer every body of the old and the new roles. */
  @Transactional
  public void setRoles(Actor actor, long staffId, List<RoleOver> roles) {
    var staff = repository.get(staffId);
    requireAdministrator(actor, staff.bodyId(), "grant roles");
    staff.roles().forEach(r -> requireAdministrator(actor, r.bodyId(), "revoke a role"));
    roles.forEach(r -> requireAdministrator(actor, r.bodyId(), "grant a role"));
    repository.setRoles(staffId, roles);
    audit.record(actor, "StaffRoles", "staff", staffId, staff.roles(), roles);
  }

  /** Sets the name and the body of a person. */
  @Transactional
  public void describe(Actor actor, long staffId, String name, long bodyId) {
    var staff = repository.get(staffId);
    requireAdministrator(actor, staff.bodyId(), "edit staff");
    requireAdministrator(actor, bodyId, "edit staff");
    repository.describe(staffId, name, bodyId);
    audit.record(actor, "StaffDescribe", "staff", staffId,
        Map.of("name", staff.name(), "body", staff.bodyId()), Map.of("name", name, "body", bodyId));
  }

  /** Closes or reopens an account; a closed one is out at its next request. Nobody closes their own. */
  @Transactional
  public void setActive(Actor actor, long staffId, boolean active) {
    var staff = repository.get(staffId);
    requireAdministrator(actor, staff.bodyId(), "close or reopen an account");
    if (!active && Long.valueOf(staffId).equals(actor.id())) {
      throw Refused.because("", "不能停用自己的账号。", "%s may not close their own account".formatted(actor.name()));
    }
    repository.setActive(staffId, active);
    audit.record(actor, active ? "StaffReopen" : "StaffClose", "staff", staffId, staff.active(), active);
  }

  /** Gives a person a new temporary password, returned once. */
  @Transactional
  public String resetPassword(Actor actor, long staffId) {
    var staff = repository.get(staffId);
    requireAdministrator(actor, staff.bodyId(), "reset a password");
    var password = passwords.temporary();
    repository.setPassword(staffId, passwords.hash(password), true);
    audit.record(actor, "StaffPasswordReset", "staff", staffId, null, null);
    return password;
  }

  /** Lets a person set their own password. */
  @Transactional
  public void changePassword(Actor actor, String current, String next) {
    var id = actor.id();
    if (id == null) {
      throw new NotPermitted("The system has no password");
    }
    if (!passwords.matches(current, repository.passwordHash(id))) {
      throw Refused.because("current", "现在的密码不对。", "Current password of staff %d does not match".formatted(id));
    }
    passwords.check(next, repository.get(id).username());
    repository.setPassword(id, passwords.hash(next), false);
    audit.record(actor, "StaffPasswordChange", "staff", id, null, null);
  }

  @Transactional(readOnly = true)
  public Staff staff(long id) {
    return repository.get(id);
  }

  /** The person as an actor with their grants of this moment; empty when the account is closed or gone. */
  @Transactional(readOnly = true)
  public Optional<Actor> findActor(long staffId) {
    return repository.find(staffId).filter(Staff::active).map(this::asActor);
  }

  /** The person as an actor. */
  @Transactional(readOnly = true)
  public Actor actor(long staffId) {
    return asActor(repository.get(staffId));
  }

  private Actor asActor(Staff staff) {
    var bodies = organisations.bodies();
    return new Actor(
        staff.id(),
        staff.name(),
        staff.bodyId(),
        staff.roles().stream().map(r -> new Grant(r.role(), bodies.get(r.bodyId()).path())).toList());
  }

  private void requireAdministrator(Actor actor, long bodyId, String act) {
    actor.require(Role.ADMINISTRATOR, organisations.bodies().get(bodyId).path(), act);
  }
}
