package org.chengming.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.ledger.LedgerReads;
import org.chengming.organisations.Body;
import org.chengming.registers.DraftReview.Outcome;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.testing.TestClock;
import org.chengming.web.Dates;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeepingARegisterTests {
  static final String YAML =
      """
      name: %s
      version: 1
      title: 试验保管簿
      title-en: Register kept on trial
      description: 试验
      description-en: Trial
      area: N9
      duty: 20-13
      licence: CC-BY-4.0
      rhythm: yearly
      key: [place]
      order: [year]
      keepers: [%s]
      display-until: until
      rules:
        - {sum: total, of: [one, two], tolerance: 0}
      fields:
        - {name: place, title: 地点, title-en: Place, type: string, required: true, filter: true, sort: true}
        - {name: year, title: 年度, title-en: Year, type: year, required: true, sort: true}
        - {name: total, title: 总数, title-en: Total, type: integer, unit: 个}
        - {name: one, title: 甲类, title-en: One, type: integer}
        - {name: two, title: 乙类, title-en: Two, type: integer}
        - {name: kind, title: 类别, title-en: Kind, type: string, enum: [城区, 乡村]}
        - {name: until, title: 展示到, title-en: Until, type: date}
      """;

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Registers registers;
  @Autowired Defining defining;
  @Autowired Drafts drafts;
  @Autowired DraftSteps steps;
  @Autowired Approving approving;
  @Autowired Bringing bringing;
  @Autowired Retention retention;
  @Autowired RecordLists lists;
  @Autowired RecordHistory history;
  @Autowired RegisterEditions editions;
  @Autowired Tombstones tombstones;
  @Autowired LedgerReads ledger;
  @Autowired DSLContext db;
  @Autowired TestClock.SettableClock clock;

  private Body keeper;
  private Given.Person editor;
  private Given.Person reviewer;

  @BeforeAll
  void define() {
    keeper = given.body();
    editor = given.staff(keeper, Role.EDITOR, Role.REVIEWER);
    reviewer = given.staff(keeper, Role.REVIEWER);
    defining.save(
        given.rootStaff(Role.SUPERVISOR).actor(),
        null,
        YAML.formatted("test-keeping", keeper.code()));
  }

  @Test
  void what_one_writes_another_sees_beside_what_stands_and_agrees_to() {
    publish("甲地\t2025\t3\t1\t2\t城区\t\n");
    var id = draft("甲地\t2025\t4\t2\t2\t城区\t\n乙地\t2024\t\t\t\t乡村\t\n");
    steps.submit(editor.actor(), id);
    var draft = drafts.get(reviewer.actor(), id);
    var review = drafts.review(draft);
    assertThat(review.lines())
        .extracting(DraftReview.Line::outcome)
        .containsExactly(Outcome.CHANGED, Outcome.ADDED);
    assertThat(review.lines().getFirst().changes())
        .extracting(c -> c.field().name() + " " + c.before() + ">" + c.after())
        .containsExactly("total 3>4", "one 1>2");
    assertThat(lists.find(register(), "乙地")).isEmpty();

    var batch = approving.approve(reviewer.actor(), id, review.seen());
    assertThat(lists.find(register(), "甲地").orElseThrow().values()).containsEntry("total", 4L);
    assertThat(history.of(register(), "甲地").getFirst().values()).containsEntry("total", "3");
    assertThat(drafts.get(editor.actor(), id).batch()).isEqualTo(batch);
    assertThat(hash(batch)).isEqualTo(logged(batch));
  }

  @Test
  void nobody_agrees_to_what_they_wrote_and_nobody_from_elsewhere_writes_or_agrees() {
    var id = draft("丙地\t2025\t\t\t\t\t\n");
    steps.submit(editor.actor(), id);
    var seen = drafts.review(drafts.get(editor.actor(), id)).seen();
    assertThatThrownBy(() -> approving.approve(editor.actor(), id, seen))
        .isInstanceOf(NotPermitted.class);
    var person = given.staff(given.body(), Role.EDITOR, Role.REVIEWER, Role.PUBLISHER);
    var elsewhere = person.actor();
    var desk = Desk.signedIn(port, person);
    assertThat(desk.get("/desk/registers").body()).doesNotContain("/desk/registers/test-keeping");
    for (var page :
        List.of(
            "/desk/registers/test-keeping",
            "/desk/registers/test-keeping/entry",
            "/desk/registers/test-keeping/grid",
            "/desk/registers/test-keeping/definition",
            "/desk/register-definitions",
            "/desk/register-drafts/" + id,
            "/desk/register-drafts/" + id + "/grid")) {
      assertThat(desk.get(page).statusCode()).as(page).isEqualTo(403);
    }
    for (var act : List.of("submission", "taking-back", "return", "approval", "withdrawal")) {
      assertThat(desk.post("/desk/register-drafts/" + id + "/" + act, "seen", seen).statusCode())
          .as(act)
          .isEqualTo(403);
    }
    for (var form : List.of("drafts", "grid", "entry", "removal", "definition")) {
      assertThat(desk.post("/desk/registers/test-keeping/" + form, "text", "x").statusCode())
          .as(form)
          .isEqualTo(403);
    }
    assertThatThrownBy(() -> approving.approve(elsewhere, id, seen))
        .isInstanceOf(NotPermitted.class);
    assertThatThrownBy(() -> drafts.get(elsewhere, id)).isInstanceOf(NotPermitted.class);
    assertThatThrownBy(() -> drafts.begin(elsewhere, register(), "试", List.of()))
        .isInstanceOf(NotPermitted.class);
    assertThatThrownBy(() -> drafts.kept(elsewhere, "test-keeping"))
        .isInstanceOf(NotPermitted.class);
    steps.takeBack(editor.actor(), id);
    steps.withdraw(editor.actor(), id);
    assertThatThrownBy(() -> steps.submit(editor.actor(), id)).isInstanceOf(Refused.class);
  }

  @Test
  void what_is_sent_back_comes_with_a_remark_and_is_written_on() {
    var id = draft("丁地\t2025\t\t\t\t\t\n");
    steps.submit(editor.actor(), id);
    assertThatThrownBy(() -> steps.sendBack(reviewer.actor(), id, " ")).isInstanceOf(Refused.class);
    steps.sendBack(reviewer.actor(), id, "年度写错了");
    assertThat(drafts.get(editor.actor(), id).remark()).isEqualTo("年度写错了");
    drafts.put(editor.actor(), id, 1L, DraftRow.put(1, Map.of("place", "丁地", "year", "2024")));
    steps.submit(editor.actor(), id);
    assertThat(drafts.get(editor.actor(), id).remark()).isNull();
    approve(id);
    assertThat(lists.find(register(), "丁地").orElseThrow().values())
        .containsEntry("year", (short) 2024);
  }

  @Test
  void rows_that_are_wrong_stay_in_the_draft_but_go_no_further() {
    var id =
        draft(
            "戊地\t二五年\t\t\t\t\t\n己地\t2025\t9\t1\t2\t山区\t\n己地\t2025\t\t\t\t\t\n电话13911122233\t2025\t\t\t\t\t\n");
    var review = drafts.review(drafts.get(editor.actor(), id));
    assertThat(review.count(Outcome.WRONG)).isEqualTo(3);
    assertThat(review.lines().get(1).problems()).containsExactly("“类别”不能是“山区”，只能是城区、乡村。");
    assertThatThrownBy(() -> steps.submit(editor.actor(), id))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.problems().getFirst().sentence()).contains("3行"));
    steps.withdraw(editor.actor(), id);
  }

  @Test
  void what_the_second_person_did_not_see_is_not_agreed_to() {
    var id = draft("庚地\t2025\t\t\t\t\t\n");
    steps.submit(editor.actor(), id);
    var seen = drafts.review(drafts.get(reviewer.actor(), id)).seen();
    publish("辛地\t2025\t\t\t\t\t\n");
    assertThatThrownBy(() -> approving.approve(reviewer.actor(), id, seen))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.isConflict()).isTrue());
    approve(id);
  }

  @Test
  void a_removed_record_leaves_a_tombstone_and_its_hash_and_officials_keep_what_it_said() {
    var batch = publish("壬地\t2025\t7\t3\t4\t\t\n");
    var before = hash(batch);
    var id =
        drafts.begin(
            editor.actor(),
            register(),
            "删除壬地",
            List.of(DraftRow.removal(1, "壬地", "登记错了，那里没有这样的地方。")));
    steps.submit(editor.actor(), id);
    var removal = approve(id);

    var page = Desk.visitor(port).get("/registers/test-keeping/records/%E5%A3%AC%E5%9C%B0");
    assertThat(page.statusCode()).isEqualTo(410);
    assertThat(page.body()).contains("壬地", "登记错了").doesNotContain("总数");
    assertThat(lines(removal)).singleElement().asString().contains("x-removed", "登记错了");
    assertThat(hash(removal)).isEqualTo(logged(removal));
    assertThat(lines(batch))
        .singleElement()
        .asString()
        .contains("x-sha256")
        .doesNotContain("total");
    assertThat(hash(batch)).isEqualTo(before).isEqualTo(logged(batch));
    assertThat(editions.hash(register(), batch)).isEqualTo(before);
    var edition = Desk.visitor(port).get("/registers/test-keeping/editions/" + batch);
    assertThat(edition.body()).contains("壬地").doesNotContain("总数");
    assertThat(history.whole(register(), "壬地").getFirst().values()).containsEntry("total", "7");
    assertThat(history.of(register(), "壬地").getFirst().values()).isEmpty();

    publish("壬地\t2026\t\t\t\t\t\n");
    assertThat(tombstones.find(register(), "壬地")).isEmpty();
    var again = Desk.visitor(port).get("/registers/test-keeping/records/%E5%A3%AC%E5%9C%B0");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).contains("登记错了").doesNotContain(">7<");
  }

  @Test
  void what_is_over_leaves_public_display_by_itself_and_does_not_come_again() throws Exception {
    var today = LocalDate.ofInstant(clock.instant(), Dates.CHINA);
    publish("癸地\t2025\t\t\t\t\t%s\n子地\t2025\t\t\t\t\t2099-01-01\n".formatted(today));
    assertThat(retention.expire(register())).isZero();
    clock.forward(Duration.ofDays(1));
    try {
      assertThat(retention.expire(register())).isEqualTo(1);
      assertThat(retention.expire(register())).isZero();
      assertThat(tombstones.find(register(), "癸地").orElseThrow().reason()).isEqualTo("展示期满。");
      var again = draft("癸地\t2025\t\t\t\t\t%s\n".formatted(today));
      assertThat(drafts.review(drafts.get(editor.actor(), again)).lines().getFirst().problems())
          .containsExactly("“展示到”已经过了，不再展示。");
      steps.withdraw(editor.actor(), again);
      var sent =
          bringing.bring(
              given.rootStaff(Role.PUBLISHER).actor(),
              register(),
              PastedRows.read(
                  register(), "癸地\t2025\t\t\t\t\t%1$s\n辰地\t2025\t\t\t\t\t%1$s\n".formatted(today)),
              "试验",
              false);
      assertThat(sent.added()).isEqualTo(1);
      assertThat(sent.lines().getFirst().problems()).containsExactly("“展示到”已经过了，不再展示。");
      assertThat(retention.expire(register())).isEqualTo(1);
    } finally {
      clock.reset();
    }
    assertThat(lists.find(register(), "子地")).isPresent();
    assertThat(history.whole(register(), "癸地").getFirst().values()).containsEntry("year", "2025");
  }

  @Test
  void what_was_brought_too_many_years_ago_leaves_display_by_the_edition_that_last_changed_it() {
    var name = "test-keeping-years";
    var register =
        defining.save(
            given.rootStaff(Role.SUPERVISOR).actor(),
            null,
            YAML.formatted(name, keeper.code())
                .replace("display-until: until", "retention-years: 5"));
    bringAll(register, "甲地\t2015\n乙地\t2015\n");
    bringAll(register, "乙地\t2016\n");
    db.execute(
        "update registers.batch set brought_at = brought_at - interval '5 years 1 day' where id = (select min(id) from registers.batch where register = {0})",
        DSL.val(name));
    assertThat(retention.expire(register)).isEqualTo(1);
    assertThat(tombstones.find(register, "甲地").orElseThrow().reason()).isEqualTo("展示期满。");
    assertThat(lists.find(register, "乙地")).as("changed since").isPresent();
    db.execute(
        "update registers.batch set brought_at = brought_at - interval '4 years 11 months' where register = {0}",
        DSL.val(name));
    assertThat(retention.expire(register)).as("not five years yet").isZero();
  }

  private void bringAll(RegisterDefinition register, String rows) {
    try {
      var report =
          bringing.bring(
              given.rootStaff(Role.PUBLISHER).actor(),
              register,
              PastedRows.read(register, rows),
              "试验",
              false);
      assertThat(report.refused()).as(report.lines().toString()).isZero();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void fields_of_persons_are_sealed_while_a_draft_waits_and_known_again_beside_what_stands() {
    defining.save(
        given.rootStaff(Role.SUPERVISOR).actor(),
        null,
        YAML.formatted("test-keeping-sealed", keeper.code())
            + "  - {name: holder, title: 户主, title-en: Holder, type: string, personal: true}\n");
    var register = registers.get("test-keeping-sealed");
    var row = DraftRow.put(1, Map.of("place", "甲地", "year", "2025", "holder", "欧阳保管"));
    var id = drafts.begin(editor.actor(), register, "试验", List.of(row));
    assertThat(
            db.fetchSingle("select cells::text from registers.draft_row where draft_id = " + id)
                .get(0, String.class))
        .contains("甲地")
        .doesNotContain("欧阳");
    assertThat(drafts.rows(drafts.get(editor.actor(), id)).getFirst().cells())
        .containsEntry("holder", "欧阳保管");
    steps.submit(editor.actor(), id);
    approve(id);
    var looks =
        "select count(*) from audit.entry where act = 'PersonalSee' and subject = 'test-keeping-sealed'";
    assertThat(db.fetchSingle(looks).get(0, Long.class)).isZero();
    assertThat(drafts.typed(editor.actor(), register, "甲地")).containsEntry("holder", "欧阳保管");
    drafts.look(editor.actor(), id);
    assertThat(db.fetchSingle(looks).get(0, Long.class)).isEqualTo(2);
    assertThat(drafts.tryOut(editor.actor(), register, List.of(row)).count(Outcome.SAME))
        .isEqualTo(1);
    assertThatThrownBy(() -> drafts.typed(reviewer.actor(), register, "甲地"))
        .isInstanceOf(NotPermitted.class);
    var page = Desk.visitor(port).get("/registers/test-keeping-sealed/records/%E7%94%B2%E5%9C%B0");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).doesNotContain("欧阳");
  }

  @Test
  void whoever_keeps_records_of_their_own_body_alone_writes_of_no_other() {
    defining.save(
        given.rootStaff(Role.SUPERVISOR).actor(),
        null,
        YAML.formatted("test-keeping-own", keeper.code())
            .replace("display-until: until", "body: place"));
    var register = registers.get("test-keeping-own");
    var under = given.bodyUnder(keeper);
    var clerk = given.staff(under, Role.EDITOR).actor();
    var own = DraftRow.put(1, Map.of("place", under.code(), "year", "2025"));
    var other = DraftRow.put(2, Map.of("place", keeper.code(), "year", "2025"));
    var review = drafts.tryOut(clerk, register, List.of(own, other));
    assertThat(review.lines())
        .extracting(DraftReview.Line::outcome)
        .containsExactly(Outcome.ADDED, Outcome.WRONG);
    assertThat(review.lines().getLast().problems().getFirst()).contains(under.name());
    assertThat(drafts.tryOut(editor.actor(), register, List.of(own, other)).ready()).isTrue();
    assertThatThrownBy(() -> drafts.tryOut(clerk, register(), List.of(own)))
        .isInstanceOf(NotPermitted.class);
  }

  @Test
  void the_desk_works_by_forms_alone() {
    var desk = Desk.signedIn(port, editor);
    assertThat(desk.get("/desk/registers").body()).contains("试验保管簿");
    var form = desk.get("/desk/registers/test-keeping/entry");
    assertThat(form.body()).contains("总数（个）", "乡村", "type=\"date\"");
    var wrong =
        desk.post("/desk/registers/test-keeping/entry", "place", "丑地", "year", "去年", "kind", "乡村");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("“年度”应当是年份", "value=\"丑地\"", "id=\"year-error\"", "value=\"乡村\" selected");
    var draft =
        desk.follow(desk.post("/desk/registers/test-keeping/entry", "place", "丑地", "year", "2025"));
    assertThat(draft.body()).contains("丑地", "新增", "送审").doesNotContain("同意，发布");
    var address = draft.uri().getPath();
    assertThat(desk.post(address + "/submission").statusCode()).isEqualTo(303);
    assertThat(desk.post(address + "/approval", "seen", "x").statusCode()).isEqualTo(403);

    var other = Desk.signedIn(port, reviewer);
    var seen =
        other.get(address).body().replaceAll("(?s).*name=\"seen\" value=\"([^\"]+)\".*", "$1");
    var done = other.follow(other.post(address + "/approval", "seen", seen));
    assertThat(done.body()).contains("已发布");
    assertThat(Desk.visitor(port).get("/registers/test-keeping?place=%E4%B8%91%E5%9C%B0").body())
        .contains("丑地");
    assertThat(
            desk.upload(
                    "/desk/registers/test-keeping/drafts",
                    "file",
                    "rows.csv",
                    "地点,年度\n寅地,2025\n卯地,前年\n".getBytes(java.nio.charset.Charset.forName("GB18030")),
                    "dry",
                    "true")
                .body())
        .contains("新增 1 条", "要改 1 行", "“年度”应当是年份");
    assertThat(desk.get("/desk/registers/test-keeping/removal?key=%E4%B8%91%E5%9C%B0").body())
        .contains("丑地");
    var removed =
        desk.follow(
            desk.post("/desk/registers/test-keeping/removal", "key", "丑地", "reason", "重复登记"));
    assertThat(removed.body()).contains("删除", "重复登记");
    desk.post(removed.uri().getPath() + "/withdrawal");
  }

  private RegisterDefinition register() {
    return registers.get("test-keeping");
  }

  private long draft(String rows) {
    try {
      var read = DraftRows.read(PastedRows.read(register(), rows), new ArrayList<>());
      return drafts.begin(editor.actor(), register(), "试验", read);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private long publish(String rows) {
    var id = draft(rows);
    steps.submit(editor.actor(), id);
    return approve(id);
  }

  private long approve(long id) {
    var seen = drafts.review(drafts.get(reviewer.actor(), id)).seen();
    return approving.approve(reviewer.actor(), id, seen);
  }

  private List<String> lines(long batch) {
    var lines = new ArrayList<String>();
    editions.each(register(), batch, lines::add);
    return lines;
  }

  /** As anybody recomputes it from the lines. */
  private String hash(long batch) {
    var all = new java.io.ByteArrayOutputStream();
    for (var line : lines(batch)) {
      var gone = java.util.regex.Pattern.compile("\"x-sha256\": \"([0-9a-f]{64})\"").matcher(line);
      all.writeBytes(
          gone.find()
              ? HexFormat.of().parseHex(gone.group(1))
              : sha256(line.getBytes(StandardCharsets.UTF_8)));
    }
    return HexFormat.of().formatHex(sha256(all.toByteArray()));
  }

  private String logged(long batch) {
    return ledger.of("test-keeping").stream()
        .filter(entry -> Long.valueOf(entry.deed().edition()).equals(batch))
        .findFirst()
        .orElseThrow()
        .deed()
        .hashes()
        .getFirst()
        .sha256();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
