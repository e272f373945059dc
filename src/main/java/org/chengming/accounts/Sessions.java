package org.chengming.accounts;

import static org.chengming.accounts.db.Tables.SPRING_SESSION;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where a person is signed in. */
@Component
public class Sessions {
  /**
   * One sign-in that still holds.
   *
   * @param key names it without giving it away: it is not what the cookie holds
   * @param opening where and with what, null when that was not kept
   */
  public record Open(
      String key,
      Instant startedAt,
      Instant lastUsedAt,
      boolean current,
      SignIns.@Nullable Came opening) {}

  private final DSLContext db;
  private final SignIns signIns;
  private final Audit audit;
  private final Clock clock;

  Sessions(DSLContext db, SignIns signIns, Audit audit, Clock clock) {
    this.db = db;
    this.signIns = signIns;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param current id of the session of this request
   */
  @Transactional(readOnly = true)
  public List<Open> of(Actor actor, String current) {
    return db.selectFrom(SPRING_SESSION)
        .where(SPRING_SESSION.PRINCIPAL_NAME.eq(principal(actor)))
        .and(SPRING_SESSION.EXPIRY_TIME.gt(clock.millis()))
        .orderBy(SPRING_SESSION.LAST_ACCESS_TIME.desc())
        .fetch(
            s ->
                new Open(
                    s.getPrimaryId(),
                    Instant.ofEpochMilli(s.getCreationTime()),
                    Instant.ofEpochMilli(s.getLastAccessTime()),
                    s.getSessionId().equals(current),
                    signIns.opening(id(actor), s.getSessionId())));
  }

  /** How many sessions of a person hold. */
  @Transactional(readOnly = true)
  public int count(long staffId) {
    return db.fetchCount(
        SPRING_SESSION,
        SPRING_SESSION
            .PRINCIPAL_NAME
            .eq(new StaffPrincipal(staffId).getName())
            .and(SPRING_SESSION.EXPIRY_TIME.gt(clock.millis())));
  }

  /** Ends all of the actor's sessions but this one. */
  @Transactional
  public void endOthers(Actor actor, String current) {
    endAll(id(actor), current);
    audit.record(actor, "SessionEndOthers", "staff", id(actor), null, null);
  }

  /** Ends one of the actor's own sessions. */
  @Transactional
  public void end(Actor actor, String key) {
    var ended =
        db.deleteFrom(SPRING_SESSION)
            .where(SPRING_SESSION.PRIMARY_ID.eq(key))
            .and(SPRING_SESSION.PRINCIPAL_NAME.eq(principal(actor)))
            .execute();
    if (ended > 0) {
      audit.record(actor, "SessionEnd", "staff", id(actor), null, Map.of("sessions", ended));
    }
  }

  /**
   * Ends all of a person's sessions but one; null keeps none. Part of an act that is audited
   * itself.
   */
  void endAll(long staffId, @Nullable String but) {
    db.deleteFrom(SPRING_SESSION)
        .where(
            SPRING_SESSION.PRINCIPAL_NAME.in(
                new StaffPrincipal(staffId).getName(), HalfSignedIn.nameOf(staffId)))
        .and(SPRING_SESSION.SESSION_ID.ne(but == null ? "" : but))
        .execute();
  }

  private static String principal(Actor actor) {
    return new StaffPrincipal(id(actor)).getName();
  }

  private static long id(Actor actor) {
    return Objects.requireNonNull(actor.id());
  }
}
