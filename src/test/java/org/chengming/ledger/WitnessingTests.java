package org.chengming.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengming.testing.Patience.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengming.outgoing.Outgoing;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** A witness of other ledgers … */
@ServerTest
class WitnessingTests {
  private static final AtomicInteger OFFICES = new AtomicInteger();

  @LocalServerPort int port;
  @Autowired DSLContext db;
  @Autowired Clock clock;
  @Autowired SigningKeys keys;
  @Autowired Ledger ledger;
  @Autowired LedgerReads reads;
  @Autowired LedgerRepository repository;
  @Autowired Outgoing outgoing;
  @Autowired TransactionTemplate transaction;

  private final Forest forest = new Forest();
  private Signer office;
  private Witness witness;
  private HttpServer server;

  @BeforeEach
  void meet() {
    keys.signers();
    var seed = new byte[32];
    seed[0] = (byte) OFFICES.incrementAndGet();
    office = new Signer(KeyType.LOG, "office-%d.example/ledger".formatted(seed[0]), seed);
    witness = new Witness(db, keys, clock, List.of(office.verifier().toString()));
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  @Test
  void cosigns_what_continues_what_it_has_cosigned() {
    var first = ask(0, List.of(), note(5));
    assertThat(first.status()).isEqualTo(200);
    var note = note(5);
    var both = SignedNote.parse(note + first.body());
    var verifier = Verifier.parse(witness.verifier());
    assertThat(verifier.cosigned(both)).hasValue(clock.instant().getEpochSecond());
    assertThat(verifier.cosigned(SignedNote.parse(note(6) + first.body()))).isEmpty();
    assertThat(ask(5, path(5, 300), note(300)).status()).isEqualTo(200);
    assertThat(ask(300, List.of(), note(300)).status()).as("the same again").isEqualTo(200);
  }

  @Test
  void refuses_to_see_a_ledger_shrink_or_fork() {
    ask(0, List.of(), note(9));
    assertThat(ask(0, List.of(), note(20))).isEqualTo(new Witness.Answer(409, "9\n"));
    assertThat(ask(5, path(5, 7), note(7))).isEqualTo(new Witness.Answer(409, "9\n"));
    assertThat(ask(9, List.of(), note(7)).status()).isEqualTo(400);
    var forked = new Checkpoint(office.verifier().name(), 9, new byte[32]);
    assertThat(ask(9, List.of(), signed(forked))).isEqualTo(new Witness.Answer(409, "9\n"));
    var larger = new Checkpoint(office.verifier().name(), 12, new byte[32]);
    assertThat(ask(9, path(9, 12), signed(larger)).status()).isEqualTo(422);
    assertThat(ask(9, List.of(), note(12)).status()).isEqualTo(422);
    assertThat(ask(9, path(9, 12), note(12)).status()).as("it goes on").isEqualTo(200);
  }

  @Test
  void knows_the_logs_that_settings_name_and_their_keys_alone() {
    var stranger = new Signer(KeyType.LOG, "stranger.example/ledger", new byte[32]);
    var text = new Checkpoint("stranger.example/ledger", 0, Merkle.empty()).text();
    assertThat(
            ask(0, List.of(), new SignedNote(text, List.of(stranger.sign(text))).written())
                .status())
        .isEqualTo(404);
    var forged = new Signer(KeyType.LOG, office.verifier().name(), new byte[32]);
    var ours = SignedNote.parse(note(3)).text();
    assertThat(
            ask(0, List.of(), new SignedNote(ours, List.of(forged.sign(ours))).written()).status())
        .isEqualTo(403);
    for (var wrong :
        List.of(
            "", "old 0", "old -1\n\n" + note(1), "old 0\nAAAA\n\n" + note(1), "old 0\n\nnote\n")) {
      assertThat(witness.add(wrong).status()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void asks_for_each_signature_of_a_log_whose_keys_are_named() {
    var name = office.verifier().name();
    var sm2 = new Signer(KeyType.SM2, name, seed());
    var named = List.of(office.verifier().toString(), sm2.verifier().toString());
    witness = new Witness(db, keys, clock, named);
    assertThat(ask(0, List.of(), note(4)).status()).isEqualTo(403);
    var text = SignedNote.parse(note(4)).text();
    var both = new SignedNote(text, List.of(office.sign(text), sm2.sign(text))).written();
    assertThat(ask(0, List.of(), both).status()).isEqualTo(200);
    var wrong = List.of(new Signer(KeyType.WITNESS, name, seed()).verifier().toString());
    assertThatThrownBy(() -> new Witness(db, keys, clock, wrong)).hasMessageContaining("witness");
  }

  @Test
  void answers_other_offices_over_http_whatever_they_send() throws Exception {
    var stranger = new Signer(KeyType.LOG, "stranger.example/ledger", new byte[32]);
    var text = new Checkpoint("stranger.example/ledger", 0, Merkle.empty()).text();
    var longer = text + "an extension\n".repeat(4_000);
    for (var asked : List.of(text, longer)) {
      var note = new SignedNote(asked, List.of(stranger.sign(asked))).written();
      assertThat(post("old 0\n\n" + note).statusCode()).as("an unknown log").isEqualTo(404);
    }
    assertThat(post("old 0\n").statusCode()).isEqualTo(400);
    assertThat(post("x".repeat(70_000)).statusCode()).isEqualTo(413);
  }

  private HttpResponse<String> post(String body) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var to = URI.create("http://localhost:%d/ledger/witness/add-checkpoint".formatted(port));
      return client.send(
          HttpRequest.newBuilder(to).POST(BodyPublishers.ofString(body)).build(),
          BodyHandlers.ofString());
    }
  }

  /** Our ledger asks another node, over HTTP, and shows what it answered. */
  @Test
  void is_asked_by_this_ledger_and_a_dead_one_delays_nothing() throws Exception {
    var far = new Signer(KeyType.WITNESS, "far.example/ledger/witness", seed());
    var stands = new ArrayList<Checkpoint>();
    server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext(
        "/witness/add-checkpoint",
        exchange -> {
          var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var note = SignedNote.parse(asked.substring(asked.indexOf("\n\n") + 2));
          var old = asked.lines().findFirst().orElse("");
          boolean conflict = stands.isEmpty() && !old.equals("old 1");
          if (!conflict) {
            stands.add(Checkpoint.parse(note.text()));
          }
          var answer =
              (conflict ? "1\n" : far.sign(note.text(), 1_795_000_000L).written())
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(conflict ? 409 : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    append("witness-1");
    var dead = new Signer(KeyType.WITNESS, "dead.example/ledger/witness", seed()).verifier();
    var cosigning =
        new Cosigning(
            db,
            repository,
            outgoing,
            clock,
            List.of(
                dead + " http://localhost:1/witness",
                far.verifier()
                    + " http://localhost:%d/witness/".formatted(server.getAddress().getPort())));
    assertThat(cosigning.any()).isTrue();
    assertThat(cosigning.round()).isEqualTo(1);
    assertThat(stands).hasSize(1);
    var note = reads.latest().orElseThrow().note();
    assertThat(far.verifier().cosigned(SignedNote.parse(note))).hasValue(1_795_000_000L);
    assertThat(Keyring.offered(String.join("\n", reads.verifiers())).signed(SignedNote.parse(note)))
        .isTrue();
    // Nothing new, and the dead one is left alone; the server itself may act meanwhile.
    await().until(() -> cosigning.round() == 0);
    append("witness-2");
  }

  private static byte[] seed() {
    var seed = new byte[32];
    seed[1] = (byte) OFFICES.incrementAndGet();
    return seed;
  }

  private void append(String subject) {
    transaction.executeWithoutResult(
        status ->
            ledger.append(
                new Deed(LedgerKind.INDICATOR_RESULT, subject, null, Instant.EPOCH, List.of())));
    await().until(() -> reads.of(subject).getFirst().integrated());
  }

  private Witness.Answer ask(long old, List<byte[]> path, String note) {
    var asked = new StringBuilder("old ").append(old).append('\n');
    path.forEach(hash -> asked.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
    return transaction.execute(status -> witness.add(asked.append('\n').append(note).toString()));
  }

  private List<byte[]> path(int from, int to) {
    return forest.growTo(Math.max(to, forest.leaves.size())).tree().consistency(from, to);
  }

  private String note(int size) {
    forest.growTo(Math.max(size, forest.leaves.size()));
    return signed(new Checkpoint(office.verifier().name(), size, forest.tree().root(size)));
  }

  private String signed(Checkpoint checkpoint) {
    var text = checkpoint.text();
    return new SignedNote(text, List.of(office.sign(text))).written();
  }
}
