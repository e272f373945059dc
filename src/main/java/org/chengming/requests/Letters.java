package org.chengming.requests;

import static org.chengming.requests.db.Tables.LETTER;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.chengming.keys.Seal;
import org.chengming.letters.OfficialLetter;
import org.chengming.organisations.Organisations;
import org.chengming.requests.Handling.Held;
import org.chengming.requests.Proposal.DraftLetter;
import org.chengming.requests.db.tables.records.LetterRecord;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** Letters of a case: numbered when issued, then sent and shown to have arrived. */
@Component
public class Letters implements PersonalData {
  private static final int LONGEST_PROOF = 200;

  private final DSLContext db;
  private final Handling handling;
  private final FilingRepository series;
  private final ThirdParties thirdParties;
  private final Organisations organisations;
  private final Seal seal;
  private final Audit audit;
  private final Clock clock;
  private final ObjectMapper json;

  Letters(
      DSLContext db,
      Handling handling,
      FilingRepository series,
      ThirdParties thirdParties,
      Organisations organisations,
      Seal seal,
      Audit audit,
      Clock clock,
      ObjectMapper json) {
    this.db = db;
    this.handling = handling;
    this.series = series;
    this.thirdParties = thirdParties;
    this.organisations = organisations;
    this.seal = seal;
    this.audit = audit;
    this.clock = clock;
    this.json = json;
  }

  /**
   * Issues a letter under the body's next number of the year. One to an applicant who is answered
   * on this site is there at once.
   */
  void issue(
      Held held, DraftLetter draft, long event, LocalDate on, String draftedBy, String approvedBy) {
    var body = organisations.bodies().heir(held.file().bodyId());
    var number =
        "%s公开〔%d〕%d号"
            .formatted(
                body.brief(), on.getYear(), next(body.organisationCode().value(), on.getYear()));
    var letter = draft.official(body.name(), number, "", on);
    var online = draft.whom().equals(Letter.APPLICANT) && held.file().delivery() == Delivery.ONLINE;
    db.insertInto(LETTER)
        .set(LETTER.REQUEST_ID, held.id())
        .set(LETTER.EVENT_ID, event)
        .set(LETTER.NUMBER, number)
        .set(LETTER.KIND, draft.kind())
        .set(LETTER.TEMPLATE_VERSION, draft.version())
        .set(LETTER.WHOM, draft.whom())
        .set(
            LETTER.SEALED_LETTER,
            seal.seal(json.writeValueAsString(letter), Places.letter(number, "text")))
        .set(
            LETTER.SEALED_ADDRESSEE,
            seal.seal(addressee(held, draft.whom()), Places.letter(number, "addressee")))
        .set(LETTER.ISSUED_ON, on)
        .set(LETTER.DRAFTED_BY, draftedBy)
        .set(LETTER.APPROVED_BY, approvedBy)
        .set(LETTER.DISPATCHED_ON, online ? on : null)
        .set(LETTER.WAY, online ? Delivery.ONLINE.name() : null)
        .execute();
  }

  private int next(String code, int year) {
    return series.nextSerial("letter " + code, year);
  }

  private String addressee(Held held, String whom) {
    if (whom.equals(Letter.APPLICANT)) {
      var requester = held.file().requester();
      return requester == null ? "" : requester.name();
    }
    return Optional.ofNullable(thirdParties.names(held.id()).get(whom))
        .or(() -> organisations.bodies().byCode(whom).map(b -> b.name()))
        .orElse(whom);
  }

  /** All letters of a case, the first issued first. */
  @Transactional(readOnly = true)
  public List<Letter> of(RequestCase request) {
    return db.selectFrom(LETTER)
        .where(LETTER.REQUEST_ID.eq(request.id()))
        .orderBy(LETTER.ID)
        .fetch(this::letter);
  }

  /**
   * @throws Missing when the case has no such letter
   */
  public Letter get(RequestCase request, long id) {
    return of(request).stream()
        .filter(l -> l.id() == id)
        .findFirst()
        .orElseThrow(() -> new Missing("Letter %d of %s".formatted(id, request.number())));
  }

  private Letter letter(LetterRecord r) {
    var text = seal.open(r.getSealedLetter(), Places.letter(r.getNumber(), "text"));
    var addressee = seal.open(r.getSealedAddressee(), Places.letter(r.getNumber(), "addressee"));
    var way = r.getWay();
    return new Letter(
        r.getId(),
        r.getNumber(),
        r.getKind(),
        r.getWhom(),
        text == null ? null : addressed(json.readValue(text, OfficialLetter.class), addressee),
        r.getIssuedOn(),
        r.getDraftedBy(),
        r.getApprovedBy(),
        r.getDispatchedOn(),
        way == null ? null : Delivery.valueOf(way),
        r.getDeliveredOn(),
        seal.open(r.getSealedProof(), Places.letter(r.getNumber(), "proof")));
  }

  private static OfficialLetter addressed(OfficialLetter l, @Nullable String addressee) {
    return new OfficialLetter(
        l.organ(),
        l.number(),
        l.title(),
        addressee == null ? "" : addressee,
        l.paragraphs(),
        l.attachments(),
        l.signer(),
        l.on());
  }

  /**
   * Records that a letter went out, and how that is shown.
   *
   * @param proof the number of the registered letter, or who took it
   */
  @Transactional
  public void dispatch(
      Actor actor, RequestNumber number, long letter, LocalDate on, Delivery way, String proof) {
    var held = handling.lock(actor, number);
    var found = get(held.file(), letter);
    if (found.dispatchedOn() != null) {
      throw Refused.conflict("这封信已经记过发出。", "Letter %s went out".formatted(found.number()));
    }
    Handling.requireDay("on", on, found.issuedOn(), today());
    if (proof.length() > LONGEST_PROOF || (way == Delivery.POST && proof.isBlank())) {
      throw Refused.because("proof", "请写明邮件号，最多 200 个字。", "A letter by post has its number");
    }
    db.update(LETTER)
        .set(LETTER.DISPATCHED_ON, on)
        .set(LETTER.WAY, way.name())
        .set(LETTER.SEALED_PROOF, seal.seal(proof, Places.letter(found.number(), "proof")))
        .where(LETTER.ID.eq(letter))
        .execute();
    audit.record(
        actor,
        "LetterDispatch",
        "request",
        number.value(),
        null,
        Map.of("letter", found.number(), "on", on.toString(), "way", way));
  }

  /** Records the day a letter arrived; what waits for that day in the law begins with it. */
  @Transactional
  public void deliver(Actor actor, RequestNumber number, long letter, LocalDate on) {
    var held = handling.lock(actor, number);
    var found = get(held.file(), letter);
    var dispatched = found.dispatchedOn();
    if (dispatched == null || found.deliveredOn() != null) {
      throw Refused.conflict(
          "先记发出，再记送达；送达只记一次。", "Letter %s cannot arrive".formatted(found.number()));
    }
    Handling.requireDay("on", on, dispatched, today());
    arrived(letter, on);
    for (var event : arrival(held.file(), found, on)) {
      handling.happen(held, actor, event, "LetterDeliver");
    }
    audit.record(
        actor,
        "LetterDeliver",
        "request",
        number.value(),
        null,
        Map.of("letter", found.number(), "on", on.toString()));
  }

  /** The applicant has it on the screen. */
  void seen(RequestCase request, long letter) {
    var found = get(request, letter);
    if (found.way() == Delivery.ONLINE
        && found.deliveredOn() == null
        && request.state() != RequestState.ARCHIVED) {
      arrived(letter, today());
    }
  }

  /** The letters stay, without whom they went to. */
  @Override
  public void erase(long request) {
    db.update(LETTER)
        .setNull(LETTER.SEALED_ADDRESSEE)
        .setNull(LETTER.SEALED_PROOF)
        .where(LETTER.REQUEST_ID.eq(request))
        .execute();
  }

  private void arrived(long letter, LocalDate on) {
    db.update(LETTER)
        .set(LETTER.DELIVERED_ON, on)
        .where(LETTER.ID.eq(letter))
        .and(LETTER.DELIVERED_ON.isNull())
        .execute();
  }

  private static List<NewEvent> arrival(RequestCase request, Letter letter, LocalDate on) {
    var events = new ArrayList<NewEvent>();
    if (letter.kind().equals("FEE_NOTICE") && request.state() == RequestState.AWAITING_FEE) {
      events.add(NewEvent.of(Act.FEE_DELIVERED, on, null));
    }
    Opinions.of(request).stream()
        .filter(o -> o.whose().equals(letter.whom()) && !o.delivered() && o.stance().isEmpty())
        .map(o -> Facts.opinion(o.asked(), o.whose(), null))
        .map(facts -> new NewEvent(Act.OPINION_DELIVERED, on, facts, null))
        .forEach(events::add);
    return events;
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
