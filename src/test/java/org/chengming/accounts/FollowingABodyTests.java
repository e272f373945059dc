package org.chengming.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.Patience.await;

import java.time.LocalDate;
import java.util.List;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.organisations.Rename;
import org.chengming.organisations.Succeed;
import org.chengming.organisations.SuccessionKind;
import org.chengming.organisations.Successions;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People and their roles go with the body that takes over the whole of theirs. */
@ServerTest
class FollowingABodyTests {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Accounts accounts;
  @Autowired Organisations organisations;
  @Autowired Successions successions;
  @Autowired TestClock.SettableClock clock;

  @AfterEach
  void back_to_now() {
    clock.reset();
  }

  @Test
  void under_its_new_name() {
    var before = given.body();
    var editor = given.staff(before, Role.EDITOR);
    var after = rename(before, DAY);
    var actor = accounts.actor(editor.id());
    assertThat(actor.may(Role.EDITOR, after.path())).isTrue();
    assertThat(actor.may(Role.EDITOR, before.path())).isTrue();
    assertThat(actor.may(Role.REVIEWER, after.path())).isFalse();
    assertThat(actor.bodyId()).isEqualTo(after.id());
    assertThat(Desk.signedIn(port, editor).get("/desk/documents/new").body())
        .contains("value=\"" + after.id() + "\"")
        .doesNotContain("value=\"" + before.id() + "\"");

    var administrator = Desk.signedIn(port, given.staff(after, Role.ADMINISTRATOR));
    assertThat(administrator.get("/desk/staff").body()).contains(editor.username());
    assertThat(administrator.get("/desk/staff/" + editor.id()).body()).contains(after.name());
    assertThat(administrator.post("/desk/staff/" + editor.id() + "/closing").statusCode())
        .isEqualTo(302);
    assertThat(accounts.findActor(editor.id())).isEmpty();
  }

  @Test
  void into_another_by_merger_and_the_old_parent_no_longer_administers_them() {
    var parent = given.body();
    var before = given.bodyUnder(parent);
    var into = given.body();
    var editor = given.staff(before, Role.EDITOR);
    var old = given.staff(parent, Role.ADMINISTRATOR);
    successions.succeed(
        Given.SYSTEM,
        new Succeed(SuccessionKind.MERGE, List.of(before.id()), List.of(into.id()), DAY, null));
    assertThat(accounts.actor(editor.id()).may(Role.EDITOR, into.path())).isTrue();
    assertThat(accounts.reaches(old.actor(), Role.ADMINISTRATOR, accounts.staff(editor.id())))
        .isFalse();
    var fresh = given.staff(into, Role.ADMINISTRATOR);
    assertThat(accounts.reaches(fresh.actor(), Role.ADMINISTRATOR, accounts.staff(editor.id())))
        .isTrue();
  }

  @Test
  void from_the_day_on_and_not_before() throws InterruptedException {
    var before = given.body();
    var editor = given.staff(before, Role.EDITOR);
    var after = rename(before, LocalDate.of(2027, 3, 1));
    assertThat(accounts.actor(editor.id()).may(Role.EDITOR, after.path())).isFalse();
    clock.set("2027-03-01T00:00:30");
    // The copy of the bodies is looked after once a second.
    await().until(() -> organisations.bodies().heir(before.id()).id() != before.id());
    assertThat(accounts.actor(editor.id()).may(Role.EDITOR, after.path())).isTrue();
  }

  @Test
  void but_nobody_follows_by_themselves_after_a_split() {
    var before = given.body();
    var editor = given.staff(before, Role.EDITOR);
    var parts = List.of(given.body(), given.body());
    successions.succeed(
        Given.SYSTEM,
        new Succeed(
            SuccessionKind.SPLIT,
            List.of(before.id()),
            parts.stream().map(Body::id).toList(),
            DAY,
            null));
    var actor = accounts.actor(editor.id());
    assertThat(parts).noneMatch(part -> actor.may(Role.EDITOR, part.path()));
    assertThat(actor.may(Role.EDITOR, organisations.bodies().get(before.id()).path())).isTrue();
  }

  private Body rename(Body before, LocalDate on) {
    return successions.rename(
        Given.SYSTEM,
        new Rename(before.id(), before.code() + "-new", before.name() + "（新）", null, on, null));
  }
}
