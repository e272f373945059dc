package org.chengming.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.standards.db.Tables.FOLLOWED;
import static org.chengming.standards.db.Tables.FULFILMENT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengming.actors.Actor;
import org.chengming.organisations.Body;
import org.chengming.organisations.BodyKind;
import org.chengming.organisations.BodyLevel;
import org.chengming.organisations.ContactKind;
import org.chengming.organisations.ContactPoint;
import org.chengming.organisations.OrganisationCode;
import org.chengming.organisations.Organisations;
import org.chengming.organisations.RegisterBody;
import org.chengming.registers.Bringing;
import org.chengming.registers.Registers;
import org.chengming.registers.RowSource;
import org.chengming.testing.Given;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** What bodies keep as records fulfils items and is never typed a second time (N20). */
@ServerTest
class CompilingFromRecordsTests {
  private static final Actor SYSTEM = Actor.system("汇编试验");

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Organisations organisations;
  @Autowired StandardRepository repository;
  @Autowired Standards standards;
  @Autowired Following following;
  @Autowired RegisterFulfilments fulfilments;
  @Autowired Bringing bringing;
  @Autowired Registers registers;
  @Autowired DSLContext db;
  @Autowired TransactionTemplate transactions;

  @Test
  void powers_fulfil_the_items_of_their_body_and_kind() {
    var body = given.body();
    var standard = own(body, "power-items", "power-items?type=行政许可", "power-items?type=行政强制");
    bring("power-items", power(body, "CFR-1", "行政许可"), power(body, "CFR-2", "行政处罚"));
    level();
    assertThat(fulfilled(standard)).containsExactly("1.1", "1.2");
    bring("power-items", power(body, "CFR-3", "行政强制"));
    level();
    assertThat(fulfilled(standard)).containsExactly("1.1", "1.2", "1.3");
    assertThat(new Reader(port).get("/bodies/" + body.code() + "/catalogue").body())
        .contains("/registers/power-items?type=%E8%A1%8C%E6%94%BF%E8%AE%B8%E5%8F%AF&amp;body=");
  }

  @Test
  void a_record_that_became_another_fulfils_its_old_item_no_more() {
    var body = given.body();
    var standard = own(body, "power-items?type=行政许可", "power-items?type=行政确认");
    bring("power-items", power(body, "CFR-5", "行政许可"));
    level();
    assertThat(fulfilled(standard)).containsExactly("1.1");
    bring("power-items", power(body, "CFR-5", "行政确认"));
    level();
    assertThat(fulfilled(standard)).containsExactly("1.2");
    own(body, "power-items?type=行政许可", "service-items");
    level();
    assertThat(fulfilled(standard)).as("an item kept as another register").isEmpty();
  }

  @Test
  void records_asked_for_anew_count_from_the_edition_they_came_with() {
    var body = given.body();
    var standard = own(body, "power-items?type=行政裁决");
    bring("power-items", power(body, "CFR-6", "行政裁决"));
    level();
    transactions.executeWithoutResult(
        status -> {
          db.selectFrom(FOLLOWED).forUpdate().fetchSingle();
          db.execute(
              "update registers.batch set brought_at = '2024-05-06T12:00+08' where id = (select max(id) from registers.batch where register = 'power-items')");
          db.deleteFrom(FULFILMENT).where(FULFILMENT.STANDARD_ID.eq(standard.id())).execute();
          fulfilments.forget();
          fulfilments.follow();
          assertThat(days(standard)).containsExactly(LocalDate.of(2024, 5, 6));
          status.setRollbackOnly();
        });
  }

  @Test
  void budgets_count_from_the_day_they_say_they_were_published() {
    var body = given.body();
    var standard = own(body, "department-budgets?kind=预算", "department-budgets?kind=决算");
    bring("department-budgets", total(body, "收入"), total(body, "支出"));
    level();
    assertThat(fulfilled(standard)).containsExactly("1.1");
    assertThat(days(standard)).containsExactly(LocalDate.of(2024, 2, 20));
  }

  @Test
  void records_of_a_government_fulfil_what_its_departments_are_asked() {
    var government = given.body();
    var department = given.bodyUnder(government);
    var standard = own(department, "power-items?type=行政裁决");
    bring("power-items", power(government, "CFR-4", "行政裁决"));
    level();
    assertThat(fulfilled(standard)).containsExactly("1.1");
  }

  @Test
  void what_a_body_says_of_itself_fulfils_what_is_asked_about_it() {
    var bare = given.body();
    var whole =
        organisations.register(
            SYSTEM,
            new RegisterBody(
                "compiled-body",
                "汇编试验局",
                null,
                null,
                BodyLevel.COUNTY,
                BodyKind.DEPARTMENT,
                null,
                organisations.bodies().roots().getFirst().code(),
                null,
                OrganisationCode.withCheck("CFR00001"),
                "怎样查，怎样申请。",
                false,
                null,
                List.of(
                    new ContactPoint(ContactKind.ADDRESS, "试验路1号"),
                    new ContactPoint(ContactKind.HOURS, "工作日"),
                    new ContactPoint(ContactKind.PHONE, "0450-0000001"))));
    var asksBare = own(bare, "bodies");
    var asksWhole = own(whole, "bodies");
    level();
    assertThat(fulfilled(asksBare)).isEmpty();
    assertThat(fulfilled(asksWhole)).containsExactly("1.1");
    assertThat(new Reader(port).get("/bodies/compiled-body/catalogue").body())
        .contains("href=\"/bodies/compiled-body\"");
  }

  private Standard own(Body body, String... kept) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("序号", "一级事项", "二级事项", "公开时限", "登记簿"));
    for (var each : kept) {
      rows.add(List.of("1." + rows.size(), "一级", "汇编事项" + rows.size(), "长期公开", each));
    }
    transactions.executeWithoutResult(
        status -> {
          var id =
              repository.insert(
                  "own-" + body.code(), Standard.Kind.OWN, "汇编", "Own", 900, body.id());
          repository.publish(
              id,
              Scope.ALL,
              StandardTable.read(rows).items(),
              LocalDate.of(2021, 1, 1),
              Instant.EPOCH);
        });
    standards.changed();
    return standards.get("own-" + body.code());
  }

  private void level() {
    while (following.step()) {
      // until nothing is left
    }
  }

  private List<String> fulfilled(Standard standard) {
    return db.selectDistinct(FULFILMENT.ITEM_ID)
        .from(FULFILMENT)
        .where(FULFILMENT.STANDARD_ID.eq(standard.id()))
        .orderBy(FULFILMENT.ITEM_ID)
        .fetch(r -> standards.item(r.value1()).orElseThrow().item().code());
  }

  private Set<LocalDate> days(Standard standard) {
    return db.select(FULFILMENT.PUBLISHED_ON)
        .from(FULFILMENT)
        .where(FULFILMENT.STANDARD_ID.eq(standard.id()))
        .fetchSet(FULFILMENT.PUBLISHED_ON);
  }

  private static Map<String, String> power(Body body, String code, String type) {
    var row =
        new java.util.HashMap<>(
            Map.of(
                "code",
                code,
                "name",
                "试验权力" + code,
                "type",
                type,
                "basis",
                "《试验条例》",
                "body",
                body.name(),
                "division",
                "试验科",
                "level",
                "县级",
                "state",
                "行使",
                "stages",
                "受理；决定"));
    row.putAll(Map.of("risk_points", "没有", "risk_level", "低", "supervise", "12345"));
    row.putAll(Map.of("conditions", "无", "limit_days", "20", "promise_days", "10", "fee", "不收费"));
    return row;
  }

  private static Map<String, String> total(Body body, String side) {
    var row =
        new java.util.HashMap<>(
            Map.of(
                "body", body.name(), "year", "2024", "kind", "预算", "table", "收支总表", "side", side));
    row.putAll(Map.of("code", "合计", "subject", "合计", "amount", "1.00", "empty_table", "否"));
    row.putAll(Map.of("approved_on", "2024-02-01", "published_on", "2024-02-20"));
    return row;
  }

  @SafeVarargs
  private void bring(String register, Map<String, String>... rows) {
    Iterator<Map<String, String>> left = List.of(rows).iterator();
    RowSource source =
        new RowSource() {
          private long line;

          @Override
          public @Nullable Row next() {
            return left.hasNext() ? new Row(++line, left.next(), null) : null;
          }
        };
    var report = bringing.bring(SYSTEM, registers.get(register), source, "试验", false);
    assertThat(report.refused()).as(report.lines().toString()).isZero();
  }
}
