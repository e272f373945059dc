package org.chengming.accounts;

import static org.chengming.accounts.db.Tables.NOTICE;
import static org.jooq.impl.DSL.select;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.chengming.mail.Outbox;
import org.chengming.web.SiteIdentity;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The notices to staff that {@link NoticeQueue} wrote. They warn of what somebody else may have
 * done, so one that may not have arrived is sent again, unlike a notice to an applicant.
 */
@Component
class NoticeOutbox implements Outbox<NoticeOutbox.Claimed> {
  /** Far longer than speaking to a mail server takes. */
  static final Duration LEASE = Duration.ofMinutes(15);

  private final DSLContext db;
  private final SiteIdentity site;
  private final Clock clock;

  NoticeOutbox(DSLContext db, SiteIdentity site, Clock clock) {
    this.db = db;
    this.site = site;
    this.clock = clock;
  }

  record Claimed(long id, String address, String subject, String body, int tries) {
    @Override
    public String toString() {
      return "Notice %d to staff".formatted(id);
    }
  }

  @Override
  public String name() {
    return "staff-mail";
  }

  @Override
  public boolean repeats() {
    return true;
  }

  @Override
  @Transactional
  public Optional<Claimed> claim() {
    var now = clock.instant();
    var next =
        select(NOTICE.ID)
            .from(NOTICE)
            .where(NOTICE.ENDED_AT.isNull())
            .and(NOTICE.NEXT_TRY_AT.le(now))
            .orderBy(NOTICE.NEXT_TRY_AT, NOTICE.ID)
            .limit(1)
            .forUpdate()
            .skipLocked();
    return db.update(NOTICE)
        .set(NOTICE.TRIES, NOTICE.TRIES.plus(1))
        .set(NOTICE.NEXT_TRY_AT, now.plus(LEASE))
        .where(NOTICE.ID.eq(next))
        .returning()
        .fetchOptional(
            r -> new Claimed(r.getId(), r.getAddress(), r.getSubject(), r.getBody(), r.getTries()));
  }

  @Override
  public Mail read(Claimed notice) {
    var id = "<staff-notice-%d@%s>".formatted(notice.id(), site.domain());
    return new Mail(notice.address(), notice.subject(), notice.body(), id, notice.tries());
  }

  @Override
  public void sent(Claimed notice) {
    ended(notice, null);
  }

  @Override
  public void later(Claimed notice, Instant at, String failure) {
    db.update(NOTICE)
        .set(NOTICE.NEXT_TRY_AT, at)
        .set(NOTICE.FAILURE, failure)
        .where(NOTICE.ID.eq(notice.id()))
        .execute();
  }

  @Override
  public void giveUp(Claimed notice, String failure) {
    ended(notice, failure);
  }

  @Override
  public void unsure(Claimed notice, String failure) {
    ended(notice, failure);
  }

  private void ended(Claimed notice, @Nullable String failure) {
    db.update(NOTICE)
        .set(NOTICE.ENDED_AT, clock.instant())
        .set(NOTICE.FAILURE, failure)
        .where(NOTICE.ID.eq(notice.id()))
        .execute();
  }
}
