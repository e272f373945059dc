package org.chengming.mail;

import java.time.Clock;
import java.time.Duration;
import org.chengming.database.Worker;
import org.chengming.mail.Outbox.Mail;
import org.chengming.mail.Postman.Undelivered;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is due in one outbox, one after the other, on every node. */
public final class OutboxWorker<M> extends Worker {
  private static final Logger log = LoggerFactory.getLogger(OutboxWorker.class);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final int LONGEST_WAIT = 6 * 60;

  private final Outbox<M> outbox;
  private final Postman postman;
  private final MailSettings settings;
  private final Clock clock;

  public OutboxWorker(Outbox<M> outbox, Postman postman, MailSettings settings, Clock clock) {
    super(outbox.name(), Duration.ofSeconds(30));
    this.outbox = outbox;
    this.postman = postman;
    this.settings = settings;
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
        outbox.settle();
        while (!stopping() && sendNext()) {
          // as long as there is one
        }
      } catch (RuntimeException e) {
        log.warn("What is in {} cannot be sent for now", outbox.name(), e);
      }
      pause(LOOK);
    }
  }

  /**
   * @return whether there was one to send
   */
  public boolean sendNext() {
    var claimed = outbox.claim();
    claimed.ifPresent(this::send);
    return claimed.isPresent();
  }

  private void send(M claimed) {
    var mail = outbox.read(claimed);
    var address = mail.address();
    if (address == null) {
      outbox.giveUp(claimed, "ADDRESS GONE");
      return;
    }
    try {
      postman.send(address, mail.subject(), mail.text(), mail.id());
    } catch (Undelivered failed) {
      failed(claimed, mail, failed);
      return;
    }
    outbox.sent(claimed);
  }

  private void failed(M claimed, Mail mail, Undelivered failed) {
    log.warn("{} was not sent ({}), try {}", claimed, failed.word(), mail.tries());
    if (failed.kind() == Undelivered.Kind.UNSURE && !outbox.repeats()) {
      outbox.unsure(claimed, failed.word());
    } else if (failed.kind() == Undelivered.Kind.NEVER || mail.tries() >= settings.tries()) {
      outbox.giveUp(claimed, failed.word());
    } else {
      outbox.later(claimed, clock.instant().plus(wait(mail.tries())), failed.word());
    }
  }

  /** A minute, then twice as long each time, at most six hours. */
  static Duration wait(int tries) {
    return Duration.ofMinutes(tries > 9 ? LONGEST_WAIT : Math.min(LONGEST_WAIT, 1L << (tries - 1)));
  }
}
