package org.chengming.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.accounts.db.Tables.SPRING_SESSION;

import org.chengming.actors.Role;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class KeepingSessionsTests {
  private static final long MINUTE = SeldomTouchedSessions.EVERY.toMillis();

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired DSLContext db;
  private Given.Person person;
  private Desk desk;

  @BeforeEach
  void signIn() {
    person = given.staff(given.body(), Role.EDITOR);
    desk = Desk.signedIn(port, person);
    desk.get("/desk");
  }

  @Test
  void writes_nothing_when_pages_are_read_within_a_minute() {
    var before = version();
    assertThat(desk.get("/desk").statusCode()).isEqualTo(200);
    assertThat(desk.get("/desk/me").statusCode()).isEqualTo(200);
    assertThat(version()).isEqualTo(before);
  }

  @Test
  void writes_the_time_of_the_last_use_after_a_minute() {
    long then = lastUse() - MINUTE;
    lastUsed(then);
    desk.get("/desk");
    assertThat(lastUse()).isGreaterThan(then + MINUTE - 1);
  }

  @Test
  void shows_pages_while_that_time_cannot_be_written() {
    lastUsed(lastUse() - 2 * MINUTE);
    // What PostgreSQL says when its disk is full, for this one person.
    db.execute(
        "create function accounts.full_disk() returns trigger language plpgsql as $$ begin raise 'could not extend file' using errcode = 'disk_full'; end $$");
    db.execute(
        "create trigger full_disk before update on accounts.spring_session for each row when (old.principal_name = 'staff:%d') execute function accounts.full_disk()"
            .formatted(person.id()));
    try {
      assertThat(desk.get("/desk").statusCode()).isEqualTo(200);
      assertThat(desk.get("/desk/me").body()).contains("用过");
    } finally {
      db.execute("drop function accounts.full_disk cascade");
    }
    assertThat(desk.get("/desk").statusCode()).isEqualTo(200);
  }

  private String version() {
    return db.fetchSingle(
            "select xmin::text from accounts.spring_session where principal_name = {0}",
            org.jooq.impl.DSL.val("staff:" + person.id()))
        .get(0, String.class);
  }

  private long lastUse() {
    return db.fetchSingle(SPRING_SESSION, SPRING_SESSION.PRINCIPAL_NAME.eq("staff:" + person.id()))
        .getLastAccessTime();
  }

  private void lastUsed(long at) {
    db.update(SPRING_SESSION)
        .set(SPRING_SESSION.LAST_ACCESS_TIME, at)
        .where(SPRING_SESSION.PRINCIPAL_NAME.eq("staff:" + person.id()))
        .execute();
  }
}
