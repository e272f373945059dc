package org.chengming.accounts;

import static org.chengming.accounts.db.Tables.API_TOKEN;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.chengming.accounts.db.tables.records.ApiTokenRecord;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.web.Refused;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person's programs show the API in place of name and password, which do not suffice for an
 * account with a second factor. A token may what its person may at that moment, within its scope;
 * it is shown once and kept as a hash.
 */
@Component
public class ApiTokens {
  /** The longest a token holds. */
  public static final int MOST_DAYS = 366;

  private static final String HEAD = "cmt_";
  private static final int RANDOM_BYTES = 32;
  private static final int SHOWN = 9;
  private static final int MOST = 20;
  private static final int LONGEST_NAME = 60;

  /** The last use is kept to the minute, not to the request. */
  private static final Duration EVERY = Duration.ofMinutes(1);

  /** What a token may do of what its person may. */
  public enum Scope {
    READ("只读"),
    WRITE("读和写");

    private final String label;

    Scope(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * One that was not revoked.
   *
   * @param beginning of its text
   * @param usedAt null before it was used
   */
  public record ApiToken(
      long id,
      long staffId,
      String name,
      Scope scope,
      String beginning,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant usedAt) {}

  private final DSLContext db;
  private final StaffRepository staff;
  private final Accounts accounts;
  private final NoticeQueue notices;
  private final Audit audit;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ApiTokens(
      DSLContext db,
      StaffRepository staff,
      Accounts accounts,
      NoticeQueue notices,
      Audit audit,
      Clock clock) {
    this.db = db;
    this.staff = staff;
    this.accounts = accounts;
    this.notices = notices;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Makes one for the actor.
   *
   * @param days until it ends, 1 to {@link #MOST_DAYS}
   * @return its text, which is kept nowhere
   * @throws Refused where the name or the days are not right, or there are too many already
   */
  @Transactional
  public String create(Actor actor, String name, Scope scope, int days) {
    long id = Objects.requireNonNull(actor.id());
    requireRight(name, days);
    if (db.fetchCount(API_TOKEN, held(id).and(API_TOKEN.EXPIRES_AT.gt(clock.instant()))) >= MOST) {
      throw Refused.because(
          "", "已经有 20 个令牌了。先作废不用的。", "Staff %d holds %d tokens".formatted(id, MOST));
    }
    var bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    var text = HEAD + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var now = clock.instant();
    db.insertInto(API_TOKEN)
        .set(API_TOKEN.STAFF_ID, id)
        .set(API_TOKEN.NAME, name)
        .set(API_TOKEN.SCOPE, scope.name())
        .set(API_TOKEN.TOKEN_HASH, hash(text))
        .set(API_TOKEN.BEGINNING, text.substring(0, SHOWN))
        .set(API_TOKEN.CREATED_AT, now)
        .set(API_TOKEN.EXPIRES_AT, now.plus(Duration.ofDays(days)))
        .execute();
    audit.record(
        actor,
        "ApiTokenCreate",
        "staff",
        id,
        null,
        Map.of("name", name, "scope", scope.name(), "days", days));
    notices.tokenMade(id, name);
    return text;
  }

  private static void requireRight(String name, int days) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw Refused.because(
          "name", "给令牌起个名字，最多 60 个字。", "The name of a token is %d long".formatted(name.length()));
    }
    if (days < 1 || days > MOST_DAYS) {
      throw Refused.because(
          "days", "有效期是 1 到 366 天。", "A token holds 1 to 366 days, not %d".formatted(days));
    }
  }

  /** Those of a person that were not revoked, the newest first; ended ones too. */
  @Transactional(readOnly = true)
  public List<ApiToken> of(long staffId) {
    return db.selectFrom(API_TOKEN)
        .where(held(staffId))
        .orderBy(API_TOKEN.ID.desc())
        .fetch(ApiTokens::token);
  }

  /** Revokes one of the actor's own; nothing where there is none. */
  @Transactional
  public void revoke(Actor actor, long id) {
    revoke(actor, Objects.requireNonNull(actor.id()), id, "own");
  }

  /** Revokes one of another person, as whoever gives roles over all their bodies. */
  @Transactional
  public void revokeOf(Actor actor, long staffId, long id) {
    accounts.requireReach(actor, Role.SECURITY_ADMINISTRATOR, staff.get(staffId), "revoke a token");
    revoke(actor, staffId, id, "of another");
  }

  private void revoke(Actor actor, long staffId, long id, String whose) {
    db.update(API_TOKEN)
        .set(API_TOKEN.REVOKED_AT, clock.instant())
        .where(held(staffId).and(API_TOKEN.ID.eq(id)))
        .returning(API_TOKEN.NAME)
        .fetchOptional(API_TOKEN.NAME)
        .ifPresent(
            name ->
                audit.record(
                    actor,
                    "ApiTokenRevoke",
                    "staff",
                    staffId,
                    Map.of("name", name, "whose", whose),
                    null));
  }

  /** The token with this text, if it holds now; notes that it was used. */
  @Transactional
  Optional<ApiToken> use(String text) {
    var now = clock.instant();
    var found =
        db.selectFrom(API_TOKEN)
            .where(API_TOKEN.TOKEN_HASH.eq(hash(text)))
            .and(API_TOKEN.REVOKED_AT.isNull())
            .and(API_TOKEN.EXPIRES_AT.gt(now))
            .fetchOptional();
    found
        .filter(t -> t.getLastUsedAt() == null || t.getLastUsedAt().isBefore(now.minus(EVERY)))
        .ifPresent(
            t ->
                db.update(API_TOKEN)
                    .set(API_TOKEN.LAST_USED_AT, now)
                    .where(API_TOKEN.ID.eq(t.getId()))
                    .execute());
    return found.map(ApiTokens::token);
  }

  private static Condition held(long staffId) {
    return API_TOKEN.STAFF_ID.eq(staffId).and(API_TOKEN.REVOKED_AT.isNull());
  }

  private static ApiToken token(ApiTokenRecord t) {
    return new ApiToken(
        t.getId(),
        t.getStaffId(),
        t.getName(),
        Scope.valueOf(t.getScope()),
        t.getBeginning(),
        t.getCreatedAt(),
        t.getExpiresAt(),
        t.getLastUsedAt());
  }

  /** It is as random as a key, so nothing slower than this is needed. */
  private static byte[] hash(String text) {
    return DigestUtils.sha256(text);
  }
}
