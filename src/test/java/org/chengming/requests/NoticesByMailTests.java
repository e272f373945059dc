package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.chengming.actors.Role;
import org.chengming.mail.MailSettings;
import org.chengming.mail.OutboxWorker;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Mailbox;
import org.chengming.testing.ScriptedSmtp;
import org.chengming.testing.ServerTest;
import org.chengming.testing.TestClock.SettableClock;
import org.chengming.web.SiteIdentity;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class NoticesByMailTests {
  private static final String ADDRESS = "applicant@mail.example";

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired DSLContext db;
  @Autowired MailQueue queue;
  @Autowired MailSettings off;
  @Autowired SiteIdentity site;
  @Autowired SettableClock clock;
  @Autowired RequestRepository repository;
  @Autowired Requests requests;
  @Autowired TransactionTemplate transaction;

  private final Mailbox server = new Mailbox();

  @BeforeEach
  void start() {
    use(server.settings());
  }

  @AfterEach
  void stop() {
    use(off);
    server.close();
    clock.reset();
    db.execute("delete from requests.mail");
  }

  private void use(MailSettings settings) {
    ReflectionTestUtils.setField(
        AopTestUtils.<Object>getUltimateTargetObject(queue), "settings", settings);
  }

  private OutboxWorker<?> worker(int smtp) {
    return Mailbox.worker(queue, Mailbox.settings(smtp), site, clock);
  }

  private OutboxWorker<?> worker() {
    return Mailbox.worker(queue, server.settings(), site, clock);
  }

  private Applicant.Receipt file(String address) {
    var applicant = new Applicant(port);
    var form = applicant.form(given.body());
    form.put("email", address);
    return Applicant.receipt(applicant.send(form));
  }

  private void happen(Applicant.Receipt receipt, Act act, Facts facts) {
    transaction.executeWithoutResult(
        status ->
            repository.happen(
                repository.lock(new RequestNumber(receipt.number())),
                new NewEvent(act, LocalDate.now(clock), facts, "说的话"),
                null));
  }

  private List<String> states() {
    return db.fetch("select state from requests.mail order by id").getValues(0, String.class);
  }

  private List<String> failures() {
    return db.fetch("select failure from requests.mail order by id").getValues(0, String.class);
  }

  @Test
  void tell_what_happened_to_a_number_and_nothing_of_what_was_asked() throws Exception {
    var receipt = file(ADDRESS);
    var worker = worker();
    assertThat(worker.sendNext()).isTrue();
    assertThat(worker.sendNext()).isFalse();
    var mail = server.received().getFirst();
    var raw = GreenMailUtil.getWholeMessage(mail);
    assertThat(mail.getSubject()).isEqualTo("政府信息公开申请 " + receipt.number() + "：申请已经提交");
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(mail.getAllRecipients()[0]).hasToString(ADDRESS);
    assertThat(mail.getContentType()).startsWith("text/plain");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    var text = (String) mail.getContent();
    assertThat(text)
        .contains(site.url() + "/requests/track?number=" + receipt.number())
        .contains("has been filed")
        .doesNotContain(receipt.code(), "公共租赁住房", Applicant.NAME, Applicant.ID);
    assertThat(raw).doesNotContain(receipt.code());
    assertThat(states()).containsExactly("SENT");
    assertThat(db.fetchSingle("select sealed_address is null from requests.mail").get(0))
        .isEqualTo(true);
  }

  @Test
  void tell_of_each_act_that_concerns_the_requester_once_and_of_no_other() throws Exception {
    var receipt = file(ADDRESS);
    happen(receipt, Act.CONFIRMED, Facts.NONE);
    happen(receipt, Act.CLARIFICATION_ASKED, Facts.until(LocalDate.now(clock).plusDays(9)));
    happen(receipt, Act.CLARIFICATION_ANSWERED, Facts.NONE);
    happen(receipt, Act.EXTENDED, Facts.days(3));
    happen(receipt, Act.FEE_NOTICED, Facts.amount(100));
    happen(receipt, Act.FEE_PAID, Facts.NONE);
    happen(receipt, Act.ANSWERED, Facts.outcome("1"));
    var worker = worker();
    while (worker.sendNext()) {
      // as long as there is one
    }
    var subjects = new ArrayList<String>();
    for (MimeMessage mail : server.received()) {
      subjects.add(mail.getSubject().replaceFirst(".*：", ""));
    }
    assertThat(subjects).containsExactly("申请已经提交", "机关请您补充", "答复期限延长了", "机关请您缴费", "机关已经答复");
  }

  @Test
  void are_not_queued_without_an_address_or_a_mail_server() {
    new Applicant(port).file(given.body());
    use(off);
    file(ADDRESS);
    assertThat(states()).isEmpty();
  }

  @Test
  void keep_the_address_sealed_until_they_are_sent() {
    file(ADDRESS);
    assertThat(
            db.fetchSingle(
                    "select m::text || encode(sealed_address, 'escape') from requests.mail m")
                .get(0, String.class))
        .doesNotContain("applicant", "mail.example");
  }

  @Test
  void go_out_once_each_however_many_nodes_send() throws Exception {
    var expected = new HashSet<String>();
    for (int i = 0; i < 8; i++) {
      expected.add(file("applicant" + i + "@mail.example").number());
    }
    var nodes = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 4; i++) {
      var worker = worker();
      nodes.add(
          () -> {
            int sent = 0;
            while (worker.sendNext()) {
              sent++;
            }
            return sent;
          });
    }
    try (var pool = Executors.newFixedThreadPool(4)) {
      int sent = 0;
      for (var done : pool.invokeAll(nodes)) {
        sent += done.get();
      }
      assertThat(sent).isEqualTo(8);
    }
    var subjects = new ArrayList<String>();
    for (var mail : server.received()) {
      subjects.add(mail.getSubject().split(" |：")[1]);
    }
    assertThat(subjects).hasSize(8).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void are_tried_again_ever_later_and_then_shown_to_whoever_runs_the_site() throws Exception {
    var receipt = file(ADDRESS);
    var closed = new ScriptedSmtp(Map.of());
    closed.close();
    var worker = worker(closed.port());
    assertThat(worker.sendNext()).isTrue();
    assertThat(worker.sendNext()).as("before its time").isFalse();
    clock.forward(Duration.ofMinutes(1));
    assertThat(worker.sendNext()).isTrue();
    clock.forward(Duration.ofMinutes(1));
    assertThat(worker.sendNext()).isFalse();
    assertThat(failures()).containsExactly("NO CONNECTION");
    clock.forward(Duration.ofMinutes(1));
    assertThat(worker.sendNext()).isTrue();
    assertThat(states()).containsExactly("GIVEN_UP");
    clock.reset();
    var health = new MailHealth(queue, Mailbox.settings(closed.port())).health();
    assertThat(health.getStatus().getCode()).isEqualTo("DEGRADED");
    assertThat(health.getDetails()).containsEntry("undelivered", 1);
    var officer = Desk.signedIn(port, given.rootStaff(Role.REQUEST_OFFICER));
    assertThat(officer.get("/desk/requests/" + receipt.number()).body())
        .contains("有 1 封给申请人的通知邮件没有送到");
    var desk = Desk.signedIn(port, given.rootStaff(Role.ADMINISTRATOR));
    assertThat(desk.get("/desk/mail").body())
        .contains(receipt.number(), "申请已经提交", "NO CONNECTION", "3 次")
        .doesNotContain(ADDRESS);
    var id = db.fetchSingle("select id from requests.mail").get(0, Long.class);
    assertThat(desk.post("/desk/mail/" + id + "/again").statusCode()).isEqualTo(303);
    assertThat(worker().sendNext()).isTrue();
    assertThat(server.received()).hasSize(1);
    assertThat(desk.post("/desk/mail/" + id + "/again").statusCode()).isEqualTo(409);
  }

  @Test
  void are_not_sent_again_by_themselves_when_a_node_was_killed_in_the_middle() {
    file(ADDRESS);
    assertThat(queue.claim()).isPresent(); // and the node is gone
    var other = worker();
    assertThat(other.sendNext()).isFalse();
    queue.settle();
    assertThat(states()).containsExactly("SENDING");
    clock.forward(MailQueue.LEASE);
    queue.settle();
    assertThat(other.sendNext()).isFalse();
    assertThat(states()).containsExactly("UNSURE");
    assertThat(server.received()).isEmpty();
    assertThat(queue.countTroubles()).isEqualTo(1);
  }

  @Test
  void are_not_sent_again_by_themselves_when_the_line_broke_after_the_text() throws IOException {
    file(ADDRESS);
    try (var broken = new ScriptedSmtp(Map.of(".", ScriptedSmtp.HANGS_UP))) {
      var worker = worker(broken.port());
      assertThat(worker.sendNext()).isTrue();
      assertThat(worker.sendNext()).isFalse();
      assertThat(broken.calls()).isEqualTo(1);
    }
    assertThat(states()).containsExactly("UNSURE");
    assertThat(failures()).containsExactly("CONNECTION BROKE");
  }

  @Test
  void are_dropped_with_their_address_when_who_asked_is_erased() {
    var receipt = file(ADDRESS);
    happen(receipt, Act.CLOSED, Facts.outcome("6.3"));
    requests.erase(
        given.rootStaff(Role.ADMINISTRATOR).actor(), new RequestNumber(receipt.number()));
    assertThat(states()).containsExactly("GIVEN_UP", "GIVEN_UP");
    assertThat(db.fetchSingle("select count(sealed_address) from requests.mail").get(0))
        .isEqualTo(0L);
    assertThat(worker().sendNext()).isFalse();
  }
}
