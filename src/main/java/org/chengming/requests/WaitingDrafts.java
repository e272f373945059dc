package org.chengming.requests;

import static org.chengming.requests.db.Tables.PROPOSAL;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.requests.Handling.Held;
import org.chengming.requests.Proposal.DraftLetter;
import org.chengming.requests.Proposal.State;
import org.chengming.requests.db.tables.records.ProposalRecord;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The draft of a case that waits for somebody to agree, and its letters. */
@Component
class WaitingDrafts {
  private final DSLContext db;
  private final Handling handling;
  private final DraftSeal drafted;

  WaitingDrafts(DSLContext db, Handling handling, DraftSeal drafted) {
    this.db = db;
    this.handling = handling;
    this.drafted = drafted;
  }

  @Nullable ProposalRecord find(long request) {
    return db.fetchOne(
        PROPOSAL, PROPOSAL.REQUEST_ID.eq(request).and(PROPOSAL.STATE.eq(State.PROPOSED.name())));
  }

  ProposalRecord require(Held held) {
    return Optional.ofNullable(find(held.id()))
        .orElseThrow(
            () ->
                Refused.conflict(
                    "没有在等同意的草稿，可能刚刚被别人处理了。",
                    "Request %s has no proposal".formatted(held.number())));
  }

  /** For an officer of the case, or whoever agrees to its drafts. */
  Held lockForWording(Actor actor, RequestNumber number) {
    try {
      return handling.lock(actor, number);
    } catch (NotPermitted notOfficer) {
      return handling.lockForApproval(actor, number);
    }
  }

  /** For whoever agrees, and did not draft it. */
  Held lockForAgreement(Actor actor, RequestNumber number) {
    var held = handling.lockForApproval(actor, number);
    if (require(held).getProposedBy().equals(actor.id())) {
      throw new NotPermitted("%s drafted it and cannot agree to it".formatted(actor.name()));
    }
    return held;
  }

  /** Puts other words into one of its letters. */
  void reword(Held held, int letter, String title, List<String> paragraphs) {
    var open = require(held);
    var content = drafted.content(open);
    if (letter < 0 || letter >= content.letters().size()) {
      throw new Missing("Letter %d of proposal %d".formatted(letter, open.getId()));
    }
    var changed = new ArrayList<>(content.letters());
    var was = changed.get(letter);
    changed.set(letter, new DraftLetter(was.kind(), was.version(), was.whom(), title, paragraphs));
    open.setSealedDraft(
        drafted.seal(
            held.id(), open.getProposedBy(), new DraftSeal.Content(content.draft(), changed)));
    open.store();
  }
}
