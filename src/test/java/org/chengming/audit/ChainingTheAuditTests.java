package org.chengming.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.audit.db.Tables.ENTRY;
import static org.chengming.audit.db.Tables.LINK;
import static org.chengming.audit.db.Tables.WAITING;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.chengming.actors.Actor;
import org.chengming.audit.ChainCheck.Checked;
import org.chengming.audit.ChainCheck.Fault;
import org.chengming.testing.Patience;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Whoever changes the audit past the server is found out, and which entry it was. */
@ServerTest
class ChainingTheAuditTests {
  private static final Actor SYSTEM = Actor.system("链的试验");

  @Autowired Audit audit;
  @Autowired Chain chain;
  @Autowired Inspections inspections;
  @Autowired TransactionTemplate transaction;
  @Autowired DSLContext db;
  @Autowired DataSource database;

  private void act(String subject) {
    transaction.executeWithoutResult(
        status ->
            audit.record(
                SYSTEM,
                "ChainTry",
                "chain-try",
                subject,
                Map.of("金额", 1),
                Map.of("金额", 2, "名称", "王“五”\n")));
  }

  private void chainAll() {
    while (db.fetchExists(WAITING)) {
      chain.next(500);
    }
  }

  private long entry(String subject) {
    return db.select(ENTRY.ID)
        .from(ENTRY)
        .where(ENTRY.SUBJECT_KIND.eq("chain-try"))
        .and(ENTRY.SUBJECT.eq(subject))
        .fetchSingle(ENTRY.ID);
  }

  /** What somebody with the database's password could do; taken back at the end. */
  private Checked tampered(String... statements) throws Exception {
    chainAll();
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      var own = DSL.using(connection, SQLDialect.POSTGRES);
      try {
        own.execute("set local session_replication_role = replica"); // no trigger, no foreign key
        for (var statement : statements) {
          own.execute(statement);
        }
        return new ChainCheck(own).check(Inspections.noted(own));
      } finally {
        connection.rollback();
      }
    }
  }

  @Test
  void what_nobody_touched_is_sound() throws Exception {
    act("sound");
    var checked = tampered();
    assertThat(checked.findings()).isEmpty();
    assertThat(checked.entries()).isGreaterThan(1);
  }

  @Test
  void a_changed_entry_is_named() throws Exception {
    act("changed");
    act("after changed");
    var id = entry("changed");
    assertThat(tampered("update audit.entry set after = '{\"金额\": 3}' where id = " + id).findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.fault()).isEqualTo(Fault.CHANGED);
              assertThat(f.entry()).isEqualTo(id);
            });
    for (var column :
        List.of(
            "actor_name = '别人'",
            "happened_at = happened_at - interval '1 microsecond'",
            "subject = subject || ' '",
            "actor_id = 7",
            "before = null")) {
      assertThat(tampered("update audit.entry set " + column + " where id = " + id).findings())
          .as(column)
          .extracting(ChainCheck.Finding::entry)
          .containsExactly(id);
    }
  }

  @Test
  void a_missing_entry_is_named_and_so_is_a_missing_link() throws Exception {
    act("missing");
    act("after missing");
    var id = entry("missing");
    assertThat(tampered("delete from audit.entry where id = " + id).findings())
        .extracting(ChainCheck.Finding::toString)
        .singleElement()
        .asString()
        .startsWith("entry " + id + " at place ")
        .endsWith("is missing");
    assertThat(
            tampered(
                    "delete from audit.entry where id = " + id,
                    "delete from audit.link where entry_id = " + id)
                .findings())
        .extracting(ChainCheck.Finding::fault)
        .containsExactly(Fault.GAP);
  }

  @Test
  void an_entry_put_in_past_the_chain_is_named() throws Exception {
    act("first");
    var found =
        tampered(
                "insert into audit.entry (happened_at, actor_name, act, subject_kind, subject)"
                    + " values (now() - interval '1 year', '别人', 'ChainTry', 'chain-try', 'put in')")
            .findings();
    assertThat(found).extracting(ChainCheck.Finding::fault).containsExactly(Fault.INSERTED);
  }

  /** A forger who makes the hashes of one entry anew breaks the one after it. */
  @Test
  void an_exchanged_link_does_not_fit_the_next() throws Exception {
    act("exchanged");
    act("after exchanged");
    chainAll();
    var id = entry("exchanged");
    var entry = db.selectFrom(ENTRY).where(ENTRY.ID.eq(id)).fetchSingle();
    entry.setActorName("别人");
    var place =
        db.select(LINK.PLACE).from(LINK).where(LINK.ENTRY_ID.eq(id)).fetchSingle(LINK.PLACE);
    var before =
        db.select(LINK.HASH).from(LINK).where(LINK.PLACE.eq(place - 1)).fetchOptional(LINK.HASH);
    var content = Links.content(entry);
    var hash = Links.hash(before.orElse(Links.BEFORE_THE_FIRST), content);
    var hex = HexFormat.of();
    assertThat(
            tampered(
                    "update audit.entry set actor_name = '别人' where id = " + id,
                    "update audit.link set content = '\\x%s', hash = '\\x%s' where entry_id = %d"
                        .formatted(hex.formatHex(content), hex.formatHex(hash), id))
                .findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.fault()).isEqualTo(Fault.BROKEN);
              assertThat(f.place()).isEqualTo(place + 1);
            });
  }

  @Test
  void a_chain_cut_short_contradicts_the_head_noted_at_the_last_checking() throws Exception {
    act("cut");
    chainAll();
    assertThat(inspections.inspect().faults()).isZero();
    var id = entry("cut");
    assertThat(
            tampered(
                    "delete from audit.link where place >= (select place from audit.link where entry_id = "
                        + id
                        + ")",
                    "delete from audit.entry where id >= " + id)
                .findings())
        .extracting(ChainCheck.Finding::fault)
        .contains(Fault.REWRITTEN);
    // Nor is it forgotten after the checking that told of it.
    assertThat(
            tampered(
                    "delete from audit.link where place >= (select place from audit.link where entry_id = "
                        + id
                        + ")",
                    "delete from audit.entry where id >= " + id,
                    "insert into audit.inspection (checked_at, entries, place, hash, findings, first_finding)"
                        + " select now(), place, place, hash, 1, 'cut' from audit.link order by place desc limit 1")
                .findings())
        .extracting(ChainCheck.Finding::fault)
        .contains(Fault.REWRITTEN);
    assertThat(inspections.standing().last().faults()).isZero();
  }

  @Test
  void neither_entries_nor_links_are_changed_or_deleted_by_the_server() {
    act("kept");
    chainAll();
    for (var statement :
        List.of(
            "delete from audit.link",
            "update audit.link set hash = content",
            "truncate audit.inspection",
            "delete from audit.entry")) {
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> db.execute(statement)))
          .as(statement)
          .hasMessageContaining("append-only");
    }
  }

  @Test
  void acts_at_the_same_time_wait_for_nobody_and_nodes_take_turns() throws Exception {
    var open = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.submit(
          () ->
              transaction.executeWithoutResult(
                  status -> {
                    audit.record(SYSTEM, "ChainTry", "chain-try", "long", null, null);
                    open.countDown();
                    await(done);
                  }));
      assertThat(open.await(Patience.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
      act("short"); // while the other is not committed
      var nodes = List.of(threads.submit(this::chainAll), threads.submit(this::chainAll));
      for (var node : nodes) {
        node.get(Patience.LONG.toSeconds(), TimeUnit.SECONDS);
      }
      assertThat(placed("short")).isTrue();
      done.countDown();
    }
    chainAll();
    assertThat(placed("long")).isTrue();
    assertThat(tampered().findings()).isEmpty();
  }

  @Test
  void the_command_exports_lines_that_prove_each_other_and_checks_a_noted_head(@TempDir Path folder)
      throws Exception {
    act("exported");
    chainAll();
    var file = folder.resolve("audit.jsonl");
    var said = new ByteArrayOutputStream();
    try (var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      var own = DSL.using(connection, SQLDialect.POSTGRES);
      var head = new Chain(own, java.time.Clock.systemUTC()).head().orElseThrow().toString();
      assertThat(AuditCommand.run(List.of("export", file.toString()), own, out)).isTrue();
      assertThat(AuditCommand.run(List.of("check", head), own, out)).isTrue();
      var other = head.substring(0, head.length() - 1) + (head.endsWith("0") ? "1" : "0");
      assertThat(AuditCommand.run(List.of("check", other), own, out)).isFalse();
      connection.rollback();
    }
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("is not what it was");
    var before = Links.BEFORE_THE_FIRST;
    for (var line : Files.readAllLines(file)) {
      var json = JsonMapper.shared().readTree(line);
      before = Links.hash(before, HexFormat.of().parseHex(json.get("content").asString()));
      assertThat(json.get("hash").asString()).isEqualTo(HexFormat.of().formatHex(before));
    }
    assertThat(Files.readString(file)).contains("王“五”\\n");
  }

  private boolean placed(String subject) {
    return db.fetchExists(LINK, LINK.ENTRY_ID.eq(entry(subject)));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
