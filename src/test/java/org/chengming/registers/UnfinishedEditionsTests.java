package org.chengming.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class UnfinishedEditionsTests {
  private static final String REGISTER = "department-budgets";

  @Autowired Given given;
  @Autowired Bringing bringing;
  @Autowired Registers registers;

  /** Rows of a long file are read for minutes, in which registers are looked at anew. */
  @Test
  void are_seen_by_nobody() {
    var body = given.body().name();
    var before = registers.standing(REGISTER);
    var rows = List.of(total(body, "收入"), total(body, "支出")).iterator();
    RowSource slow =
        new RowSource() {
          @Override
          public @Nullable Row next() {
            elsewhere(registers::changed);
            return rows.hasNext() ? new Row(1, rows.next(), null) : null;
          }
        };
    var report = bringing.bring(Actor.system("没有完的试验"), registers.get(REGISTER), slow, "试验", true);
    assertThat(report.refused()).as(report.lines().toString()).isZero();
    assertThat(registers.standing(REGISTER)).isEqualTo(before);
  }

  private static void elsewhere(Runnable work) {
    try {
      Thread.ofVirtual().start(work).join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> total(String body, String side) {
    var row = new HashMap<>(Map.of("body", body, "year", "2023", "kind", "预算", "side", side));
    row.putAll(Map.of("table", "收支总表", "code", "合计", "subject", "合计", "amount", "1.00"));
    row.putAll(Map.of("empty_table", "否"));
    row.putAll(Map.of("approved_on", "2023-02-01", "published_on", "2023-02-20"));
    return row;
  }
}
