package org.chengming.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengming.audit.db.Tables.ENTRY;
import static org.chengming.audit.db.Tables.LINK;
import static org.chengming.audit.db.Tables.RECEIVER;
import static org.chengming.audit.db.Tables.WAITING;
import static org.jooq.impl.DSL.max;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import org.chengming.actors.Actor;
import org.chengming.outgoing.Line;
import org.chengming.testing.Patience;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What is chained goes to a receiver of syslog, and nothing is lost by a break. */
@ServerTest
class SendingTheAuditTests {
  private static final Pattern MESSAGE =
      Pattern.compile(
          "<110>1 \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z open\\.example\\.cn chengming - (\\w+) "
              + "\\[meta sequenceId=\"(\\d+)\"] \uFEFF(\\{.*})",
          Pattern.DOTALL);

  @Autowired Audit audit;
  @Autowired AuditTrail trail;
  @Autowired Chain chain;
  @Autowired TransactionTemplate transaction;
  @Autowired DSLContext db;
  @Autowired Clock clock;

  private SyslogSender sender(int port, Line.Kind kind) {
    return new SyslogSender(
        trail,
        new Receivers(db, clock),
        new SyslogSettings("127.0.0.1", port, kind, "open.example.cn"));
  }

  /**
   * Chains one more entry and returns its place; the receiver has everything before, unless the
   * server itself acts at that moment.
   */
  private long act(int port, String subject) {
    chainAll();
    var head = chain.head().map(ChainHead::place).orElse(0L);
    transaction.executeWithoutResult(
        status ->
            audit.record(
                Actor.system("外送的试验"),
                "SyslogTry",
                "syslog-try",
                subject,
                null,
                Map.of("字", "公开")));
    chainAll();
    new Receivers(db, clock).has("127.0.0.1:" + port, head);
    return db.select(max(LINK.PLACE))
        .from(LINK)
        .join(ENTRY)
        .on(ENTRY.ID.eq(LINK.ENTRY_ID))
        .where(ENTRY.SUBJECT_KIND.eq("syslog-try"))
        .and(ENTRY.SUBJECT.eq(subject))
        .fetchSingle(0, Long.class);
  }

  private void chainAll() {
    while (db.fetchExists(WAITING)) {
      chain.next(500);
    }
  }

  private static String framed(DataInputStream in) throws IOException {
    var length = 0;
    for (int c; (c = in.readUnsignedByte()) != ' '; ) {
      length = length * 10 + c - '0';
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  /** The message about it; what the server did meanwhile may come before. */
  private static String framedOf(String subject, Socket peer) throws IOException {
    peer.setSoTimeout(5_000);
    var in = new DataInputStream(peer.getInputStream());
    String message;
    do {
      message = framed(in);
    } while (!message.contains("\"subject\":\"" + subject + "\""));
    return message;
  }

  @Test
  void a_message_says_who_did_what_and_where_it_stands() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var sender = sender(server.getLocalPort(), Line.Kind.TCP)) {
      var place = act(server.getLocalPort(), "one");
      sender.sendNext();
      try (var peer = server.accept()) {
        var message = MESSAGE.matcher(framedOf("one", peer));
        assertThat(message.matches()).isTrue();
        assertThat(message.group(2)).isEqualTo(Long.toString(place));
        assertThat(message.group(3))
            .contains("\"place\":" + place)
            .contains("\"字\": \"公开\"")
            .contains("\"hash\":\"");
      }
    }
  }

  @Test
  void what_a_broken_connection_may_have_lost_is_sent_again() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var sender = sender(server.getLocalPort(), Line.Kind.TCP)) {
      act(server.getLocalPort(), "lost");
      sender.sendNext();
      server.accept().close(); // without having read a word
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 50; i++) {
                  sender.sendNext();
                }
              })
          .isInstanceOf(IOException.class);
      sender.sendNext();
      try (var peer = server.accept()) {
        assertThat(framedOf("lost", peer)).isNotEmpty();
      }
    }
  }

  @Test
  void after_a_restart_it_goes_on_where_the_receiver_took_leave() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var port = server.getLocalPort();
      var place = act(port, "before");
      var first = sender(port, Line.Kind.TCP);
      first.sendNext();
      try (var peer = server.accept()) {
        Thread.ofVirtual()
            .start(
                () -> {
                  try (peer) {
                    peer.getInputStream().readAllBytes();
                  } catch (IOException e) {
                    throw new AssertionError(e);
                  }
                });
        first.close();
      }
      assertThat(
              db.select(RECEIVER.PLACE)
                  .from(RECEIVER)
                  .where(RECEIVER.ADDRESS.eq("127.0.0.1:" + port))
                  .fetchSingle(RECEIVER.PLACE))
          .isGreaterThanOrEqualTo(place);
    }
  }

  @Test
  void a_datagram_holds_one_message_and_leaves_out_what_is_too_long() throws Exception {
    try (var receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        var sender = sender(receiver.getLocalPort(), Line.Kind.UDP)) {
      act(receiver.getLocalPort(), "字".repeat(10) + "short");
      transaction.executeWithoutResult(
          status ->
              audit.record(
                  Actor.system("外送的试验"),
                  "SyslogTry",
                  "syslog-try",
                  "long",
                  null,
                  Map.of("字", "公".repeat(9_000))));
      chainAll();
      sender.sendNext();
      receiver.setSoTimeout((int) Patience.LONG.toMillis());
      var sent = "";
      for (int i = 0; i < 50 && !sent.contains("\"subject\":\"long\""); i++) {
        var packet = new DatagramPacket(new byte[65_507], 65_507);
        receiver.receive(packet);
        sent = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
        assertThat(MESSAGE.matcher(sent).matches()).isTrue();
      }
      assertThat(sent).contains("\"cut\":true").hasSizeLessThan(2_000);
    }
  }
}
