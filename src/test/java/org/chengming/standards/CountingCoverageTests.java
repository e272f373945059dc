package org.chengming.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.standards.db.Tables.COVERAGE;
import static org.chengming.standards.db.Tables.FOLLOWED;
import static org.chengming.standards.db.Tables.FULFILMENT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.chengming.organisations.Body;
import org.chengming.standards.db.tables.records.FulfilmentRecord;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class CountingCoverageTests {
  private static final LocalDate SINCE = LocalDate.of(2021, 1, 1);

  @Autowired Given given;
  @Autowired StandardRepository repository;
  @Autowired Standards standards;
  @Autowired Bindings bindings;
  @Autowired CoverageCount count;
  @Autowired DueRules rules;
  @Autowired DSLContext db;
  @Autowired TransactionTemplate transactions;

  /** Words of the limit, today, days of publication with the working days each took, the state. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "每年3月31日前 | 2026-03-31 | 2026-03-31 | IN_TIME",
        "每年3月31日前 | 2026-04-10 | 2026-04-01 | LATE",
        "每年3月31日前 | 2026-04-10 | 2026-04-01 2026-03-20 | IN_TIME",
        "每年3月31日前 | 2026-04-01 | 2025-03-20 | MISSING",
        "每年3月31日前 | 2026-03-31 | 2025-03-20 | IN_TIME",
        "每年3月31日前 | 2026-03-31 | 2025-05-20 | LATE",
        "每年3月31日前 | 2026-03-31 | 2024-03-20 | MISSING",
        "每年3月31日前 | 2026-03-31 | | MISSING",
        "每年3月31日前 | 2021-02-01 | | WAITING",
        "每年3月31日前 | 2021-04-01 | | MISSING",
        "每月10日前 | 2026-05-11 | 2026-05-10 | IN_TIME",
        "每月10日前 | 2026-05-11 | 2026-04-10 | MISSING",
        "每月10日前 | 2026-05-09 | 2026-04-10 | IN_TIME",
        "每季度结束后10日内 | 2026-05-09 | 2026-04-12 | LATE",
        "每月5个工作日内 | 2026-10-13 | 2026-10-13 | IN_TIME",
        "每月5个工作日内 | 2026-10-14 | 2026-10-14 | LATE",
        "次年1月31日前 | 2026-02-01 | 2026-01-31 | IN_TIME",
        "次年1月31日前 | 2026-02-01 | 2025-12-31 | MISSING",
        "长期公开 | 2026-05-09 | 2022-01-01 | IN_TIME",
        "长期公开 | 2026-05-09 | | MISSING",
        "长期公开 | 2021-01-15 | | WAITING",
        "7个工作日内 | 2026-05-09 | | WAITING",
        "7个工作日内 | 2026-05-09 | 2026-05-01/7 | IN_TIME",
        "7个工作日内 | 2026-05-09 | 2026-05-01/8 | LATE",
        "7个工作日内 | 2026-05-09 | 2026-05-01/2 2026-04-01/9 | LATE",
        "7个工作日内 | 2026-05-09 | 2026-05-01/2 2025-04-01/9 | IN_TIME",
        "及时公开 | 2026-05-09 | 2026-05-01/20 | IN_TIME",
        "及时公开 | 2026-05-09 | 2026-05-01/21 | LATE"
      })
  void grades_what_was_published_by_the_limit(
      String limit, LocalDate today, String published, ItemState expected) {
    within(
        () -> {
          var body = given.body();
          var standard = standard(body, List.of(limit));
          var item = standard.items().getFirst();
          for (var each : (published == null ? "" : published.strip()).split(" ")) {
            if (!each.isEmpty()) {
              var part = each.split("/");
              publish(
                  body,
                  item,
                  LocalDate.parse(part[0]),
                  part.length == 1 ? null : Integer.valueOf(part[1]));
            }
          }
          bindings.compile(today);
          count.some(List.of(body.id()), List.of(standard), today);
          var row =
              db.selectFrom(COVERAGE).where(COVERAGE.STANDARD_ID.eq(standard.id())).fetchSingle();
          var state =
              row.getInTime().length == 1
                  ? ItemState.IN_TIME
                  : row.getLate().length == 1
                      ? ItemState.LATE
                      : row.getMissing() == 1 ? ItemState.MISSING : ItemState.WAITING;
          assertThat(state).isEqualTo(expected);
          assertThat(
                  row.getInTime().length
                      + row.getLate().length
                      + row.getMissing()
                      + row.getWaiting())
              .isEqualTo(1);
        });
  }

  @Test
  void an_item_or_a_limit_that_came_later_is_not_missed_for_what_passed_before() {
    within(
        () -> {
          var body = given.body();
          var first = standard(body, List.of("每年3月31日前", "每年12月31日前"));
          repository.publish(
              first.id(),
              Scope.ALL,
              items(List.of("每年3月31日前", "每年2月28日前", "每年4月30日前", "长期公开")),
              LocalDate.of(2026, 5, 6),
              java.time.Instant.EPOCH);
          standards.changed();
          assertThat(missed(body, LocalDate.of(2026, 5, 9))).containsExactly("1.1");
          assertThat(missed(body, LocalDate.of(2026, 7, 9))).containsExactly("1.1", "1.4");
          assertThat(missed(body, LocalDate.of(2027, 3, 1))).containsExactly("1.1", "1.2", "1.4");
          assertThat(missed(body, LocalDate.of(2027, 5, 1)))
              .containsExactly("1.1", "1.2", "1.3", "1.4");
        });
  }

  /** The items that are missed by the rules, of which there are as many as are counted. */
  private List<String> missed(Body body, LocalDate today) {
    var standard = standards.get("own-" + body.code());
    bindings.compile(today);
    count.some(List.of(body.id()), List.of(standard), today);
    var row = db.selectFrom(COVERAGE).where(COVERAGE.STANDARD_ID.eq(standard.id())).fetchSingle();
    var missed =
        standard.items().stream()
            .filter(i -> rules.on(today, standard, i).missing(SINCE))
            .map(DutyItem::code)
            .toList();
    assertThat(row.getMissing()).isEqualTo(missed.size());
    return missed;
  }

  @Test
  void counted_bit_by_bit_is_the_same_as_counted_as_a_whole() {
    var seed = 20_140_620L;
    var random = new Random(seed);
    within(
        () -> {
          var today = LocalDate.of(2026, 5, 9);
          var bodies = List.of(given.body(), given.body(), given.body());
          var limits =
              List.of("每年3月31日前", "每月10日前", "长期公开", "7个工作日内", "每季度结束后10日内", "20日内", "及时公开");
          var all = new ArrayList<Standard>();
          bodies.forEach(b -> all.add(standard(b, limits)));
          bindings.compile(today);
          count.all(today);
          for (int i = 0; i < 40; i++) {
            var at = random.nextInt(bodies.size());
            var item = all.get(at).items().get(random.nextInt(limits.size()));
            if (random.nextInt(4) == 0) {
              db.deleteFrom(FULFILMENT)
                  .where(FULFILMENT.BODY_ID.eq(bodies.get(at).id()))
                  .and(FULFILMENT.ITEM_ID.eq(item.id()))
                  .execute();
            } else {
              publish(
                  bodies.get(at), item, today.minusDays(random.nextInt(800)), random.nextInt(30));
            }
            if (random.nextInt(6) == 0) {
              exempt(bodies.get(at), item);
            }
            count.some(List.of(bodies.get(at).id()), List.of(all.get(at)), today);
          }
          var bitByBit = rows(bodies);
          count.all(today);
          assertThat(rows(bodies)).as("seed " + seed).isEqualTo(bitByBit);
          all.forEach(standard -> assertThat(missed(standard, today)).as("seed " + seed).isTrue());
        });
  }

  /** Whether the number missed is that of the items in no list whose limit has passed. */
  private boolean missed(Standard standard, LocalDate today) {
    var row = db.selectFrom(COVERAGE).where(COVERAGE.STANDARD_ID.eq(standard.id())).fetchSingle();
    var told = new HashSet<Long>();
    told.addAll(List.of(row.getInTime()));
    told.addAll(List.of(row.getLate()));
    told.addAll(List.of(row.getExempt()));
    var missing =
        standard.items().stream()
            .filter(i -> !told.contains(i.id()) && rules.on(today, standard, i).missing(SINCE))
            .count();
    return row.getMissing() == missing
        && row.getMissing() + row.getWaiting() + told.size() == standard.items().size();
  }

  private void exempt(Body body, DutyItem item) {
    db.execute(
        """
        insert into standards.exemption (body_id, standard_id, item_id, reason, proposed_by, proposed_by_name, proposed_at,
          verdict, ruled_by, ruled_by_name, ruled_at)
        select {0}, i.standard_id, i.id, '没有', 1, '一', now(), 'CONFIRMED', 2, '二', now() from standards.item i where i.id = {1}
        on conflict do nothing
        """,
        DSL.val(body.id()), DSL.val(item.id()));
  }

  private List<String> rows(List<Body> bodies) {
    return db.selectFrom(COVERAGE)
        .where(COVERAGE.BODY_ID.in(bodies.stream().map(Body::id).toList()))
        .orderBy(COVERAGE.BODY_ID, COVERAGE.STANDARD_ID)
        .fetch(
            r ->
                "%d %d in time %s late %s exempt %s missing %d waiting %d"
                    .formatted(
                        r.getBodyId(),
                        r.getStandardId(),
                        new java.util.TreeSet<>(List.of(r.getInTime())),
                        new java.util.TreeSet<>(List.of(r.getLate())),
                        List.of(r.getExempt()),
                        r.getMissing(),
                        r.getWaiting()));
  }

  /** In a transaction that is taken back, so that no other test sees it. */
  private void within(Runnable work) {
    Consumer<org.springframework.transaction.TransactionStatus> rolledBack =
        status -> {
          // The server's own round takes turns by this row, and writes the same.
          db.selectFrom(FOLLOWED).forUpdate().fetchSingle();
          work.run();
          status.setRollbackOnly();
        };
    transactions.executeWithoutResult(rolledBack);
  }

  private Standard standard(Body body, List<String> limits) {
    var id =
        repository.insert("own-" + body.code(), Standard.Kind.OWN, "自己的", "Own", 900, body.id());
    repository.publish(id, Scope.ALL, items(limits), SINCE, java.time.Instant.EPOCH);
    standards.changed();
    return standards.get("own-" + body.code());
  }

  /** 试验事项1.1, 试验事项1.2 …, one for each limit. */
  static List<DutyItem> items(List<String> limits) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("序号", "一级事项", "二级事项", "公开时限"));
    limits.forEach(
        limit -> {
          var code = "1." + rows.size();
          rows.add(List.of(code, "一级", "试验事项" + code, limit));
        });
    return StandardTable.read(rows).items();
  }

  private void publish(Body body, DutyItem item, LocalDate on, Integer days) {
    var row = new FulfilmentRecord();
    row.setBodyId(body.id());
    row.setStandardId(standards.item(item.id()).orElseThrow().standard().id());
    row.setItemId(item.id());
    row.setDocumentId(1_000_000_000L + on.toEpochDay());
    row.setRegister("");
    row.setPublishedOn(on);
    row.setWorkingDays(days);
    row.setCalendarDays(days);
    db.insertInto(FULFILMENT).set(row).onConflictDoNothing().execute();
  }
}
