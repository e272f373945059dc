package org.chengming.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAwayTests {
  @ParameterizedTest
  @ValueSource(strings = {"08006", "08001", "57P01", "57P03", "53100", "53300"})
  void is_told_by_the_state_at_the_bottom(String state) {
    assertThat(
            DatabaseAway.causes(
                new IllegalStateException(new RuntimeException(new SQLException("", state)))))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "40001", "42601", "57014"})
  void is_no_excuse_for_our_own_faults(String state) {
    assertThat(DatabaseAway.causes(new RuntimeException(new SQLException("", state)))).isFalse();
  }

  @Test
  void is_told_when_no_connection_was_to_be_had() {
    assertThat(DatabaseAway.causes(new RuntimeException(new SQLTransientConnectionException())))
        .isTrue();
    assertThat(DatabaseAway.causes(null)).isFalse();
  }
}
