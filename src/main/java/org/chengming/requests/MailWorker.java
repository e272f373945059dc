package org.chengming.requests;

import java.time.Clock;
import java.time.Duration;
import org.chengming.database.Worker;
import org.chengming.mail.MailSettings;
import org.chengming.mail.Postman;
import org.chengming.mail.Postman.Undelivered;
import org.chengming.web.SiteIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends the notices that are due, one after the other, on every node. */
@Component
class MailWorker extends Worker {
  private static final Logger log = LoggerFactory.getLogger(MailWorker.class);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final int LONGEST_WAIT = 6 * 60;

  private final MailQueue queue;
  private final Postman postman;
  private final MailSettings settings;
  private final SiteIdentity site;
  private final Clock clock;

  MailWorker(
      MailQueue queue, Postman postman, MailSettings settings, SiteIdentity site, Clock clock) {
    super("request-mail", Duration.ofSeconds(30));
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
        queue.settle();
        while (!stopping() && sendNext()) {
          // as long as there is one
        }
      } catch (RuntimeException e) {
        log.warn("Notices cannot be sent for now", e);
      }
      pause(LOOK);
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

  private void send(MailQueue.Claimed mail) {
    var address = mail.address();
    if (address == null) {
      queue.giveUp(mail, "ADDRESS GONE");
      return;
    }
    try {
      postman.send(
          address,
          mail.notice().subject(mail.number()),
          mail.notice().text(mail.number(), site.name(), site.url()),
          mail.messageId(site.domain()));
    } catch (Undelivered failed) {
      failed(mail, failed);
      return;
    }
    queue.sent(mail);
  }

  private void failed(MailQueue.Claimed mail, Undelivered failed) {
    switch (failed.kind()) {
      case UNSURE -> queue.unsure(mail, failed.word());
      case NEVER -> queue.giveUp(mail, failed.word());
      case LATER -> {
        if (mail.tries() >= settings.tries()) {
          queue.giveUp(mail, failed.word());
        } else {
          queue.later(mail, clock.instant().plus(wait(mail.tries())), failed.word());
        }
      }
    }
    log.warn("{} was not sent ({}), try {}", mail, failed.word(), mail.tries());
  }

  /** A minute, then twice as long each time, at most six hours. */
  static Duration wait(int tries) {
    return Duration.ofMinutes(tries > 9 ? LONGEST_WAIT : Math.min(LONGEST_WAIT, 1L << (tries - 1)));
  }
}
