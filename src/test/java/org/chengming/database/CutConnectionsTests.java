package org.chengming.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class CutConnectionsTests {
  private static final int MANY = 4;

  @Autowired HikariDataSource source;
  @Autowired PublicReads reads;
  @Autowired TransactionTemplate transactions;
  @Autowired DSLContext db;

  @Test
  void fail_one_question_and_not_one_each() throws Exception {
    try (var pool = new HikariDataSource()) {
      pool.setJdbcUrl(source.getJdbcUrl());
      pool.setMaximumPoolSize(MANY);
      pool.addDataSourceProperty("ApplicationName", "cut-at-once");
      pool.setExceptionOverride(new CutConnections(pool));
      var opened = new ArrayList<Connection>();
      for (int i = 0; i < MANY; i++) {
        opened.add(pool.getConnection());
      }
      for (var connection : opened) {
        connection.close();
      }
      db.fetch(
          "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'cut-at-once'");
      assertThatThrownBy(() -> ask(pool)).isInstanceOf(SQLException.class);
      for (int i = 0; i < MANY; i++) {
        assertThat(ask(pool)).isTrue();
      }
    }
  }

  private static boolean ask(HikariDataSource pool) throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      return statement.execute("select 1");
    }
  }

  @Test
  void let_a_public_read_be_asked_once_more() {
    var asked = new AtomicInteger();
    assertThat(reads.<Object>read(context -> cutTheFirst(context, asked))).isEqualTo(1);
    assertThat(asked).hasValue(2);
  }

  /** What the transaction did before would be missing. */
  @Test
  void do_not_let_a_part_of_a_transaction_be_asked_once_more() {
    var asked = new AtomicInteger();
    assertThatThrownBy(
            () ->
                transactions.execute(
                    status -> reads.<Object>read(context -> cutTheFirst(context, asked))))
        .matches(DatabaseAway::causes);
    assertThat(asked).hasValue(1);
  }

  private Object cutTheFirst(DSLContext context, AtomicInteger asked) {
    if (asked.incrementAndGet() == 1) {
      var own = context.fetchValue("select pg_backend_pid()");
      try (var knife = new OwnConnections(source).open("knife");
          var statement = knife.createStatement()) {
        statement.execute("select pg_terminate_backend(%s, 5000)".formatted(own));
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    return context.fetchValue("select 1");
  }
}
