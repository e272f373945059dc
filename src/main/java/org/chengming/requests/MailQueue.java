package org.chengming.requests;

import static org.chengming.requests.db.Tables.EVENT;
import static org.chengming.requests.db.Tables.MAIL;
import static org.chengming.requests.db.Tables.REQUEST;
import static org.jooq.impl.DSL.select;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chengming.keys.Seal;
import org.chengming.mail.MailSettings;
import org.chengming.mail.Outbox;
import org.chengming.requests.db.tables.records.RequestRecord;
import org.chengming.web.SiteIdentity;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/**
 * The outbox of notices. A row is written in the transaction of its event, one an event. It is
 * claimed, and the claim committed, before the mail server is spoken to: so no two nodes send it,
 * and what a killed node had claimed is not sent again by itself.
 */
@Repository
class MailQueue implements Outbox<MailQueue.Claimed>, PersonalData {
  /** Far longer than speaking to a mail server takes; a claim older than that has no node. */
  static final Duration LEASE = Duration.ofMinutes(15);

  private final DSLContext db;
  private final Seal seal;
  private final ObjectMapper json;
  private final Clock clock;
  private final MailSettings settings;
  private final SiteIdentity site;

  MailQueue(
      DSLContext db,
      Seal seal,
      ObjectMapper json,
      Clock clock,
      MailSettings settings,
      SiteIdentity site) {
    this.db = db;
    this.seal = seal;
    this.json = json;
    this.clock = clock;
    this.settings = settings;
    this.site = site;
  }

  /**
   * A notice that this node is to send.
   *
   * @param address null where it can no longer be read
   * @param tries with this one
   */
  record Claimed(
      long id, RequestNumber number, Notice notice, @Nullable String address, int tries) {
    @Override
    public String toString() {
      return "Notice %d of %s".formatted(id, number);
    }
  }

  /** Queues the notice of an event, where there is one and the requester gave an address. */
  void queue(RequestRecord request, long event, Act act) {
    if (!settings.on() || Notice.of(act).isEmpty()) {
      return;
    }
    var told = seal.open(request.getSealedRequester(), Places.requester(request.getNumber()));
    var address = told == null ? "" : json.readValue(told, Requester.class).email();
    if (address.isBlank()) {
      return;
    }
    var now = clock.instant();
    db.insertInto(MAIL)
        .set(MAIL.EVENT_ID, event)
        .set(MAIL.STATE, "WAITING")
        .set(MAIL.SEALED_ADDRESS, seal.seal(address, place(event)))
        .set(MAIL.NEXT_TRY_AT, now)
        .set(MAIL.QUEUED_AT, now)
        .onConflictDoNothing()
        .execute();
  }

  @Override
  public String name() {
    return "request-mail";
  }

  @Override
  public Mail read(Claimed mail) {
    return new Mail(
        mail.address(),
        mail.notice().subject(mail.number()),
        mail.notice().text(mail.number(), site.name(), site.url()),
        "<request-notice-%d@%s>".formatted(mail.id(), site.domain()),
        mail.tries());
  }

  /** It counts as tried from here on. */
  @Override
  @Transactional
  public Optional<Claimed> claim() {
    var now = clock.instant();
    var next =
        select(MAIL.ID)
            .from(MAIL)
            .where(MAIL.STATE.eq("WAITING"))
            .and(MAIL.NEXT_TRY_AT.le(now))
            .orderBy(MAIL.NEXT_TRY_AT, MAIL.ID)
            .limit(1)
            .forUpdate()
            .skipLocked();
    return db.update(MAIL)
        .set(MAIL.STATE, "SENDING")
        .set(MAIL.TRIES, MAIL.TRIES.plus(1))
        .set(MAIL.NEXT_TRY_AT, now.plus(LEASE))
        .where(MAIL.ID.eq(next))
        .returning(MAIL.ID)
        .fetchOptional(MAIL.ID)
        .map(this::claimed);
  }

  private Claimed claimed(long id) {
    var r =
        db.select(MAIL.EVENT_ID, MAIL.SEALED_ADDRESS, MAIL.TRIES, EVENT.ACT, REQUEST.NUMBER)
            .from(MAIL)
            .join(EVENT)
            .on(EVENT.ID.eq(MAIL.EVENT_ID))
            .join(REQUEST)
            .on(REQUEST.ID.eq(EVENT.REQUEST_ID))
            .where(MAIL.ID.eq(id))
            .fetchSingle();
    return new Claimed(
        id,
        new RequestNumber(r.get(REQUEST.NUMBER)),
        notice(r),
        seal.open(r.get(MAIL.SEALED_ADDRESS), place(r.get(MAIL.EVENT_ID))),
        r.get(MAIL.TRIES));
  }

  private static Notice notice(Record r) {
    return Notice.of(Act.valueOf(r.get(EVENT.ACT))).orElseThrow();
  }

  /** The address goes. */
  @Override
  public void sent(Claimed mail) {
    end(mail, "SENT", null);
  }

  @Override
  public void later(Claimed mail, Instant at, String failure) {
    db.update(MAIL)
        .set(MAIL.STATE, "WAITING")
        .set(MAIL.NEXT_TRY_AT, at)
        .set(MAIL.FAILURE, failure)
        .where(MAIL.ID.eq(mail.id()))
        .and(MAIL.STATE.eq("SENDING"))
        .execute();
  }

  @Override
  public void giveUp(Claimed mail, String failure) {
    end(mail, "GIVEN_UP", failure);
  }

  @Override
  public void unsure(Claimed mail, String failure) {
    end(mail, "UNSURE", failure);
  }

  private void end(Claimed mail, String state, @Nullable String failure) {
    var update =
        db.update(MAIL)
            .set(MAIL.STATE, state)
            .set(MAIL.FAILURE, failure)
            .set(MAIL.ENDED_AT, clock.instant());
    (state.equals("SENT") ? update.setNull(MAIL.SEALED_ADDRESS) : update)
        .where(MAIL.ID.eq(mail.id()))
        .and(MAIL.STATE.in("SENDING", "UNSURE"))
        .execute();
  }

  /** What a node had claimed that is there no longer: whether it was sent nobody can say. */
  @Override
  public void settle() {
    var now = clock.instant();
    db.update(MAIL)
        .set(MAIL.STATE, "UNSURE")
        .set(MAIL.FAILURE, "NODE GONE")
        .set(MAIL.ENDED_AT, now)
        .where(MAIL.STATE.eq("SENDING"))
        .and(MAIL.NEXT_TRY_AT.le(now))
        .execute();
  }

  /** Those that did not arrive, or may not have, the newest first. */
  List<UndeliveredMail> troubles(int most) {
    return db.select(
            MAIL.ID,
            MAIL.STATE,
            MAIL.TRIES,
            MAIL.FAILURE,
            MAIL.ENDED_AT,
            MAIL.SEALED_ADDRESS.isNotNull(),
            EVENT.ACT,
            REQUEST.NUMBER)
        .from(MAIL)
        .join(EVENT)
        .on(EVENT.ID.eq(MAIL.EVENT_ID))
        .join(REQUEST)
        .on(REQUEST.ID.eq(EVENT.REQUEST_ID))
        .where(MAIL.STATE.in("GIVEN_UP", "UNSURE"))
        .orderBy(MAIL.ID.desc())
        .limit(most)
        .fetch(
            r ->
                new UndeliveredMail(
                    r.get(MAIL.ID),
                    new RequestNumber(r.get(REQUEST.NUMBER)),
                    notice(r).label(),
                    r.get(MAIL.STATE).equals("UNSURE"),
                    r.get(MAIL.TRIES),
                    r.get(MAIL.FAILURE) == null ? "" : r.get(MAIL.FAILURE),
                    r.get(MAIL.ENDED_AT),
                    r.value6()));
  }

  /** How many are to be sent, whenever. */
  int countWaiting() {
    return db.fetchCount(MAIL, MAIL.STATE.in("WAITING", "SENDING"));
  }

  int countTroubles() {
    return db.fetchCount(MAIL, MAIL.STATE.in("GIVEN_UP", "UNSURE"));
  }

  int countTroubles(long request) {
    return db.fetchCount(
        MAIL,
        MAIL.STATE
            .in("GIVEN_UP", "UNSURE")
            .and(
                MAIL.EVENT_ID.in(
                    select(EVENT.ID).from(EVENT).where(EVENT.REQUEST_ID.eq(request)))));
  }

  /** How many have been due for longer than that. */
  int countLate(Duration late) {
    return db.fetchCount(
        MAIL, MAIL.STATE.eq("WAITING").and(MAIL.QUEUED_AT.lt(clock.instant().minus(late))));
  }

  /**
   * @return whether it is one that did not arrive and can still be sent
   */
  boolean again(long id) {
    return db.update(MAIL)
            .set(MAIL.STATE, "WAITING")
            .set(MAIL.TRIES, 0)
            .set(MAIL.NEXT_TRY_AT, clock.instant())
            .setNull(MAIL.ENDED_AT)
            .where(MAIL.ID.eq(id))
            .and(MAIL.STATE.in("GIVEN_UP", "UNSURE"))
            .and(MAIL.SEALED_ADDRESS.isNotNull())
            .execute()
        == 1;
  }

  @Override
  public void erase(long request) {
    var ofRequest =
        MAIL.EVENT_ID.in(select(EVENT.ID).from(EVENT).where(EVENT.REQUEST_ID.eq(request)));
    db.update(MAIL)
        .set(MAIL.STATE, "GIVEN_UP")
        .set(MAIL.FAILURE, "ERASED")
        .set(MAIL.ENDED_AT, clock.instant())
        .where(ofRequest)
        .and(MAIL.STATE.eq("WAITING"))
        .execute();
    db.update(MAIL)
        .setNull(MAIL.SEALED_ADDRESS)
        .where(ofRequest)
        .and(MAIL.SEALED_ADDRESS.isNotNull())
        .execute();
  }

  private static String place(long event) {
    return "mail " + event;
  }
}
