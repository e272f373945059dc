package org.chengming.demo;

import java.util.List;
import org.chengming.accounts.Accounts;
import org.chengming.accounts.CreateStaff;
import org.chengming.accounts.RoleOver;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.springframework.stereotype.Component;

/** One demo account a role, named by its post; the first two suffice to bring a document out. */
@Component
class DemoStaff {
  private final Accounts accounts;

  DemoStaff(Accounts accounts) {
    this.accounts = accounts;
  }

  /** The account that writes and the one that lets the writing out. */
  record Pair(long writer, long chief) {}

  /**
   * @return the accounts of the writer and of the one who lets the writing out
   */
  Pair create(Actor actor, Body office, Body district, Body province) {
    var writer = create(actor, "qianjin-editor", "前进区政府办公室起草岗", office, List.of(Role.EDITOR));
    var chief =
        create(
            actor,
            "qianjin-chief",
            "前进区政府办公室审签岗",
            office,
            List.of(Role.REVIEWER, Role.SECRECY_REVIEWER, Role.PUBLISHER));
    create(actor, "qianjin-reviewer", "前进区政府审核岗", district, List.of(Role.REVIEWER));
    create(actor, "qianjin-secrecy", "前进区保密审查岗", district, List.of(Role.SECRECY_REVIEWER));
    create(actor, "qianjin-publisher", "前进区发布岗", district, List.of(Role.PUBLISHER));
    create(actor, "qianjin-requests", "前进区依申请公开岗", district, List.of(Role.REQUEST_OFFICER));
    create(actor, "qianjin-request-head", "前进区政府信息公开负责人", district, List.of(Role.REQUEST_APPROVER));
    create(actor, "province-supervisor", "省政务公开监督岗", province, List.of(Role.SUPERVISOR));
    create(actor, "province-auditor", "省审计岗", province, List.of(Role.AUDITOR));
    create(
        actor,
        "province-admin",
        "省平台管理岗",
        province,
        List.of(Role.ADMINISTRATOR, Role.EDITOR, Role.PUBLISHER));
    create(actor, "province-security", "省安全管理岗", province, List.of(Role.SECURITY_ADMINISTRATOR));
    return new Pair(writer, chief);
  }

  private long create(Actor actor, String username, String name, Body body, List<Role> roles) {
    return accounts.createStaff(
        actor,
        new CreateStaff(
            username,
            name,
            body.id(),
            Accounts.DEMO_PASSWORD,
            true,
            roles.stream().map(role -> new RoleOver(role, body.id())).toList()));
  }
}
