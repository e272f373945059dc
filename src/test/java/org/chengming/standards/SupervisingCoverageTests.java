package org.chengming.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.Patience.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.organisations.BodyKind;
import org.chengming.organisations.BodyLevel;
import org.chengming.organisations.OrganisationCode;
import org.chengming.organisations.Organisations;
import org.chengming.organisations.RegisterBody;
import org.chengming.testing.Browser;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Newsroom;
import org.chengming.testing.Queries;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class SupervisingCoverageTests {
  private static final Pattern EDITION = Pattern.compile("editions/(\\d+)/edit");

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Organisations organisations;
  @Autowired StandardRepository repository;
  @Autowired Standards standards;
  @Autowired Following following;
  @Autowired CoverageReads reads;
  @Autowired TransactionTemplate transactions;
  @Autowired DSLContext db;

  @Test
  void a_supervisor_sees_the_gap_the_body_publishes_and_the_gap_is_closed() {
    var body = given.body();
    own(body, "长期公开");
    level();
    var supervisor = given.staff(body, Role.SUPERVISOR);
    var newsroom = Newsroom.of(port, given, body);
    try (var tab = Browser.desktop("http://localhost:" + port)) {
      tab.signIn(supervisor.username(), Given.PASSWORD);
      tab.open("/desk/coverage");
      assertThat(tab.text()).contains(body.name()).contains("0%");
      tab.open("/desk/coverage/own-" + body.code() + "?under=" + body.code());
      tab.page().click("summary:has-text('1个机构')");
      tab.page().click("a:has-text('" + body.name() + "')");
      tab.check();
      assertThat(tab.text()).contains("试验事项1.1").contains("没有公开");

      newsroom.writer().get("/desk/duties?body=" + body.code());
      var opened =
          newsroom
              .writer()
              .post("/desk/duties/%s/own-%s/1.1/draft".formatted(body.code(), body.code()));
      assertThat(opened.statusCode()).isEqualTo(303);
      var edition =
          Long.parseLong(
              Newsroom.find(EDITION, opened.headers().firstValue("Location").orElseThrow()));
      newsroom.write(edition, "试验事项的说明" + body.code(), "", "<p>内容</p>");
      newsroom.submit(edition);
      newsroom.release(edition);
      // What came before a transaction that runs elsewhere is held back until that has ended.
      await()
          .untilAsserted(
              () -> {
                level();
                assertThat(line(body)).isEqualTo(ItemState.IN_TIME);
              });
      tab.open("/desk/duties?body=" + body.code());
      tab.open("/bodies/" + body.code() + "/catalogue");
      assertThat(tab.text()).contains("按时公开").contains("试验事项的说明" + body.code());
    }
    try (var phone = Browser.phone("http://localhost:" + port)) {
      phone.open("/bodies/" + body.code() + "/catalogue");
      phone.open("/standards/yiwu-jiaoyu").wide();
      phone.open("/coverage").wide();
    }
  }

  @Test
  void what_does_not_apply_is_said_by_the_body_and_ruled_by_another() {
    var body = given.body();
    own(body, "每年3月31日前");
    level();
    var editor = given.staff(body, Role.EDITOR, Role.SUPERVISOR);
    var desk = Desk.signedIn(port, editor);
    desk.get("/desk/duties?body=" + body.code());
    var at = "/desk/duties/%s/own-%s/1.1".formatted(body.code(), body.code());
    assertThat(desk.post(at + "/exemption", "reason", " ").statusCode()).isEqualTo(422);
    assertThat(desk.post(at + "/exemption", "reason", "本机关没有这项职能").statusCode()).isEqualTo(303);
    assertThat(desk.post(at + "/exemption", "reason", "再报一次").statusCode()).isEqualTo(409);
    var heat = desk.get("/desk/coverage").body();
    var id = Newsroom.find(Pattern.compile("/desk/exemptions/(\\d+)/ruling"), heat);
    var ruling = "/desk/exemptions/" + id + "/ruling";
    assertThat(desk.post(ruling, "verdict", "confirm").statusCode()).isEqualTo(403);

    var stranger = Desk.signedIn(port, given.staff(given.body(), Role.SUPERVISOR));
    stranger.get("/desk/coverage");
    assertThat(stranger.post(ruling, "verdict", "confirm").statusCode()).isEqualTo(403);

    var supervisor = Desk.signedIn(port, given.staff(body, Role.SUPERVISOR));
    supervisor.get("/desk/coverage");
    assertThat(supervisor.post(ruling, "verdict", "refuse").statusCode()).isEqualTo(422);
    assertThat(supervisor.post(ruling, "verdict", "confirm").statusCode()).isEqualTo(303);
    assertThat(line(body)).isEqualTo(ItemState.NOT_APPLICABLE);
    assertThat(new Reader(port).get("/bodies/" + body.code() + "/catalogue").body())
        .contains("本机关没有这项职能");

    var end = at + "/exemption/end";
    assertThat(desk.get(at).body()).contains("结束不适用");
    var writer = Desk.signedIn(port, given.staff(body, Role.EDITOR));
    assertThat(writer.get(at).body()).doesNotContain("结束不适用");
    assertThat(writer.post(end, "note", "想写了").statusCode()).isEqualTo(403);
    assertThat(supervisor.get("/desk/coverage").body()).contains(at);
    assertThat(supervisor.post(end, "note", " ").statusCode()).isEqualTo(422);
    assertThat(supervisor.post(end, "note", "职能划入了").statusCode()).isEqualTo(303);
    assertThat(line(body)).isEqualTo(ItemState.MISSING);
    assertThat(supervisor.post(end, "note", "职能划入了").statusCode()).isEqualTo(404);
    assertThat(acts("exemption", id)).contains("ExemptionEnd");
  }

  @Test
  void a_supervisor_says_to_which_sectors_a_body_belongs() {
    var body = given.body();
    level();
    var at = "/desk/duties/" + body.code() + "/standards";
    var editor = Desk.signedIn(port, given.staff(body, Role.EDITOR));
    assertThat(editor.get(at).body()).contains("条例第二十条").doesNotContain("name=\"tag\"");
    assertThat(editor.post(at, "tag", "zhifa").statusCode()).isEqualTo(403);

    var supervisor = Desk.signedIn(port, given.staff(body, Role.SUPERVISOR));
    assertThat(supervisor.get(at).body()).contains("name=\"tag\" value=\"zhifa\"");
    assertThat(supervisor.post(at, "tag", "<b>nothing").statusCode()).isEqualTo(422);
    assertThat(supervisor.post(at, "tag", "zhifa").statusCode()).isEqualTo(303);
    level();
    assertThat(sectors(body)).contains("城市综合执法");
    assertThat(supervisor.get(at).body()).contains("value=\"zhifa\" checked");
    assertThat(acts("body", "" + body.id())).contains("BodyTag");

    assertThat(supervisor.post(at).statusCode()).isEqualTo(303);
    level();
    assertThat(sectors(body)).doesNotContain("城市综合执法");
  }

  private List<String> sectors(Body body) {
    return reads.lines(body).stream().map(l -> l.standard().title()).distinct().toList();
  }

  private List<String> acts(String kind, String id) {
    return db.fetch(
            "select act from audit.entry where subject_kind = {0} and subject = {1}",
            DSL.val(kind), DSL.val(id))
        .getValues(0, String.class);
  }

  @Test
  void a_body_sees_and_writes_for_no_other() {
    var body = given.body();
    var other = given.body();
    own(body, "长期公开");
    level();
    var desk = Desk.signedIn(port, given.staff(other, Role.EDITOR));
    desk.get("/desk/duties");
    assertThat(desk.get("/desk/duties?body=" + body.code()).statusCode()).isEqualTo(403);
    assertThat(desk.get("/desk/coverage").statusCode()).isEqualTo(403);
    var at = "/desk/duties/%s/own-%s/1.1".formatted(body.code(), body.code());
    assertThat(desk.post(at + "/draft").statusCode()).isEqualTo(403);
    assertThat(desk.post(at + "/exemption", "reason", "不归我").statusCode()).isEqualTo(403);
  }

  @Test
  void a_body_among_very_many_is_found_by_what_it_is_called() {
    var body = given.body();
    var supervisor = given.rootStaff(Role.SUPERVISOR, Role.EDITOR);
    organisations.registerAll(
        Given.SYSTEM, IntStream.range(0, 20).mapToObj(i -> one(body, i)).toList());
    try (var tab = Browser.desktop("http://localhost:" + port)) {
      var page = tab.signIn(supervisor.username(), Given.PASSWORD).page();
      page.navigate("http://localhost:" + port + "/desk/duties");
      page.locator("#body").fill("");
      page.locator("#body").pressSequentially(body.code());
      page.waitForSelector(
          "#body-suggested option[value='%s']".formatted(body.name()),
          new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
      tab.press("看");
      assertThat(page.innerText("main h2 >> nth=0")).isEqualTo(body.name());
      tab.open("/desk/duties?body=" + "试验机关");
      assertThat(tab.text()).contains("名称里有“试验机关”的机构有", "请写全称，例如：");
      assertThat(page.inputValue("#body")).isEqualTo("试验机关");
    }
    var desk = Desk.signedIn(port, supervisor);
    assertThat(desk.get("/desk/duties?body=no%20such%20body").statusCode()).isEqualTo(422);
    assertThat(desk.get("/desk/documents/new").body()).contains("id=\"named\"");
    var unclear = desk.post("/desk/documents", "named", "试验机关", "title", "想好的<题目>");
    assertThat(unclear.statusCode()).isEqualTo(422);
    assertThat(unclear.body()).contains("请写全称，例如：", "value=\"试验机关\"", "想好的&lt;题目");
    assertThat(desk.post("/desk/documents", "named", body.name(), "title", "一").statusCode())
        .isEqualTo(302);

    var small = Desk.signedIn(port, given.staff(given.body(), Role.EDITOR));
    var names = "/desk/body-names?field=body&body=" + body.code();
    assertThat(small.get(names).body()).contains("value=\"" + body.name() + "\"");
    assertThat(small.get(names + "&mine=yes").body()).doesNotContain(body.name());
  }

  /** One of so many that there is no list to choose from. */
  private static RegisterBody one(Body above, int i) {
    return RegisterBody.of(
            above.code() + "-many-" + i,
            above.name() + "的第" + i + "科",
            BodyLevel.COUNTY,
            BodyKind.DEPARTMENT,
            OrganisationCode.withCheck("%04dMB%02d".formatted(above.id() % 10_000, i)))
        .under(above.code());
  }

  @Test
  void files_and_pages_say_the_same() {
    var reader = new Reader(port);
    assertThat(reader.get("/standards/tiaoli-20.csv").body()).contains("行政法规、规章和规范性文件");
    assertThat(reader.get("/standards/tiaoli-20.json").body()).contains("\"rhythm\":\"STANDING\"");
    assertThat(reader.get("/standards/tiaoli-20.xlsx").statusCode()).isEqualTo(200);
    assertThat(reader.get("/standards/none").statusCode()).isEqualTo(404);
    assertThat(reader.get("/coverage.csv").body()).contains("公开率");
    assertThat(reader.get("/coverage.json").body()).contains("\"sectors\"");
    var body = given.body();
    level();
    assertThat(reader.get("/bodies/" + body.code() + "/catalogue.csv").body()).contains("条例第二十条");
    assertThat(reader.get("/standards", "Accept-Language", "en").statusCode()).isEqualTo(200);
  }

  @Test
  void a_page_of_a_body_costs_few_queries_however_many_items_it_has() {
    var body = given.body();
    level();
    assertThat(Queries.of(() -> reads.lines(body))).hasSizeLessThanOrEqualTo(3);
    assertThat(Queries.of(() -> reads.sums(java.util.Map.of(body.id(), body.id())))).hasSize(1);
  }

  private ItemState line(Body body) {
    return reads.lines(body).stream()
        .filter(l -> l.standard().code().equals("own-" + body.code()))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private void level() {
    while (following.step()) {
      // until nothing is left
    }
  }

  private void own(Body body, String limit) {
    transactions.executeWithoutResult(
        status -> {
          var id =
              repository.insert(
                  "own-" + body.code(),
                  Standard.Kind.OWN,
                  body.name() + "自己的",
                  "Own",
                  900,
                  body.id());
          repository.publish(
              id,
              Scope.ALL,
              CountingCoverageTests.items(List.of(limit)),
              LocalDate.of(2021, 1, 1),
              Instant.EPOCH);
          standards.changed();
        });
  }
}
