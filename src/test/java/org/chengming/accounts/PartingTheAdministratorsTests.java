package org.chengming.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.chengming.testing.ServerTest;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The migration that parts them, on accounts as they stood before. */
@ServerTest
class PartingTheAdministratorsTests {
  private final String name = "parting_" + Long.toString(System.nanoTime(), 36);

  @Autowired HikariDataSource source;
  @Autowired DSLContext db;
  private HikariDataSource before;
  private DSLContext old;

  @BeforeEach
  void as_it_stood() {
    db.execute("create database " + name);
    before = new HikariDataSource();
    before.setJdbcUrl(source.getJdbcUrl().replaceFirst("/postgres(?=$|\\?)", "/" + name));
    before.setUsername(source.getUsername());
    before.setPassword(source.getPassword());
    before.setMaximumPoolSize(2);
    migrate("4");
    old = DSL.using(before, SQLDialect.POSTGRES);
  }

  @AfterEach
  void away() {
    before.close();
    db.execute("drop database " + name + " with (force)");
  }

  private void migrate(String version) {
    Flyway.configure()
        .dataSource(before)
        .schemas("accounts")
        .locations("classpath:db/migration/accounts")
        .target(version)
        .load()
        .migrate();
  }

  private long person(String username, String... roles) {
    var id =
        (Long)
            old.fetchValue(
                "insert into accounts.staff (username, name, body_id, password_hash, created_at) values (?, ?, 1, 'x', now()) returning id",
                username,
                username);
    for (var role : roles) {
      old.execute(
          "insert into accounts.role_grant (staff_id, role, body_id) values (?, ?, 1)", id, role);
    }
    return id;
  }

  private List<String> roles(long id) {
    return old.fetch("select role from accounts.role_grant where staff_id = ? order by role", id)
        .getValues(0, String.class);
  }

  @Test
  void leaves_who_held_both_their_administration_and_others_what_they_had() {
    long both = person("both", "ADMINISTRATOR", "AUDITOR", "EDITOR");
    long auditor = person("auditor", "AUDITOR", "SUPERVISOR");
    long administrator = person("administrator", "ADMINISTRATOR");
    migrate("5");
    assertThat(roles(both)).containsExactly("ADMINISTRATOR", "EDITOR");
    assertThat(roles(auditor)).containsExactly("AUDITOR", "SUPERVISOR");
    assertThat(roles(administrator)).containsExactly("ADMINISTRATOR");
    assertThatThrownBy(() -> grant(both, "AUDITOR"))
        .hasMessageContaining("two of the separated administrator roles");
    assertThatThrownBy(() -> grant(auditor, "SECURITY_ADMINISTRATOR"))
        .hasMessageContaining("two of the separated");
    grant(both, "PUBLISHER");
    long security = person("security", "SECURITY_ADMINISTRATOR");
    assertThat(roles(security)).containsExactly("SECURITY_ADMINISTRATOR");
    assertThatThrownBy(
            () ->
                old.execute(
                    "update accounts.role_grant set role = 'AUDITOR' where staff_id = ? and role = 'EDITOR'",
                    both))
        .hasMessageContaining("two of the separated");
  }

  @Test
  void holds_when_two_grant_at_once() throws Exception {
    long person = person("contested");
    migrate("5");
    try (var one = before.getConnection();
        var other = before.getConnection()) {
      one.setAutoCommit(false);
      other.setAutoCommit(false);
      one.createStatement().execute(insert(person, "ADMINISTRATOR"));
      var second =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      other.createStatement().execute(insert(person, "AUDITOR"));
                      other.commit();
                    } catch (java.sql.SQLException refused) {
                      // as it should be
                    }
                  });
      one.commit();
      second.join();
      other.rollback();
    }
    assertThat(roles(person)).hasSize(1);
  }

  private void grant(long id, String role) {
    old.execute(insert(id, role));
  }

  private static String insert(long id, String role) {
    return "insert into accounts.role_grant (staff_id, role, body_id) values (%d, '%s', 1)"
        .formatted(id, role);
  }
}
