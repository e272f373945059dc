package org.chengming.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.chengming.web.SiteIdentity;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands one mail to the mail server, and says for certain where it can whether that took it. */
@Component
public class Postman {
  private static final Logger log = LoggerFactory.getLogger(Postman.class);
  private static final int PERMANENT = 500;

  private final MailSettings settings;
  private final SiteIdentity site;
  private final Clock clock;

  public Postman(MailSettings settings, SiteIdentity site, Clock clock) {
    this.settings = settings;
    this.site = site;
    this.clock = clock;
  }

  /** It was not handed over, or nobody can say. */
  public static final class Undelivered extends Exception {
    public enum Kind {
      /** Not sent; worth another try. */
      LATER,
      /** Not sent, and will not be however often it is tried. */
      NEVER,
      /** The connection broke when the server may have had it. */
      UNSURE
    }

    private final Kind kind;
    private final String word;

    Undelivered(Kind kind, String word, Throwable cause) {
      super(kind + " " + word, cause);
      this.kind = kind;
      this.word = word;
    }

    public Kind kind() {
      return kind;
    }

    /** A word of ours or a code, never the server's own text: it may repeat the address. */
    public String word() {
      return word;
    }
  }

  /**
   * @param messageId the same each time one mail is tried, in angle brackets
   * @throws Undelivered says whether another try is worth it
   */
  public void send(String address, String subject, String text, String messageId)
      throws Undelivered {
    var session = Session.getInstance(properties());
    var message = message(session, address, subject, text, messageId);
    var transport = transport(session);
    try {
      connect(transport);
      hand(transport, message);
    } finally {
      close(transport);
    }
  }

  private static Transport transport(Session session) throws Undelivered {
    try {
      return session.getTransport();
    } catch (MessagingException e) {
      throw new Undelivered(Undelivered.Kind.LATER, "NO TRANSPORT", e);
    }
  }

  /** What happens after the server has taken it changes nothing about that. */
  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      log.debug("The mail server did not say goodbye", e);
    }
  }

  private void connect(Transport transport) throws Undelivered {
    try {
      if (settings.username().isEmpty()) {
        transport.connect();
      } else {
        transport.connect(
            settings.host(), settings.port(), settings.username(), settings.password());
      }
    } catch (AuthenticationFailedException e) {
      throw new Undelivered(Undelivered.Kind.LATER, "SIGN IN REFUSED", e);
    } catch (MessagingException e) {
      throw new Undelivered(Undelivered.Kind.LATER, "NO CONNECTION", e);
    }
  }

  private static void hand(Transport transport, MimeMessage message) throws Undelivered {
    try {
      transport.sendMessage(message, message.getAllRecipients());
    } catch (MessagingException e) {
      int code = code(e);
      if (code == 0) {
        throw new Undelivered(Undelivered.Kind.UNSURE, "CONNECTION BROKE", e);
      }
      throw new Undelivered(
          code >= PERMANENT ? Undelivered.Kind.NEVER : Undelivered.Kind.LATER, "SMTP " + code, e);
    }
  }

  /** What the server answered, 0 where it did not. */
  private static int code(MessagingException e) {
    for (Exception at = e; at != null; at = next(at)) {
      if (at instanceof SMTPAddressFailedException refused) {
        return refused.getReturnCode();
      }
    }
    for (Exception at = e; at != null; at = next(at)) {
      if (at instanceof SMTPSendFailedException refused && refused.getReturnCode() > 0) {
        return refused.getReturnCode();
      }
      if (at instanceof SMTPSenderFailedException refused) {
        return refused.getReturnCode();
      }
    }
    return 0;
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException m ? m.getNextException() : null;
  }

  /** Nothing in it can end a header: the address is parsed strictly, the subject is encoded. */
  private MimeMessage message(
      Session session, String address, String subject, String text, String messageId)
      throws Undelivered {
    try {
      if (address.chars().anyMatch(c -> c <= ' ' || c == 127)) {
        throw new AddressException("A character that no address has");
      }
      var message =
          new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
              setHeader("Message-ID", messageId);
            }
          };
      message.setFrom(new InternetAddress(settings.from(), site.name(), "UTF-8"));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
      message.setSubject(subject, StandardCharsets.UTF_8.name());
      message.setText(text, StandardCharsets.UTF_8.name());
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setSentDate(Date.from(clock.instant()));
      message.saveChanges();
      return message;
    } catch (AddressException e) {
      throw new Undelivered(Undelivered.Kind.NEVER, "NO SUCH ADDRESS", e);
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw new Undelivered(Undelivered.Kind.NEVER, "NO MESSAGE", e);
    }
  }

  private Properties properties() {
    var tls = settings.encryption() == MailSettings.Encryption.TLS;
    var protocol = tls ? "smtps" : "smtp";
    var millis = Long.toString(settings.timeout().toMillis());
    var properties = new Properties();
    properties.put("mail.transport.protocol", protocol);
    var mail = "mail." + protocol + ".";
    properties.put(mail + "host", settings.host());
    properties.put(mail + "port", Integer.toString(settings.port()));
    properties.put(mail + "connectiontimeout", millis);
    properties.put(mail + "timeout", millis);
    properties.put(mail + "writetimeout", millis);
    properties.put(mail + "auth", Boolean.toString(!settings.username().isEmpty()));
    properties.put(mail + "ssl.checkserveridentity", "true");
    if (settings.encryption() == MailSettings.Encryption.STARTTLS) {
      properties.put(mail + "starttls.enable", "true");
      properties.put(mail + "starttls.required", "true");
    }
    return properties;
  }
}
