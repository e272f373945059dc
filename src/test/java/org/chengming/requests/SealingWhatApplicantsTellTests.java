package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.chengming.actors.Role;
import org.chengming.keys.KeyFile;
import org.chengming.keys.Seal;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.web.Refused;
import org.chengming.web.Unavailable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class SealingWhatApplicantsTellTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired DSLContext db;
  @Autowired Seal seal;
  @Autowired SealKeys keys;
  @Autowired Requests requests;
  @Autowired TransactionTemplate transaction;
  @Autowired Clock clock;

  @Value("${chengming.requests.key}")
  Path key;

  @Test
  void leaves_nothing_to_read_in_the_database_or_the_audit() {
    var applicant = new Applicant(port);
    var form = applicant.form(given.body());
    form.put("name", "只在封里的名字");
    form.put("phone", "0451-77770777");
    form.put("wanted", "只在封里的描述");
    var receipt = Applicant.receipt(applicant.send(form));
    var everything = new StringBuilder();
    for (var table : db.meta().getTables()) {
      var schema = String.valueOf(table.getSchema() == null ? "" : table.getSchema().getName());
      if (schema.equals("requests") || schema.equals("audit")) {
        // Not the records themselves: as text they are cut to fifty signs a cell.
        db.fetch("select t::text from {0} t", table)
            .getValues(0, String.class)
            .forEach(everything::append);
      }
    }
    assertThat(everything).contains(receipt.number());
    assertThat(everything.toString())
        .doesNotContain(
            "只在封里的名字",
            "0451-77770777",
            "只在封里的描述",
            Applicant.ID,
            receipt.code(),
            receipt.code().replace("-", ""));
    var sealed =
        db.fetchSingle(
                "select sealed_requester from requests.request where number = ?", receipt.number())
            .get(0, byte[].class);
    assertThat(seal.open(sealed, Places.requester(receipt.number()))).contains("只在封里的名字");
  }

  @Test
  void binds_each_text_to_its_place_and_notices_every_change() {
    var sealed = seal.seal("说的话", "wanted A");
    assertThat(seal.open(sealed, "wanted A")).isEqualTo("说的话");
    assertThat(seal.seal("说的话", "wanted A")).isNotEqualTo(sealed);
    assertThatThrownBy(() -> seal.open(sealed, "wanted B")).isInstanceOf(RuntimeException.class);
    for (int i = 5; i < sealed.length; i++) {
      var changed = sealed.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> seal.open(changed, "wanted A")).isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void keeps_its_key_outside_the_database_for_its_owner_only() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    var line = Files.readAllLines(key).getLast();
    assertThat(db.fetch("select encode(key_id, 'base64') from requests.seal_key").toString())
        .doesNotContain(line);
  }

  @Test
  void takes_nothing_on_a_node_without_the_key_and_makes_none_of_its_own(@TempDir Path elsewhere) {
    seal.mark("the key of this database is in use");
    var missing = elsewhere.resolve("keys/requests.key");
    var stranger = new Seal(new SealKeys(db, transaction, clock, missing, false));
    assertThatThrownBy(() -> stranger.seal("说的话", "wanted A"))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("is missing");
    assertThat(missing).doesNotExist();
  }

  @Test
  void goes_on_with_a_new_key_once_somebody_says_that_the_old_one_is_lost(@TempDir Path elsewhere) {
    var old = seal.seal("说的话", "wanted A");
    var file = elsewhere.resolve("keys/requests.key");
    transaction.executeWithoutResult(
        status -> {
          var lost = new Seal(new SealKeys(db, transaction, clock, file, true));
          assertThat(lost.open(old, "wanted A")).isNull();
          var fresh = lost.seal("新说的话", "wanted A");
          var next = new Seal(new SealKeys(db, transaction, clock, file, false));
          assertThat(next.open(fresh, "wanted A")).isEqualTo("新说的话");
          status.setRollbackOnly();
        });
  }

  @Test
  void seals_with_the_newest_key_and_still_opens_what_an_older_one_sealed(@TempDir Path folder)
      throws Exception {
    var old = seal.seal("早先说的", "wanted A");
    var file = folder.resolve("requests.key");
    var other = folder.resolve("other.key");
    new KeyFile(other).create();
    Files.writeString(
        file,
        Files.readAllLines(key).getLast() + "\n" + Files.readAllLines(other).getLast() + "\n");
    transaction.executeWithoutResult(
        status -> {
          var turned = new Seal(new SealKeys(db, transaction, clock, file, false));
          assertThat(turned.open(old, "wanted A")).isEqualTo("早先说的");
          var fresh = turned.seal("后来说的", "wanted A");
          assertThat(turned.open(fresh, "wanted A")).isEqualTo("后来说的");
          assertThat(seal.open(fresh, "wanted A")).as("without the newer key").isNull();
          status.setRollbackOnly();
        });
  }

  @Test
  void opens_what_another_node_sealed_with_a_key_that_was_added_since(@TempDir Path folder)
      throws Exception {
    var file = folder.resolve("requests.key");
    var other = folder.resolve("other.key");
    new KeyFile(other).create();
    Files.copy(key, file);
    transaction.executeWithoutResult(
        status -> {
          var before = new Seal(new SealKeys(db, transaction, clock, file, false));
          before.seal("说的话", "wanted A");
          add(file, other);
          var after = new Seal(new SealKeys(db, transaction, clock, file, false));
          assertThat(before.open(after.seal("后来说的", "wanted A"), "wanted A")).isEqualTo("后来说的");
          assertThat(before.matches(after.mark("code"), "code")).isTrue();
          status.setRollbackOnly();
        });
  }

  private static void add(Path file, Path other) {
    try {
      var line = Files.readAllLines(other).getLast() + "\n";
      Files.writeString(file, line, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void keeps_what_was_typed_while_its_key_is_away() throws Exception {
    var applicant = new Applicant(port);
    var form = applicant.form(given.body());
    var aside = key.resolveSibling("requests.key.aside");
    seal.mark("the key of this database is in use");
    Files.move(key, aside);
    var held = ReflectionTestUtils.getField(keys, "held");
    try {
      ReflectionTestUtils.setField(keys, "held", null);
      var refused = applicant.send(form, "Cookie", "language=en");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body())
          .contains("No request can be taken online for now", form.get("wanted"), form.get("form"));
    } finally {
      Files.move(aside, key);
      ReflectionTestUtils.setField(keys, "held", held);
    }
    assertThat(applicant.send(form).statusCode()).isEqualTo(200);
  }

  @Test
  void says_nothing_of_it_where_a_record_is_logged() {
    var requester =
        new Requester(
            RequesterKind.PERSON, "名字", IdKind.RESIDENT, Applicant.ID, "", "", "110", "", "", "");
    var command =
        new FileRequest(
            1, Channel.WEB, requester, "想要的", ProvisionForm.PAPER, Delivery.POST, false, "mark");
    assertThat(requester + " " + command).doesNotContain("名字", Applicant.ID, "想要的");
  }

  @Test
  void erases_who_asked_only_once_the_case_has_ended() {
    var body = given.body();
    var receipt = new Applicant(port).file(body);
    var number = new RequestNumber(receipt.number());
    var administrator = given.staff(body, Role.ADMINISTRATOR).actor();
    assertThatThrownBy(() -> requests.erase(administrator, number)).isInstanceOf(Refused.class);
    db.execute("update requests.request set state = 'CLOSED' where number = ?", number.value());
    requests.erase(administrator, number);
    var row =
        db.fetchSingle(
            "select sealed_requester, sealed_wanted from requests.request where number = ?",
            number.value());
    assertThat(row.get(0)).isNull();
    assertThat(row.get(1)).isNotNull();
    assertThat(new Applicant(port).track(receipt.number(), receipt.code()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void keeps_every_event_as_it_was_written() {
    new Applicant(port).file(given.body());
    assertThatThrownBy(() -> db.execute("update requests.event set on_day = on_day - 1"))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> db.execute("delete from requests.event"))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> db.execute("truncate requests.event cascade"))
        .hasMessageContaining("append-only");
  }
}
