package org.chengming.accounts;

import static org.chengming.accounts.db.Tables.SIGN_IN;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.commons.codec.digest.DigestUtils;
import org.chengming.accounts.db.tables.records.SignInRecord;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Where and with what people came in or tried to, told to themselves. */
@Component
public class SignIns {
  private static final Duration KEPT = Duration.ofDays(180);
  private static final int LONGEST = 300;

  private final DSLContext db;
  private final NoticeQueue notices;
  private final Clock clock;

  SignIns(DSLContext db, NoticeQueue notices, Clock clock) {
    this.db = db;
    this.notices = notices;
    this.clock = clock;
  }

  /** One time somebody came in; the agent in words. */
  public record Came(Instant at, String address, String agent) {}

  /**
   * What a person should know after coming in.
   *
   * @param before the time before this one, null when there was none
   * @param failures since then
   * @param fresh whether this agent was never seen in 180 days, though others were
   */
  public record Notice(@Nullable Came before, int failures, boolean fresh) {}

  @Transactional
  void succeeded(long staffId, HttpServletRequest request, String sessionId) {
    insert(staffId, request, DigestUtils.sha256(sessionId));
    var came = opening(staffId, sessionId);
    if (came != null && notice(staffId, sessionId).fresh()) {
      notices.newDevice(staffId, came);
    }
    db.deleteFrom(SIGN_IN)
        .where(SIGN_IN.STAFF_ID.eq(staffId))
        .and(SIGN_IN.HAPPENED_AT.lt(clock.instant().minus(KEPT)))
        .execute();
  }

  /** On the request of this thread, if there is one. */
  void failed(long staffId) {
    if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes on) {
      insert(staffId, on.getRequest(), null);
    }
  }

  private void insert(long staffId, HttpServletRequest request, byte @Nullable [] session) {
    db.insertInto(SIGN_IN)
        .set(SIGN_IN.STAFF_ID, staffId)
        .set(SIGN_IN.HAPPENED_AT, clock.instant())
        .set(SIGN_IN.SUCCEEDED, session != null)
        .set(SIGN_IN.ADDRESS, String.valueOf(request.getRemoteAddr()))
        .set(SIGN_IN.AGENT, cut(request.getHeader("User-Agent")))
        .set(SIGN_IN.SESSION_HASH, session)
        .execute();
  }

  private static String cut(@Nullable String agent) {
    return agent == null ? "" : agent.substring(0, Math.min(LONGEST, agent.length()));
  }

  /** How the session was opened, null for one from before this was kept. */
  @Nullable Came opening(long staffId, String sessionId) {
    var found = record(staffId, sessionId);
    return found == null ? null : came(found);
  }

  @Transactional(readOnly = true)
  public Notice notice(long staffId, String sessionId) {
    var here = record(staffId, sessionId);
    if (here == null) {
      return new Notice(null, 0, false);
    }
    var earlier = SIGN_IN.STAFF_ID.eq(staffId).and(SIGN_IN.ID.lt(here.getId()));
    var before =
        db.selectFrom(SIGN_IN)
            .where(earlier.and(SIGN_IN.SUCCEEDED))
            .orderBy(SIGN_IN.ID.desc())
            .limit(1)
            .fetchOne();
    var failures =
        db.fetchCount(
            SIGN_IN,
            earlier
                .and(DSL.not(SIGN_IN.SUCCEEDED))
                .and(SIGN_IN.ID.gt(before == null ? 0L : before.getId())));
    var known =
        db.fetchExists(
            SIGN_IN, earlier.and(SIGN_IN.SUCCEEDED).and(SIGN_IN.AGENT.eq(here.getAgent())));
    return new Notice(before == null ? null : came(before), failures, before != null && !known);
  }

  private @Nullable SignInRecord record(long staffId, String sessionId) {
    return db.selectFrom(SIGN_IN)
        .where(SIGN_IN.STAFF_ID.eq(staffId))
        .and(SIGN_IN.SESSION_HASH.eq(DigestUtils.sha256(sessionId)))
        .orderBy(SIGN_IN.ID.desc())
        .limit(1)
        .fetchOne();
  }

  private static Came came(SignInRecord r) {
    return new Came(r.getHappenedAt(), r.getAddress(), AgentWords.of(r.getAgent()));
  }
}
