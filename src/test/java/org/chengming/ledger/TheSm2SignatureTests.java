package org.chengming.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengming.testing.Patience.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.chengming.keys.KeyFile;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger's SM2 signature … */
@ServerTest
class TheSm2SignatureTests {
  @LocalServerPort int port;
  @Autowired Ledger ledger;
  @Autowired LedgerReads reads;
  @Autowired LedgerRepository repository;
  @Autowired TransactionTemplate transaction;
  @Autowired DSLContext db;
  @TempDir Path folder;

  @Value("${chengming.ledger.key}")
  Path server;

  private Path key;

  /** Another node with the same keys. */
  @BeforeEach
  void copy() throws IOException {
    append("sm2-first");
    await().until(() -> reads.of("sm2-first").getFirst().integrated());
    key = Files.copy(server, folder.resolve("ledger.key"));
    Files.copy(SigningKeys.sm2(server), SigningKeys.sm2(key));
  }

  @Test
  void stands_under_the_other_by_a_key_of_its_own_that_its_owner_alone_can_read() throws Exception {
    var note = SignedNote.parse(new Reader(port).get("/ledger/checkpoint").body());
    var written = new Reader(port).get("/ledger/key").body().lines().map(Verifier::parse).toList();
    assertThat(written).extracting(Verifier::type).containsExactly(KeyType.LOG, KeyType.SM2);
    assertThat(written).extracting(Verifier::name).containsOnly(reads.origin());
    assertThat(note.lines())
        .extracting(SignedNote.Line::name)
        .startsWith(reads.origin(), reads.origin());
    assertThat(written.get(1).signed(note)).isTrue();
    assertThat(reads.sm2(reads.latest().orElseThrow())).hasValue(written.get(1).toString());

    var file = SigningKeys.sm2(server);
    assertThat(file.getFileName()).hasToString("ledger-sm2.key");
    assertThat(new KeyFile(file).exposed()).isFalse();
    assertThat(new KeyFile(file).read()).isNotEqualTo(new KeyFile(server).read());

    var entry = new Reader(port).get("/ledger/entries/0.json").body();
    assertThat(entry).containsSubsequence("verifiers", written.get(0) + "", written.get(1) + "");
  }

  @Test
  void is_missing_from_the_next_checkpoint_when_off_and_added_to_the_newest_when_on() {
    alone(
        () -> {
          append("sm2-off");
          var off = node(keys(false));
          off.integrate();
          var bare = latest();
          assertThat(bare.lines()).hasSize(1);
          assertThat(reads.sm2(reads.latest().orElseThrow())).isEmpty();
          assertThat(reads.verifiers()).as("for what it has signed").hasSize(2);

          assertThat(node(keys(true)).integrate()).as("places given").isZero();
          var again = latest();
          assertThat(again.text()).isEqualTo(bare.text());
          assertThat(again.lines()).hasSize(2);
          assertThat(again.lines().getFirst()).hasToString(bare.lines().getFirst().toString());

          assertThat(node(keys(false)).integrate()).isZero();
          assertThat(latest().lines()).as("left as it is").hasSize(2);
        });
  }

  @Test
  void is_missed_by_a_node_without_its_key_or_with_another_one_which_then_signs_nothing()
      throws Exception {
    var file = SigningKeys.sm2(key);
    Files.delete(file);
    var without = keys(true);
    assertThatThrownBy(without::signers)
        .isInstanceOf(CannotSign.class)
        .hasMessageContaining("ledger-sm2.key is missing");
    assertThat(file).doesNotExist();
    assertThat(without.witness()).as("it still signs for others").isNotNull();
    new KeyFile(file).create();
    assertThatThrownBy(without::signers)
        .isInstanceOf(CannotSign.class)
        .hasMessageContaining("is not the SM2 key");
    Files.writeString(file, "nothing");
    assertThatThrownBy(without::signers).isInstanceOf(CannotSign.class);
    Files.delete(file);
    Files.copy(SigningKeys.sm2(server), file);
    assertThat(without.signers()).as("as soon as it is there").hasSize(2);
  }

  @Test
  void is_made_with_another_key_where_the_old_one_is_said_to_be_lost() throws Exception {
    Files.delete(SigningKeys.sm2(key));
    alone(
        () -> {
          var before = reads.verifiers();
          node(new SigningKeys(key, true, reads.origin(), true, repository)).integrate();
          assertThat(reads.verifiers()).hasSize(3).containsAll(before);
          assertThat(reads.verifiers().getFirst()).as("the same").isEqualTo(before.getFirst());
          var made = reads.sm2(reads.latest().orElseThrow());
          assertThat(made).isPresent();
          assertThat(before).doesNotContain(made.get());
          assertThat(keys(true).signers()).as("without having to say so again").hasSize(2);
        });
  }

  /** A restored ledger begins another; the keys are the same. */
  @Test
  void goes_on_with_the_same_key_under_another_name_of_the_ledger() {
    var name = reads.origin() + "-2";
    alone(
        () -> {
          node(new SigningKeys(key, true, name, false, repository)).integrate();
          assertThat(Checkpoint.parse(latest().text()).origin()).isEqualTo(name);
          assertThat(latest().lines())
              .extracting(SignedNote.Line::name)
              .containsExactly(name, name);
        });
  }

  @Test
  void is_enough_for_bin_verify_and_is_asked_for_where_its_key_is_named() throws Exception {
    var written = reads.verifiers().stream().map(Verifier::parse).toList();
    assertThat(verify(written)).contains("signed (Ed25519, SM2)", "Nothing was changed");
    assertThat(verify(written.subList(1, 2))).contains("signed (SM2)", "Nothing was changed");
    var other = new Signer(KeyType.SM2, reads.origin(), new byte[] {1}).verifier();
    assertThatThrownBy(() -> verify(List.of(written.getFirst(), other)))
        .hasMessageContaining("no SM2 signature of " + reads.origin());
  }

  private String verify(List<Verifier> keys) throws IOException {
    var said = new ByteArrayOutputStream();
    new VerifyCommand(
            new Remote("http://localhost:" + port),
            Keyring.of(keys),
            null,
            "no document/",
            0,
            new PrintStream(said, true, StandardCharsets.UTF_8))
        .run();
    return said.toString(StandardCharsets.UTF_8);
  }

  private SignedNote latest() {
    return SignedNote.parse(repository.lastSigned().orElseThrow().note());
  }

  private SigningKeys keys(boolean sm2) {
    return new SigningKeys(key, sm2, reads.origin(), false, repository);
  }

  private Integration node(SigningKeys keys) {
    return new Integration(repository, keys, new LastSigned(key), transaction);
  }

  private void append(String subject) {
    if (reads.of(subject).isEmpty()) {
      var deed = new Deed(LedgerKind.INDICATOR_RESULT, subject, null, Instant.EPOCH, List.of());
      transaction.executeWithoutResult(status -> ledger.append(deed));
    }
  }

  /** With the turn to give places, and while nobody else brings deeds; all of it is undone. */
  private void alone(Runnable what) {
    transaction.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          await().pollInSameThread().until(repository::turn);
          db.execute("lock table ledger.deed in share mode");
          what.run();
        });
  }
}
