package org.chengming.accounts;

import java.time.Clock;
import java.time.Duration;
import org.chengming.accounts.db.tables.records.NoticeRecord;
import org.chengming.database.Worker;
import org.chengming.mail.MailSettings;
import org.chengming.mail.Postman;
import org.chengming.mail.Postman.Undelivered;
import org.chengming.web.SiteIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends the notices to staff that are due, one after the other, on every node. */
@Component
class NoticeWorker extends Worker {
  private static final Logger log = LoggerFactory.getLogger(NoticeWorker.class);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final int LONGEST_WAIT = 60;

  private final NoticeQueue queue;
  private final Postman postman;
  private final MailSettings settings;
  private final SiteIdentity site;
  private final Clock clock;

  NoticeWorker(
      NoticeQueue queue, Postman postman, MailSettings settings, SiteIdentity site, Clock clock) {
    super("staff-mail", Duration.ofSeconds(30));
    this.queue = queue;
    this.postman = postman;
    this.settings = settings;
    this.site = site;
    this.clock = clock;
  }

  @Override
  protected boolean wanted() {
    return settings.on();
  }

  @Override
  protected void work() {
    while (!stopping()) {
      try {
        while (!stopping() && sendNext()) {
          // as long as there is one
        }
      } catch (RuntimeException e) {
        log.warn("Notices to staff cannot be sent for now", e);
      }
      rest(LOOK);
    }
  }

  /**
   * @return whether there was one to send
   */
  boolean sendNext() {
    var claimed = queue.claim();
    claimed.ifPresent(this::send);
    return claimed.isPresent();
  }

  private void send(NoticeRecord notice) {
    try {
      postman.send(
          notice.getAddress(),
          notice.getSubject(),
          notice.getBody(),
          "<staff-notice-%d@%s>".formatted(notice.getId(), site.domain()));
    } catch (Undelivered failed) {
      log.warn("A notice to staff was not sent ({}), try {}", failed.word(), notice.getTries());
      if (failed.kind() == Undelivered.Kind.NEVER || notice.getTries() >= settings.tries()) {
        queue.ended(notice.getId(), failed.word());
      } else {
        var minutes = Math.min(LONGEST_WAIT, 1L << Math.min(notice.getTries(), 6));
        queue.later(
            notice.getId(), clock.instant().plus(Duration.ofMinutes(minutes)), failed.word());
      }
      return;
    }
    queue.ended(notice.getId(), null);
  }
}
