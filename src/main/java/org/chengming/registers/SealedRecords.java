package org.chengming.registers;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is sealed of a record, for officials who keep it: to be seen for a reason, or erased. */
@Component
public class SealedRecords {
  private static final Role[] KEEPING = {Role.EDITOR, Role.REVIEWER, Role.PUBLISHER};

  private final DSLContext db;
  private final RecordLists lists;
  private final RecordKeepers keepers;
  private final RecordSeal seal;
  private final Audit audit;

  SealedRecords(
      DSLContext db, RecordLists lists, RecordKeepers keepers, RecordSeal seal, Audit audit) {
    this.db = db;
    this.lists = lists;
    this.keepers = keepers;
    this.seal = seal;
    this.audit = audit;
  }

  /**
   * @throws NotPermitted when the actor keeps no register at all
   */
  public void requireKeeper(Actor actor) {
    if (Arrays.stream(KEEPING).noneMatch(actor::mayAnywhere)) {
      throw new NotPermitted(actor.name() + " keeps no register");
    }
  }

  /**
   * What is sealed, in the order of the definition; each look is audited with its reason.
   *
   * @throws Missing when there is no such record
   */
  @Transactional
  public List<OwnRecord.Line> see(
      Actor actor, RegisterDefinition register, String key, String reason) {
    require(actor, register, key, reason, "see what is sealed", KEEPING);
    var sealed =
        db.select(field(name("sealed"), byte[].class))
            .from(org.jooq.impl.DSL.table(new RegisterTable(register).sqlName()))
            .where(RegisterTable.KEY.eq(key))
            .fetchOne(0, byte[].class);
    var values = seal.open(register, key, sealed);
    var lines = new ArrayList<OwnRecord.Line>();
    for (var of : register.fields()) {
      if (values.containsKey(of.name())) {
        lines.add(new OwnRecord.Line(of, values.get(of.name())));
      }
    }
    audited(actor, register, key, reason, "PersonalSee");
    return lines;
  }

  /**
   * Erases what is sealed of a record, and with it the way to find it; its public part stays, with
   * masks. Older backups hold it until they are deleted.
   */
  @Transactional
  public void erase(Actor actor, RegisterDefinition register, String key, String reason) {
    require(actor, register, key, reason, "erase what is sealed", Role.PUBLISHER);
    db.execute(
        "update %s set sealed = null, sealed_mark = null, lookup_mark = null where record_key = {0}"
            .formatted(new RegisterTable(register).sqlName()),
        val(key));
    audited(actor, register, key, reason, "PersonalErase");
  }

  private void require(
      Actor actor,
      RegisterDefinition register,
      String key,
      String reason,
      String act,
      Role... roles) {
    var record = lists.find(register, key);
    keepers.require(actor, register, record, act, roles);
    if (record.isEmpty() || !register.sealsSomething()) {
      throw new Missing("Sealed record " + key + " of " + register.name());
    }
    if (reason.isBlank()) {
      throw Refused.because("reason", "请写明为什么。", "No reason");
    }
  }

  private void audited(
      Actor actor, RegisterDefinition register, String key, String reason, String act) {
    audit.record(
        actor,
        act,
        "Register",
        register.name(),
        null,
        Map.of("record", key, "reason", reason.strip()));
  }
}
