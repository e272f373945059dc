package org.chengming.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.chengming.mail.MailSettings;
import org.chengming.mail.Outbox;
import org.chengming.mail.OutboxWorker;
import org.chengming.mail.Postman;
import org.chengming.web.SiteIdentity;

/** A mail server in this process, and what came to it. */
public final class Mailbox implements AutoCloseable {
  public static final int TRIES = 3;

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  public Mailbox() {
    server.start();
  }

  public MailSettings settings() {
    return settings(server.getSmtp().getPort());
  }

  /** For another one that listens there. */
  public static MailSettings settings(int port) {
    return new MailSettings(
        "127.0.0.1",
        port,
        "",
        "",
        "notice@site.example",
        MailSettings.Encryption.NONE,
        Duration.ofSeconds(5),
        TRIES);
  }

  /** What sends to the server that settings name, when it is asked to. */
  public static <M> OutboxWorker<M> worker(
      Outbox<M> outbox, MailSettings settings, SiteIdentity site, Clock clock) {
    return new OutboxWorker<>(outbox, new Postman(settings, site, clock), settings, clock);
  }

  public List<MimeMessage> received() {
    return List.of(server.getReceivedMessages());
  }

  @Override
  public void close() {
    server.stop();
  }
}
