package org.chengming.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A place in the log … */
class LogPlaceTests {
  private static final long SEGMENT = 16L << 20;
  private static final long PAGE = 8192;

  @Test
  void is_where_the_last_record_ended_though_the_next_begins_behind_a_header() {
    assertThat(LogPlace.endOfLast(PAGE + 24, SEGMENT, PAGE)).isEqualTo(PAGE);
    assertThat(LogPlace.endOfLast(3 * SEGMENT + 40, SEGMENT, PAGE)).isEqualTo(3 * SEGMENT);
    assertThat(LogPlace.endOfLast(PAGE + 32, SEGMENT, PAGE)).isEqualTo(PAGE + 32);
    assertThat(LogPlace.endOfLast(PAGE + 40, SEGMENT, PAGE)).isEqualTo(PAGE + 40);
  }

  @Test
  void is_written_as_postgresql_writes_it() {
    assertThat(LogPlace.parse("1/AB000028")).isEqualTo(0x1_AB00_0028L);
    assertThat(LogPlace.text(0x1_AB00_0028L)).isEqualTo("1/AB000028");
  }
}
