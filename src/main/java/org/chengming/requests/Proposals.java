package org.chengming.requests;

import static org.chengming.requests.db.Tables.PROPOSAL;
import static org.chengming.requests.db.Tables.REQUEST;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.requests.Handling.Held;
import org.chengming.requests.Proposal.State;
import org.chengming.requests.db.tables.records.ProposalRecord;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Acts that bind the office: one person drafts, another agrees (Art. 33 同意; Art. 45
 * 登记、审核、办理、答复、归档). Only then has it happened, with the letters it takes.
 */
@Component
public class Proposals implements PersonalData {
  private static final int LONGEST_REMARK = 2_000;
  private static final int MOST_PARAGRAPHS = 400;

  private final DSLContext db;
  private final Handling handling;
  private final DraftRules rules;
  private final LetterDrafts drafts;
  private final Letters letters;
  private final ThirdParties thirdParties;
  private final Reach reach;
  private final DraftSeal drafted;
  private final WaitingDrafts waiting;
  private final LetterFindings findings;
  private final Audit audit;
  private final Clock clock;

  Proposals(
      DSLContext db,
      Handling handling,
      DraftRules rules,
      LetterDrafts drafts,
      Letters letters,
      ThirdParties thirdParties,
      Reach reach,
      DraftSeal drafted,
      WaitingDrafts waiting,
      LetterFindings findings,
      Audit audit,
      Clock clock) {
    this.db = db;
    this.handling = handling;
    this.rules = rules;
    this.drafts = drafts;
    this.letters = letters;
    this.thirdParties = thirdParties;
    this.reach = reach;
    this.drafted = drafted;
    this.waiting = waiting;
    this.findings = findings;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Drafts an act with its letters; nothing has happened to the request yet. The same draft sent
   * twice is one.
   *
   * @throws Refused when the law or the state of the case does not allow it
   */
  @Transactional
  public void propose(Actor actor, RequestNumber number, Draft typed) {
    var draft = rules.settled(typed);
    var held = handling.lock(actor, number);
    var open = waiting.find(held.id());
    if (open != null) {
      if (drafted.content(open).draft().equals(draft) && open.getProposedBy().equals(actor.id())) {
        return;
      }
      throw Refused.conflict(
          "已经有一份“%s”在等负责人同意，先处理它。".formatted(DraftKind.valueOf(open.getKind()).label()),
          "Request %s has proposal %d".formatted(number, open.getId()));
    }
    var event = rules.event(held.file(), draft);
    var written = drafts.write(held.file(), draft, event);
    db.insertInto(PROPOSAL)
        .set(PROPOSAL.REQUEST_ID, held.id())
        .set(PROPOSAL.KIND, draft.kind().name())
        .set(PROPOSAL.STATE, State.PROPOSED.name())
        .set(
            PROPOSAL.SEALED_DRAFT,
            drafted.seal(held.id(), id(actor), new DraftSeal.Content(draft, written)))
        .set(PROPOSAL.PROPOSED_BY, id(actor))
        .set(PROPOSAL.PROPOSED_NAME, actor.name())
        .set(PROPOSAL.PROPOSED_AT, clock.instant())
        .execute();
    audit(actor, "RequestPropose", held, draft.kind());
  }

  /**
   * Puts the words of a letter as its drafter or the head of the office wants them.
   *
   * @param text paragraphs, one a line
   */
  @Transactional
  public void reword(Actor actor, RequestNumber number, int letter, String title, String text) {
    var held = waiting.lockForWording(actor, number);
    var kind = DraftKind.valueOf(waiting.require(held).getKind());
    var paragraphs = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    Handling.requireText("title", title, 100);
    Handling.requireText("letter", text, 20_000);
    if (paragraphs.isEmpty() || paragraphs.size() > MOST_PARAGRAPHS) {
      throw Refused.because("letter", "信的正文分段太多了。", "Too many paragraphs");
    }
    waiting.reword(held, letter, title.strip(), paragraphs);
    audit(actor, "RequestReword", held, kind);
  }

  /**
   * Agrees: the act happens today, its letters get their numbers.
   *
   * @throws NotPermitted for whoever drafted it
   * @throws Refused where it is no longer allowed, days having passed, or something of others
   *     stands in its letters
   */
  @Transactional
  public void approve(Actor actor, RequestNumber number) {
    var held = waiting.lockForAgreement(actor, number);
    var open = waiting.require(held);
    var content = drafted.content(open);
    var draft = content.draft();
    var event = rules.event(held.file(), draft);
    findings.require(held, content);
    var whose = event.facts().whose();
    if (draft.kind() == DraftKind.OPINION && draft.whose().isEmpty() && whose != null) {
      thirdParties.add(held.id(), whose, draft.name(), draft.address());
    }
    long id = handling.happen(held, actor, event, draft.kind().audit());
    for (var letter : content.letters()) {
      letters.issue(held, letter, id, event.on(), open.getProposedName(), actor.name());
    }
    decide(open, actor, State.APPROVED, null);
  }

  /** Sends it back to its drafter with the reason. */
  @Transactional
  public void sendBack(Actor actor, RequestNumber number, String remark) {
    var held = handling.lockForApproval(actor, number);
    var open = waiting.require(held);
    Handling.requireText("remark", remark, LONGEST_REMARK);
    decide(open, actor, State.SENT_BACK, remark);
    audit(actor, "RequestSendBack", held, DraftKind.valueOf(open.getKind()));
  }

  /** Its drafter, or another officer of the case, takes it back. */
  @Transactional
  public void takeBack(Actor actor, RequestNumber number) {
    var held = handling.lock(actor, number);
    var open = waiting.require(held);
    decide(open, actor, State.TAKEN_BACK, null);
    audit(actor, "RequestTakeBack", held, DraftKind.valueOf(open.getKind()));
  }

  /** All of a case, the newest first; the one that waits is the first if there is one. */
  @Transactional(readOnly = true)
  public List<Proposal> of(RequestCase request) {
    return db.selectFrom(PROPOSAL)
        .where(PROPOSAL.REQUEST_ID.eq(request.id()))
        .orderBy(PROPOSAL.ID.desc())
        .fetch(r -> drafted.opened(r, request.number()));
  }

  /** Those waiting for this person to agree, the oldest first, without what is in them. */
  @Transactional(readOnly = true)
  public List<Proposal> waitingFor(Actor actor) {
    actor.requireAnywhere(Role.REQUEST_APPROVER, "agree to drafts");
    return db.select(PROPOSAL.fields())
        .select(REQUEST.NUMBER)
        .from(PROPOSAL)
        .join(REQUEST)
        .on(REQUEST.ID.eq(PROPOSAL.REQUEST_ID))
        .where(PROPOSAL.STATE.eq(State.PROPOSED.name()))
        .and(reach.approvable(actor))
        .and(PROPOSAL.PROPOSED_BY.ne(id(actor)))
        .orderBy(PROPOSAL.ID)
        .limit(500)
        .fetch()
        .map(r -> drafted.unopened(r.into(PROPOSAL), new RequestNumber(r.get(REQUEST.NUMBER))));
  }

  /** Drafts go: what came of them stands in the events and letters. */
  @Override
  public void erase(long request) {
    db.deleteFrom(PROPOSAL).where(PROPOSAL.REQUEST_ID.eq(request)).execute();
  }

  private void decide(ProposalRecord open, Actor actor, State to, @Nullable String remark) {
    open.setState(to.name());
    open.setDecidedBy(id(actor));
    open.setDecidedName(actor.name());
    open.setDecidedAt(clock.instant());
    open.setSealedRemark(remark == null ? null : drafted.sealRemark(remark, open.getId()));
    open.store();
  }

  private void audit(Actor actor, String act, Held held, DraftKind kind) {
    audit.record(actor, act, "request", held.number().value(), null, Map.of("kind", kind));
  }

  private static long id(Actor actor) {
    var id = actor.id();
    if (id == null) {
      throw new NotPermitted(actor.name() + " is nobody who could draft or agree");
    }
    return id;
  }
}
