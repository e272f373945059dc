package org.chengming.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.chengming.organisations.Body;
import org.chengming.requests.Applicant;
import org.chengming.requests.Applicant.Receipt;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Newsroom;

/**
 * An officer drafts answers and a head agrees to them, applicants are told by mail, and a writer
 * saves a draft again and again, until the server is gone. All they were told had been done must be
 * there afterwards, and no mail may have been sent twice.
 */
final class OfficeAtWork implements AutoCloseable {
  /** Fewer than an address may file an hour. */
  private static final int OF_ONE_ADDRESS = 10;

  private static final Pattern SAVED = Pattern.compile("第(\\d+)次保存");

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final Body body;
  private final List<Receipt> filed = new CopyOnWriteArrayList<>();
  private final List<Receipt> proposed = new CopyOnWriteArrayList<>();
  private final List<Receipt> approved = new CopyOnWriteArrayList<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private long draft;
  private volatile int saves;

  OfficeAtWork(Body body) {
    this.body = body;
    server.start();
  }

  /** Settings with which a server tells applicants by mail. */
  String[] settings() {
    return new String[] {
      "--chengming.mail.host=127.0.0.1",
      "--chengming.mail.port=" + server.getSmtp().getPort(),
      "--chengming.mail.from=notice@site.example",
      "--chengming.mail.encryption=none"
    };
  }

  /** How many had come when it was looked, since the mail server ends before it is told. */
  private int mails;

  void begin(int port) {
    threads.clear();
    threads.add(Thread.ofVirtual().start(() -> untilGone(() -> answer(port))));
    threads.add(Thread.ofVirtual().start(() -> untilGone(() -> write(port))));
  }

  /** Whether a kill now would show nothing. */
  boolean idle() {
    return approved.isEmpty() || saves == 0;
  }

  void end() throws InterruptedException {
    for (var thread : threads) {
      thread.join();
    }
    assertThat(failures).isEmpty();
  }

  private void untilGone(Runnable work) {
    try {
      work.run();
    } catch (AssertionError e) {
      if (!(e.getCause() instanceof IOException)) {
        failures.add(e.toString());
      }
    }
  }

  private void answer(int port) {
    var officer = Desk.signedIn(port, "officer", Given.PASSWORD);
    var head = Desk.signedIn(port, "head", Given.PASSWORD);
    officer.get("/desk/requests");
    head.get("/desk/request-proposals");
    while (true) {
      var applicant = new Applicant(port);
      for (int i = 0; i < OF_ONE_ADDRESS; i++) {
        var form = applicant.form(body);
        form.put("email", "applicant@mail.example");
        var receipt = Applicant.receipt(applicant.send(form));
        filed.add(receipt);
        var at = "/desk/requests/" + receipt.number();
        done(officer.post(at + "/registration", "on", ""));
        done(
            officer.post(
                at + "/proposal", "kind", "ANSWER", "outcome", "1B", "text", said(receipt)));
        proposed.add(receipt);
        done(head.post(at + "/proposal/approval"));
        approved.add(receipt);
      }
    }
  }

  private static String said(Receipt receipt) {
    return "答复" + receipt.number() + "：配租三百户。";
  }

  private static void done(java.net.http.HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
  }

  private void write(int port) {
    var newsroom =
        new Newsroom(
            Desk.signedIn(port, "writer", Given.PASSWORD),
            Desk.signedIn(port, "publisher", Given.PASSWORD),
            body.id());
    while (true) {
      if (draft == 0) {
        draft = newsroom.draft("一直在改的草稿", "", "<p>第0次保存</p>");
      }
      int next = saves + 1;
      newsroom.write(draft, "一直在改的草稿", "", "<p>第%d次保存</p>".formatted(next));
      saves = next;
    }
  }

  /** Of a server that has been started again for the last time. */
  void check(int port, int kills) throws Exception {
    var officer = Desk.signedIn(port, "officer", Given.PASSWORD);
    for (var receipt : proposed) {
      assertThat(officer.get("/desk/requests/" + receipt.number()).body())
          .as("proposed " + receipt.number())
          .contains(said(receipt));
    }
    for (var receipt : approved) {
      var page = new Applicant(port).track(receipt.number(), receipt.code());
      assertThat(page.body()).as("approved " + receipt.number()).contains(said(receipt));
    }
    var writer = Desk.signedIn(port, "writer", Given.PASSWORD);
    var page = writer.get("/desk/documents/editions/" + draft + "/edit").body();
    var found = SAVED.matcher(page);
    assertThat(found.find()).as(page).isTrue();
    // One more may have been written whose answer nobody saw.
    assertThat(Integer.parseInt(found.group(1))).isBetween(saves, saves + 1);
    mails(kills);
  }

  /** A node that fell while it spoke to the mail server leaves one mail of which nobody can say. */
  private void mails(int kills) throws Exception {
    var wanted = new TreeSet<String>();
    filed.forEach(receipt -> wanted.add(receipt.number() + "申请已经提交"));
    approved.forEach(receipt -> wanted.add(receipt.number() + "机关已经答复"));
    var end = System.nanoTime() + 30_000_000_000L;
    var missing = missing(wanted);
    while (missing.size() > kills && System.nanoTime() < end) {
      Thread.sleep(200);
      missing = missing(wanted);
    }
    mails = server.getReceivedMessages().length;
    assertThat(missing).as("mails that never came").hasSizeLessThanOrEqualTo(kills);
    assertThat(Arrays.stream(server.getReceivedMessages()).map(OfficeAtWork::id).toList())
        .doesNotHaveDuplicates();
  }

  private TreeSet<String> missing(TreeSet<String> wanted) {
    var missing = new TreeSet<>(wanted);
    for (var mail : server.getReceivedMessages()) {
      missing.remove(subject(mail).replaceFirst("^.* (\\S+)：", "$1"));
    }
    return missing;
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private static String id(MimeMessage mail) {
    try {
      return mail.getMessageID();
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  /** For the table of what was acknowledged, and what is said below it. */
  String lines() {
    return """
        | answers drafted by one and agreed to by another | %d | 0 |
        | saves of one draft | %d | 0 |

        %d mails told applicants; none came twice, and no more were missing than there were kills (one that was being handed over is not sent again by itself).
        """
        .formatted(approved.size(), saves, mails)
        .strip();
  }

  @Override
  public void close() {
    server.stop();
  }
}
