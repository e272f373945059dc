package org.chengming.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengming.testing.Patience.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger on a real database … */
@ServerTest
class ContinuingTheLedgerTests {
  private static final Instant AT = Instant.parse("2026-11-28T08:00:00Z");

  @LocalServerPort int port;
  @Autowired Ledger ledger;
  @Autowired LedgerReads reads;
  @Autowired LedgerRepository repository;
  @Autowired SigningKeys keys;
  @Autowired Integration integration;
  @Autowired TransactionTemplate transaction;
  @Autowired DSLContext db;
  @TempDir Path folder;

  @Value("${chengming.ledger.key}")
  Path keyFile;

  private static Deed deed(String subject) {
    return new Deed(LedgerKind.INDICATOR_RESULT, subject, null, AT, List.of());
  }

  private void append(String... subjects) {
    transaction.executeWithoutResult(
        status -> ledger.appendAll(java.util.Arrays.stream(subjects).map(s -> deed(s)).toList()));
  }

  @Test
  void takes_a_deed_only_with_its_act() {
    assertThatThrownBy(() -> ledger.append(deed("alone")))
        .isInstanceOf(IllegalTransactionStateException.class);
    transaction.executeWithoutResult(
        status -> {
          ledger.append(deed("undone"));
          status.setRollbackOnly();
        });
    assertThat(reads.of("undone")).isEmpty();
  }

  @Test
  void gives_a_place_within_a_second_of_the_commit() {
    append("soon");
    await().until(() -> reads.of("soon").getFirst().integrated());
  }

  /** Four nodes give places while four others publish. */
  @Test
  void gives_each_deed_one_place_however_many_nodes_are_at_it() throws Exception {
    var work = new ArrayList<Callable<Integer>>();
    for (int writer = 0; writer < 4; writer++) {
      int w = writer;
      work.add(
          () -> {
            for (int i = 0; i < 40; i++) {
              append("race-%d-%d-a".formatted(w, i), "race-%d-%d-b".formatted(w, i));
            }
            return 0;
          });
      var node = node("node" + writer);
      work.add(
          () -> {
            int given = 0;
            for (int i = 0; i < 25; i++) {
              given += node.integrate();
            }
            return given;
          });
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var done : threads.invokeAll(work)) {
        done.get();
      }
    }
    level();
    assertThat(db.fetchValue("select count(*) from ledger.entry where subject like 'race-%'"))
        .isEqualTo(320L);
    assertThat(
            db.fetchValue(
                "select count(distinct subject) from ledger.entry where subject like 'race-%'"))
        .isEqualTo(320L);
    requireWhole();
    for (int i = 0; i < 40; i++) {
      assertThat(reads.of("race-0-%d-a".formatted(i)).getFirst().index())
          .as("in the order of the batch")
          .isLessThan(reads.of("race-0-%d-b".formatted(i)).getFirst().index());
    }
  }

  /** As if the node died between giving places and the commit, and another took over. */
  @Test
  void goes_on_after_a_node_died_at_it() {
    append("crash-1", "crash-2");
    transaction.executeWithoutResult(
        status -> {
          node("dying").integrate();
          status.setRollbackOnly();
        });
    await().until(() -> reads.of("crash-2").stream().allMatch(Entry::integrated));
    assertThat(reads.of("crash-1")).hasSize(1);
    requireWhole();
  }

  @Test
  void is_signed_by_the_keys_beside_the_data_and_by_no_other() {
    var note = new Reader(port).get("/ledger/checkpoint").body();
    var written = new Reader(port).get("/ledger/key").body().lines().map(Verifier::parse).toList();
    assertThat(written).extracting(Verifier::type).containsExactly(KeyType.LOG, KeyType.SM2);
    var both = Keyring.of(written);
    assertThat(both.signed(SignedNote.parse(note))).isTrue();
    for (var verifier : written) {
      assertThat(verifier.signed(SignedNote.parse(note))).isTrue();
      assertThat(verifier.signed(SignedNote.parse(note.replaceFirst("\n(\\d+)\n", "\n1$1\n"))))
          .isFalse();
    }
    var other = new Signer(KeyType.LOG, keys.origin(), new byte[32]).verifier();
    assertThat(other.signed(SignedNote.parse(note))).isFalse();
    for (int bit = 0; bit < 8 * note.getBytes(UTF_8).length; bit++) {
      var bytes = note.getBytes(UTF_8);
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(believed(both, new String(bytes, UTF_8))).as("bit %d", bit).isFalse();
    }
  }

  private static boolean believed(Keyring keys, String note) {
    try {
      return keys.signed(SignedNote.parse(note));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void is_not_signed_where_the_database_is_older_than_what_this_node_has_signed() throws Exception {
    append("older");
    level();
    var tree = reads.latest().orElseThrow();
    var node = node("restored");
    remember("restored", new Checkpoint(keys.origin(), tree.size() + 1_000, tree.root()));
    assertThatThrownBy(node::integrate)
        .isInstanceOf(CannotSign.class)
        .hasMessageContaining("older than what was signed");
    assertThat(node.refusal()).contains("older");
    assertThat(new LedgerHealth(node, reads).health().getStatus().getCode()).isEqualTo("DEGRADED");
  }

  @Test
  void is_not_signed_where_it_is_another_than_this_node_has_signed() throws Exception {
    append("forked");
    level();
    var tree = reads.latest().orElseThrow();
    var node = node("forked");
    remember("forked", new Checkpoint(keys.origin(), tree.size(), new byte[32]));
    assertThatThrownBy(node::integrate)
        .isInstanceOf(CannotSign.class)
        .hasMessageContaining("another one");
    remember("forked", new Checkpoint(keys.origin(), 1, reads.root(1)));
    append("forked-again");
    node.integrate();
  }

  @Test
  void is_not_signed_over_tiles_that_were_changed() {
    append("tile");
    level();
    transaction.executeWithoutResult(
        status -> {
          db.execute(
              "update ledger.tile set hashes = set_byte(hashes, 5, get_byte(hashes, 5) # 1) where (level, tile_index) in (select level, max(tile_index) from ledger.tile group by level)");
          append("tile-2");
          assertThatThrownBy(() -> node("tampered").integrate()).isInstanceOf(CannotSign.class);
          status.setRollbackOnly();
        });
  }

  @Test
  void makes_no_key_of_its_own_on_a_node_without_the_one_that_has_signed() {
    var elsewhere = folder.resolve("keys/ledger.key");
    var stranger = new SigningKeys(elsewhere, false, keys.origin(), false, repository);
    assertThatThrownBy(stranger::signers)
        .isInstanceOf(CannotSign.class)
        .hasMessageContaining("is missing");
    assertThat(elsewhere).doesNotExist();
  }

  @Test
  void takes_no_entry_back() {
    append("kept");
    await().until(() -> reads.of("kept").getFirst().integrated());
    assertThatThrownBy(() -> db.execute("delete from ledger.entry where subject = 'kept'"))
        .hasMessageContaining("append-only");
  }

  /** Every tile, every entry and the signed root agree. */
  private void requireWhole() {
    var tree = reads.latest().orElseThrow();
    var leaves =
        db.fetch("select leaf from ledger.entry order by leaf_index limit ?", tree.size())
            .map(entry -> Merkle.leaf(entry.get(0, String.class)));
    assertThat(tree.root()).isEqualTo(Forest.root(leaves));
    assertThat(reads.root(tree.size())).isEqualTo(tree.root());
  }

  /**
   * From here on the server's own node leaves the turn to others until something waits. Its last
   * places are seen a moment before PostgreSQL lets go of its turn.
   */
  private void level() {
    await().until(() -> reads.waiting() == 0 && transaction.execute(status -> repository.turn()));
  }

  private Integration node(String name) {
    return new Integration(
        repository, keys, new LastSigned(folder.resolve(name + "/ledger.key")), transaction);
  }

  private void remember(String name, Checkpoint checkpoint) throws Exception {
    var file = folder.resolve(name + "/ledger.checkpoint");
    Files.createDirectories(file.getParent());
    Files.writeString(file, keys.sign(checkpoint).written());
  }
}
