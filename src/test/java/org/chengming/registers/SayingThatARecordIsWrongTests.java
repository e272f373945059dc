package org.chengming.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.operations.OperationalMeasure;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.web.Dates;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class SayingThatARecordIsWrongTests {
  private static final String HEAD = "决定书文号,当事人类别,当事人,证件号码,处罚内容,处罚机关,决定日期,公示截止期\n";
  private static final String PATH = "/registers/test-penalties/objection";
  private static final String ID = "11010519491231002X";
  private static final Pattern CODE = Pattern.compile("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Registers registers;
  @Autowired Bringing bringing;
  @Autowired RecordLists lists;
  @Autowired Objections objections;
  @Autowired ObjectionRepository repository;
  @Autowired ErasingObjections erasing;

  @Autowired
  @Qualifier("objectionsOverdue")
  OperationalMeasure overdue;

  @Autowired DisplayEnds ends;
  @Autowired SealedRecords sealed;
  @Autowired Timeliness timeliness;
  @Autowired WorkingCalendar calendar;
  @Autowired DSLContext db;
  @Autowired Clock clock;

  @Test
  void natural_persons_are_masked_and_others_are_not() {
    bring(
        "异罚〔2026〕1号,自然人,试验张三,%s,对试验张三（证号１１０１０５ 19491231002x）罚款200元；试验 张三已当场缴纳,异议局甲,2026-11-20,2099-12-31\n"
                .formatted(ID)
            + "异罚〔2026〕2号,法人及非法人组织,试验有限公司,,罚款2万元,异议局甲,2026-11-20,2099-12-31\n");
    var person = lists.find(penalties(), "异罚〔2026〕1号").orElseThrow();
    assertThat(person.values())
        .containsEntry("content", "对试**（证号110105********002X）罚款200元；试**已当场缴纳")
        .containsEntry("subject", "试**")
        .containsEntry("id_number", "110105********002X");
    assertThat(lists.find(penalties(), "异罚〔2026〕2号").orElseThrow().values())
        .containsEntry("subject", "试验有限公司");
  }

  @Test
  void whoever_is_concerned_gets_a_receipt_and_an_answer_by_the_third_working_day() {
    bring("异罚〔2026〕3号,自然人,试验李四,%s,罚款300元,异议局乙,2026-11-20,2099-12-31\n".formatted(ID));
    var passerby = new Passerby(port);
    var form =
        passerby.get(PATH + "?record=异罚〔2026〕3号".replace("异罚〔2026〕3号", escaped("异罚〔2026〕3号")));
    assertThat(form.body()).contains("这条记录不对", "试**", "3 个工作日").doesNotContain("李四");
    var empty = passerby.post(PATH, Map.of("record", "异罚〔2026〕3号"));
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("请写哪里不对", "请留一个联系方式");
    var code = file(passerby, "异罚〔2026〕3号");
    var due = calendar.plus(LocalDate.ofInstant(clock.instant(), Dates.CHINA), 3);

    var publisher = given.rootStaff(Role.PUBLISHER);
    var open = mine(publisher, "异罚〔2026〕3号");
    assertThat(open.due()).isEqualTo(due);
    assertThat(objections.read(publisher.actor(), open.id()).wrong()).isEqualTo("金额<写>错了");
    assertThatThrownBy(
            () ->
                objections.decide(publisher.actor(), open.id(), Objection.Outcome.CORRECTED, "改好了"))
        .as("nothing was corrected yet")
        .isInstanceOf(Refused.class);

    bring("异罚〔2026〕3号,自然人,试验李四,%s,罚款30元,异议局乙,2026-11-20,2099-12-31\n".formatted(ID));
    objections.decide(publisher.actor(), open.id(), Objection.Outcome.CORRECTED, "金额改成了30元。");
    var answer = passerby.post("/register-objections", Map.of("code", code.toLowerCase()));
    assertThat(answer.body()).contains("已经更正", "金额改成了30元。").doesNotContain("李四");
    assertThatThrownBy(
            () -> objections.decide(publisher.actor(), open.id(), Objection.Outcome.REFUSED, "不改"))
        .isInstanceOf(Refused.class);
  }

  @Test
  void it_is_answered_at_the_desk_by_those_who_keep_the_register_only() throws Exception {
    bring("异罚〔2026〕4号,自然人,试验王五,%s,罚款400元,异议局丙,2026-11-20,2099-12-31\n".formatted(ID));
    file(new Passerby(port), "异罚〔2026〕4号");
    var reviewer = given.rootStaff(Role.REVIEWER);
    var open = mine(reviewer, "异罚〔2026〕4号");
    var desk = Desk.signedIn(port, reviewer);
    assertThat(desk.get("/desk/register-objections").body()).contains("异罚〔2026〕4号", "个工作日");
    var page = desk.get("/desk/register-objections/" + open.id());
    assertThat(page.body()).contains("金额&lt;写", "试验电话0451", "还是提出时的样子").doesNotContain("<写>");
    var stranger = given.staff(given.body(), Role.REVIEWER, Role.PUBLISHER);
    assertThatThrownBy(() -> objections.read(stranger.actor(), open.id()))
        .isInstanceOf(NotPermitted.class);
    assertThat(objections.open(stranger.actor())).isEmpty();
    assertThat(
            Desk.signedIn(port, stranger)
                .get("/desk/register-objections/" + open.id())
                .statusCode())
        .isEqualTo(403);
    objections.decide(reviewer.actor(), open.id(), Objection.Outcome.REFUSED, "核实无误。");
    var held = db.fetch("select o::text from registers.objection o").getValues(0).toString();
    assertThat(held).contains("异罚〔2026〕4号").doesNotContain("试验电话0451", "写>错");
  }

  @Test
  void one_that_nobody_answers_in_time_raises_an_alarm_and_an_answered_one_is_erased_in_the_end()
      throws Exception {
    bring("异罚〔2026〕8号,自然人,试验孙八,%s,罚款800元,异议局己,2026-11-20,2099-12-31\n".formatted(ID));
    var code = file(new Passerby(port), "异罚〔2026〕8号");
    var publisher = given.rootStaff(Role.PUBLISHER);
    var open = mine(publisher, "异罚〔2026〕8号");
    var today = LocalDate.ofInstant(clock.instant(), Dates.CHINA);
    var before = repository.countOverdue(today);
    db.execute(
        "update registers.objection set received_at = received_at - interval '30 days' where id = {0}",
        org.jooq.impl.DSL.val(open.id()));
    assertThat(repository.countOverdue(today)).isEqualTo(before + 1);
    assertThat(overdue.value().getAsDouble()).isEqualTo(before + 1);

    objections.decide(publisher.actor(), open.id(), Objection.Outcome.REFUSED, "核实无误，不改。");
    assertThat(repository.countOverdue(today)).isEqualTo(before);
    db.execute(
        "update registers.objection set decided_at = timestamptz '2001-01-02 00:00+08' where id = {0}",
        org.jooq.impl.DSL.val(open.id()));
    assertThat(erasing.erase(Instant.parse("2001-01-01T00:00:00Z"))).isZero();
    assertThat(erasing.erase(Instant.parse("2001-02-01T00:00:00Z"))).isEqualTo(1);
    assertThat(erasing.erase(Instant.parse("2001-02-01T00:00:00Z"))).isZero();
    var left = db.fetchSingle("select o::text from registers.objection o where id = " + open.id());
    assertThat(left.get(0, String.class)).contains("REFUSED").doesNotContain("核实无误");
    assertThat(new Passerby(port).post("/register-objections", Map.of("code", code)).body())
        .contains("没有采纳", "答复的内容到期删除了。")
        .doesNotContain("核实无误");
    assertThat(Desk.signedIn(port, publisher).get("/desk/register-objections/" + open.id()).body())
        .contains("保存期满")
        .doesNotContain("密钥不在");
  }

  @Test
  void a_wrong_code_says_nothing_and_is_counted() {
    var passerby = new Passerby(port);
    for (int i = 0; i < 30; i++) {
      assertThat(
              passerby.post("/register-objections", Map.of("code", "2222-2222-2222")).statusCode())
          .isEqualTo(422);
    }
    assertThat(passerby.post("/register-objections", Map.of("code", "2222-2222-2222")).statusCode())
        .isEqualTo(429);
    assertThat(new Passerby(port).get("/registers/air-daily/objection?record=x").statusCode())
        .isEqualTo(404);
  }

  @Test
  void what_is_sealed_is_seen_for_a_reason_and_erased_by_who_publishes() {
    bring("异罚〔2026〕5号,自然人,试验赵六,%s,罚款500元,异议局丁,2026-11-20,2099-12-31\n".formatted(ID));
    var editor = given.rootStaff(Role.EDITOR);
    assertThatThrownBy(() -> sealed.see(editor.actor(), penalties(), "异罚〔2026〕5号", " "))
        .isInstanceOf(Refused.class);
    assertThat(sealed.see(editor.actor(), penalties(), "异罚〔2026〕5号", "核对身份"))
        .extracting(OwnRecord.Line::value)
        .containsExactly("试验赵六", ID);
    var audited =
        db.fetchSingle(
            "select after::text from audit.entry where act = 'PersonalSee' and actor_id = {0}",
            org.jooq.impl.DSL.val(editor.id()));
    assertThat(audited.get(0, String.class)).contains("核对身份").doesNotContain("赵六", ID);
    assertThatThrownBy(() -> sealed.erase(editor.actor(), penalties(), "异罚〔2026〕5号", "到期"))
        .isInstanceOf(NotPermitted.class);
    var publisher = given.rootStaff(Role.PUBLISHER);
    sealed.erase(publisher.actor(), penalties(), "异罚〔2026〕5号", "保存期满");
    assertThat(sealed.see(editor.actor(), penalties(), "异罚〔2026〕5号", "再看")).isEmpty();
  }

  @Test
  void credit_repair_ends_the_display_and_bringing_the_record_again_does_not_bring_it_back() {
    var row = "异罚〔2026〕6号,自然人,试验钱七,%s,罚款600元,异议局戊,2026-11-20,2099-12-31\n".formatted(ID);
    bring(row);
    var publisher = given.rootStaff(Role.PUBLISHER);
    var editor = given.rootStaff(Role.EDITOR);
    assertThatThrownBy(() -> ends.end(editor.actor(), penalties(), "异罚〔2026〕6号", "信用修复"))
        .isInstanceOf(NotPermitted.class);
    ends.end(publisher.actor(), penalties(), "异罚〔2026〕6号", "信用修复，准予修复决定书2026年第7号。");
    assertThat(lists.find(penalties(), "异罚〔2026〕6号")).isEmpty();
    var page = new Passerby(port).get("/registers/test-penalties/records/" + escaped("异罚〔2026〕6号"));
    assertThat(page.statusCode()).isIn(404, 410);
    assertThat(page.body()).doesNotContain("试**", "罚款600元");
    var again = bring(row);
    assertThat(again.refused()).isEqualTo(1);
    assertThat(again.lines().getFirst().problems()).containsExactly("这条记录已经提前结束公示，没有收。");
    assertThat(lists.find(penalties(), "异罚〔2026〕6号")).isEmpty();
  }

  @Test
  void each_body_is_measured_by_the_working_days_to_the_first_publication() {
    var today = LocalDate.ofInstant(clock.instant(), Dates.CHINA);
    var inTime = before(today, 7);
    var late = before(today, 8);
    var row = "%s,法人及非法人组织,试验公司,,罚款,及时局,%s,2099-12-31\n";
    bring(
        row.formatted("及罚1号", inTime) + row.formatted("及罚2号", late) + row.formatted("及罚3号", today));
    assertThat(timeliness.of(penalties()))
        .filteredOn(b -> b.body().equals("及时局"))
        .containsExactly(new Timeliness.OfBody("及时局", 3, 2, 8, 0));
    var page = new Passerby(port).get("/registers/test-penalties/timeliness");
    assertThat(page.body()).contains("及时局", "66.6%", "7 个工作日");
  }

  private LocalDate before(LocalDate today, int workingDays) {
    var day = today;
    while (calendar.between(day, today) < workingDays) {
      day = day.minusDays(1);
    }
    return day;
  }

  private Objection mine(Given.Person person, String key) {
    return objections.open(person.actor()).stream()
        .filter(o -> o.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private String file(Passerby passerby, String key) {
    var answer =
        passerby.post(
            PATH, Map.of("record", key, "wrong", "金额<写>错了", "contact", "试验电话0451", "who", "试验提出人"));
    assertThat(answer.statusCode()).isEqualTo(200);
    var code = CODE.matcher(answer.body());
    assertThat(code.find()).as(answer.body()).isTrue();
    return code.group();
  }

  private static String escaped(String key) {
    return java.net.URLEncoder.encode(key, java.nio.charset.StandardCharsets.UTF_8);
  }

  private RegisterDefinition penalties() {
    return registers.get("test-penalties");
  }

  private BringReport bring(String rows) {
    try (var text = new StringReader(HEAD + rows)) {
      return bringing.bring(
          given.rootStaff(Role.PUBLISHER).actor(),
          penalties(),
          new CsvSource(penalties(), text),
          "试验",
          false);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
