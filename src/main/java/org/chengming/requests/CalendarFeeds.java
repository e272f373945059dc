package org.chengming.requests;

import static org.chengming.requests.db.Tables.CALENDAR_FEED;
import static org.chengming.requests.db.Tables.REQUEST;
import static org.jooq.impl.DSL.any;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.audit.Audit;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.web.Missing;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Addresses under which a calendar program reads a body's limits without signing in. Whoever knows
 * the address reads numbers, states and days, and nothing of what was told; of its secret only the
 * hash is kept.
 */
@Component
public class CalendarFeeds {
  private static final int BYTES = 32;

  private final DSLContext db;
  private final OpenCases cases;
  private final InHand inHand;
  private final Organisations organisations;
  private final Audit audit;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  CalendarFeeds(
      DSLContext db,
      OpenCases cases,
      InHand inHand,
      Organisations organisations,
      Audit audit,
      Clock clock) {
    this.db = db;
    this.cases = cases;
    this.inHand = inHand;
    this.organisations = organisations;
    this.audit = audit;
    this.clock = clock;
  }

  /** An address that is in use. */
  public record Feed(long id, String staffName, Instant at) {}

  /** What is read under an address. */
  public record Limits(Body body, List<OpenCase> cases) {}

  /** Whether the actor may give out and take back addresses of their body. */
  public boolean mayManage(Actor actor) {
    var body = actor.bodyId();
    return body != null && inHand.ofBody(actor, body);
  }

  /** The addresses of the actor's body that are in use. */
  @Transactional(readOnly = true)
  public List<Feed> inUse(Actor actor) {
    return mayManage(actor)
        ? db.selectFrom(CALENDAR_FEED)
            .where(CALENDAR_FEED.BODY_ID.eq(actor.bodyId()))
            .and(CALENDAR_FEED.REVOKED_AT.isNull())
            .orderBy(CALENDAR_FEED.ID)
            .fetch(r -> new Feed(r.getId(), r.getStaffName(), r.getCreatedAt()))
        : List.of();
  }

  /**
   * Makes an address for the limits of the actor's body.
   *
   * @return its secret, told this once
   */
  @Transactional
  public String create(Actor actor) {
    require(actor);
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var feed =
        db.insertInto(CALENDAR_FEED)
            .set(CALENDAR_FEED.BODY_ID, actor.bodyId())
            .set(CALENDAR_FEED.SECRET_HASH, DigestUtils.sha256(secret))
            .set(CALENDAR_FEED.STAFF_ID, actor.id())
            .set(CALENDAR_FEED.STAFF_NAME, actor.name())
            .set(CALENDAR_FEED.CREATED_AT, clock.instant())
            .returning(CALENDAR_FEED.ID)
            .fetchSingle(CALENDAR_FEED.ID);
    audit.record(actor, "CalendarFeedCreate", "calendar feed", feed, null, Map.of());
    return secret;
  }

  /** Takes an address back; it answers nothing from then on. */
  @Transactional
  public void revoke(Actor actor, long feed) {
    require(actor);
    var feeds =
        db.update(CALENDAR_FEED)
            .set(CALENDAR_FEED.REVOKED_AT, clock.instant())
            .set(CALENDAR_FEED.REVOKED_NAME, actor.name())
            .where(CALENDAR_FEED.ID.eq(feed))
            .and(CALENDAR_FEED.BODY_ID.eq(actor.bodyId()))
            .and(CALENDAR_FEED.REVOKED_AT.isNull())
            .execute();
    if (feeds != 1) {
      throw new Missing("Calendar feed " + feed);
    }
    audit.record(actor, "CalendarFeedRevoke", "calendar feed", feed, Map.of(), null);
  }

  /** The open cases of the body with a day, empty for a secret that opens nothing. */
  @Transactional(readOnly = true)
  public Optional<Limits> read(String secret) {
    return db.selectFrom(CALENDAR_FEED)
        .where(CALENDAR_FEED.SECRET_HASH.eq(DigestUtils.sha256(secret)))
        .and(CALENDAR_FEED.REVOKED_AT.isNull())
        .fetchOptional()
        .map(feed -> limits(feed.getBodyId()));
  }

  private Limits limits(long bodyId) {
    var bodies = organisations.bodies();
    var heir = bodies.heir(bodyId);
    var ids =
        bodies.all().stream()
            .map(Body::id)
            .filter(id -> bodies.heir(id).id() == heir.id())
            .toArray(Long[]::new);
    var open = new ArrayList<OpenCase>();
    cases.each(
        REQUEST.BODY_ID.eq(any(ids)),
        page -> page.stream().filter(c -> c.due().by() != null).forEach(open::add));
    return new Limits(heir, List.copyOf(open));
  }

  private void require(Actor actor) {
    if (!mayManage(actor)) {
      throw new NotPermitted(actor.name() + " may not manage calendar feeds of their body");
    }
  }
}
