package org.chengming.registers;

import static org.chengming.registers.db.Tables.DISPLAY_END;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends the display of a record before its time, as credit repair (信用修复) does: it is removed with
 * the reason, and whoever brings it again, as the system it came from will, does not bring it back.
 */
@Component
public class DisplayEnds {
  private static final int LONGEST = 200;

  private final DSLContext db;
  private final RecordLists lists;
  private final RecordKeepers keepers;
  private final Bringing bringing;
  private final Audit audit;
  private final Clock clock;

  DisplayEnds(
      DSLContext db,
      RecordLists lists,
      RecordKeepers keepers,
      Bringing bringing,
      Audit audit,
      Clock clock) {
    this.db = db;
    this.lists = lists;
    this.keepers = keepers;
    this.bringing = bringing;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param reason Chinese, for the public, e.g. that credit was repaired by which decision; of no
   *     person
   * @throws Missing when there is no such record
   */
  @Transactional
  public void end(Actor actor, RegisterDefinition register, String key, String reason) {
    var record = lists.find(register, key);
    keepers.require(actor, register, record, "end the display of a record", Role.PUBLISHER);
    if (record.isEmpty() || register.keeping().displayUntil() == null) {
      throw new Missing("Record " + key + " in display of " + register.name());
    }
    if (reason.isBlank() || reason.length() > LONGEST) {
      throw Refused.because("reason", "请写明为什么提前结束公示，最多200字。", "No reason");
    }
    db.insertInto(DISPLAY_END)
        .set(DISPLAY_END.REGISTER, register.name())
        .set(DISPLAY_END.RECORD_KEY, key)
        .set(DISPLAY_END.REASON, reason.strip())
        .set(DISPLAY_END.STAFF_ID, actor.id())
        .set(DISPLAY_END.STAFF_NAME, actor.name())
        .set(DISPLAY_END.ENDED_AT, clock.instant())
        .onConflictDoNothing()
        .execute();
    bringing.keep(
        actor, register, () -> null, List.of(new Removals.Removal(key, reason.strip())), "提前结束公示");
    audit.record(
        actor,
        "DisplayEnd",
        "Register",
        register.name(),
        null,
        Map.of("record", key, "reason", reason.strip()));
  }
}
