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
   */
  public record Open(String key, Instant startedAt, Instant lastUsedAt, boolean current) {}

  private final DSLContext db;
  private final Audit audit;
  private final Clock clock;

  Sessions(DSLContext db, Audit audit, Clock clock) {
    this.db = db;
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
                    s.getSessionId().equals(current)));
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
      audit.record(
          actor,
          "SessionEnd",
          "staff",
          Objects.requireNonNull(actor.id()),
          null,
          Map.of("sessions", ended));
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
    return new StaffPrincipal(Objects.requireNonNull(actor.id())).getName();
  }
}
