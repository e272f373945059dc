package org.chengming.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.web.db.Tables.API_CALLER;
import static org.chengming.web.db.Tables.API_SECRET;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an address asks of two nodes is one count. */
@ServerTest
class CountingOverNodesTests {
  private static final int MINUTE = 200;

  @Autowired DSLContext db;
  @Autowired Clock clock;

  @Test
  void lets_through_one_minute_on_both_together() {
    var here = node(db);
    var there = node(db);
    var passed = 0;
    for (int i = 0; i < 2 * MINUTE; i++) {
      passed += (i % 2 == 0 ? here : there).take(Quota.API, "192.0.2.77") >= 0 ? 1 : 0;
    }
    // What grows back while the test runs comes on top.
    assertThat(passed).isBetween(MINUTE - 20, MINUTE + 60).isLessThan(2 * MINUTE - 50);
    assertThat(here.take(Quota.API, "192.0.2.78")).as("another address").isPositive();
  }

  @Test
  void asks_the_database_once_in_many_requests() {
    var statements = new AtomicInteger();
    var counted =
        DSL.using(
            db.configuration()
                .derive(
                    new DefaultExecuteListenerProvider(
                        new ExecuteListener() {
                          @Override
                          public void executeStart(ExecuteContext context) {
                            statements.incrementAndGet();
                          }
                        })));
    var node = node(counted);
    for (int i = 0; i < 100; i++) {
      assertThat(node.take(Quota.API, "192.0.2.79")).isPositive();
    }
    // Ten batches, and the secret of the day.
    assertThat(statements).hasValueLessThanOrEqualTo(13);
  }

  @Test
  void keeps_no_address_and_forgets_who_has_gone() {
    var table = new CallerTable(db, clock);
    table.take("192.0.2.80", MINUTE, 10);
    var address = "192.0.2.80".getBytes(StandardCharsets.UTF_8);
    assertThat(db.select(API_CALLER.CALLER).from(API_CALLER).fetch(API_CALLER.CALLER))
        .isNotEmpty()
        .allSatisfy(caller -> assertThat(caller).hasSize(16).isNotEqualTo(address));
    // Other tests set the clock forward; of the past only yesterday's is left.
    assertThat(db.fetchCount(API_SECRET, API_SECRET.DAY.le(LocalDate.now(clock)))).isBetween(1, 2);
    db.execute("update web.api_caller set counted_at = counted_at - interval '3 minutes'");
    table.forget();
    assertThat(db.fetchCount(API_CALLER)).isZero();
  }

  private Allowance node(DSLContext database) {
    return new Allowance(clock, new CallerTable(database, clock), Quotas.ofEach(MINUTE));
  }
}
