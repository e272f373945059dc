package org.chengming.requests;

import static org.chengming.requests.db.Tables.PROPOSAL;

import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** When a case may be split or passed on: in hand, not answered, and waiting for nobody. */
@Component
class Moving {
  private final DSLContext db;

  Moving(DSLContext db) {
    this.db = db;
  }

  /**
   * @throws Refused where it may not
   */
  void require(RequestCase file) {
    if (file.state() != RequestState.FILED && file.state() != RequestState.REGISTERED) {
      throw Refused.conflict(
          "这件申请现在是“%s”，不能分，也不能转。".formatted(file.state().label()),
          "Request %s is %s".formatted(file.number(), file.state()));
    }
    if (OpenCase.awaitsOthers(file.events())) {
      throw Refused.conflict(
          "正在等别人的意见，等收到了再分再转。", "Request %s awaits others".formatted(file.number()));
    }
    if (db.fetchExists(
        PROPOSAL, PROPOSAL.REQUEST_ID.eq(file.id()).and(PROPOSAL.STATE.eq("PROPOSED")))) {
      throw Refused.conflict(
          "有文书在等负责人同意，办完或者收回以后再分再转。", "Request %s has a draft".formatted(file.number()));
    }
  }
}
