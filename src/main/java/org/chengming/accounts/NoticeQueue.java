package org.chengming.accounts;

import static org.chengming.accounts.db.Tables.NOTICE;
import static org.chengming.accounts.db.Tables.STAFF;

import java.time.Clock;
import java.util.Objects;
import org.chengming.accounts.db.tables.records.StaffRecord;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.chengming.mail.MailSettings;
import org.chengming.web.Dates;
import org.chengming.web.Refused;
import org.chengming.web.SiteIdentity;
import org.chengming.web.Words;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails that tell people what happened to their own account, where they gave an address. A row is
 * written with the act; {@link NoticeOutbox} has it sent.
 */
@Component
public class NoticeQueue {
  private static final int LONGEST = 254;

  private final DSLContext db;
  private final MailSettings mail;
  private final SiteIdentity site;
  private final Audit audit;
  private final Clock clock;

  NoticeQueue(DSLContext db, MailSettings mail, SiteIdentity site, Audit audit, Clock clock) {
    this.db = db;
    this.mail = mail;
    this.site = site;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether this installation sends mails. */
  public boolean on() {
    return mail.on();
  }

  /** Where the person is told; empty where nowhere. */
  @Transactional(readOnly = true)
  public String address(long staffId) {
    return Objects.requireNonNullElse(staff(staffId).getMailAddress(), "");
  }

  /**
   * Sets where the actor is told; empty for nowhere. The address before is told that it is no
   * longer the one.
   *
   * @throws Refused where it is no address
   */
  @Transactional
  public void setAddress(Actor actor, String address) {
    var person = staff(Objects.requireNonNull(actor.id()));
    if (!address.isEmpty()
        && (address.length() > LONGEST || !address.matches("[!-~&&[^@<>,;\"]]+@[0-9A-Za-z.-]+"))) {
      throw Refused.because("address", "这不像一个邮箱地址。", "No mail address");
    }
    var before = Objects.requireNonNullElse(person.getMailAddress(), "");
    if (before.equals(address)) {
      return;
    }
    queue(person, "通知邮箱换了", "账号 %s 的通知邮箱已经换成别的，以后不再通知这里。".formatted(person.getUsername()));
    db.update(STAFF)
        .set(STAFF.MAIL_ADDRESS, address.isEmpty() ? null : address)
        .where(STAFF.ID.eq(person.getId()))
        .execute();
    audit.record(actor, "StaffMailAddress", "staff", person.getId(), null, null);
  }

  /** Somebody came in with what was never seen at this account. */
  void newDevice(long staffId, SignIns.Came came) {
    var person = staff(staffId);
    queue(
        person,
        "您的账号在没有用过的浏览器上登录",
        "账号 %s 在 %s 从 %s 登录，用的是以前没有用过的：%s。"
            .formatted(
                person.getUsername(),
                Dates.moment(came.at(), Words.CHINESE),
                came.address(),
                came.agent()));
  }

  void tokenMade(long staffId, String name) {
    var person = staff(staffId);
    queue(
        person,
        "您的账号有了新的接口令牌",
        "账号 %s 在 %s 做了一个接口令牌，名字是：%s。"
            .formatted(person.getUsername(), Dates.moment(clock.instant(), Words.CHINESE), name));
  }

  private StaffRecord staff(long id) {
    return db.fetchSingle(STAFF, STAFF.ID.eq(id));
  }

  private void queue(StaffRecord person, String subject, String what) {
    var address = person.getMailAddress();
    if (address == null || !mail.on()) {
      return;
    }
    var now = clock.instant();
    db.insertInto(NOTICE)
        .set(NOTICE.STAFF_ID, person.getId())
        .set(NOTICE.ADDRESS, address)
        .set(NOTICE.SUBJECT, "[%s] %s".formatted(site.name(), subject))
        .set(
            NOTICE.BODY,
            "%s\n\n是您本人做的，就不用管。不是，请马上改密码，退出别处的登录，再告诉安全管理员：\n%s/desk/me\n"
                .formatted(what, site.url()))
        .set(NOTICE.QUEUED_AT, now)
        .set(NOTICE.NEXT_TRY_AT, now)
        .execute();
  }
}
