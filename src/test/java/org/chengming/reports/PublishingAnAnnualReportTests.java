package org.chengming.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.PastCases.ended;
import static org.chengming.testing.PastCases.on;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.tika.Tika;
import org.chengming.actors.Role;
import org.chengming.files.SpreadsheetReader;
import org.chengming.organisations.Body;
import org.chengming.testing.Browser;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Golden;
import org.chengming.testing.PastCases;
import org.chengming.testing.Queries;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class PublishingAnAnnualReportTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired DSLContext db;
  @Autowired Reports reports;

  /** A body with a year of cases and people who work on its report. */
  private record World(Body body, String path, Given.Person officer, Given.Person publisher) {}

  private World world() {
    var body = given.body();
    var cases = new PastCases(db, body);
    cases.add("PERSON", "COUNTER", on("2021-12-01", "SUBMITTED"), ended("2022-01-10", "1"));
    cases.add("COMPANY", "COUNTER", on("2022-03-01", "SUBMITTED"), ended("2022-03-02", "3.4"));
    cases.add("PERSON", "COUNTER", on("2022-12-20", "SUBMITTED"));
    return new World(
        body,
        "/desk/annual-reports/%s/2022".formatted(body.code()),
        given.staff(body, Role.REQUEST_OFFICER),
        given.staff(body, Role.PUBLISHER));
  }

  /** Everything that is typed into the form of today. */
  private static Map<String, String> filled() {
    var form = new LinkedHashMap<String, String>();
    for (var cell : ReportFigures.form(2022).cells()) {
      if (!cell.table().equals("3") && !cell.column().equals("TOTAL")) {
        form.put(cell.key(), "1");
      }
    }
    form.put("2.8/charges/amount", "12.50");
    for (var section : List.of("1.1", "1.2", "1.3", "1.4", "1.5", "5", "6", "contact")) {
      form.put("section-" + section, "第" + section + "节的文字。\n\n第二段<b>不加粗</b>。");
    }
    form.put("scope", "OWN");
    form.put("revision", "0");
    return form;
  }

  private static String[] fields(Map<String, String> form) {
    var fields = new ArrayList<String>();
    form.forEach(
        (name, value) -> {
          fields.add(name);
          fields.add(value);
        });
    return fields.toArray(String[]::new);
  }

  private void publish(World world, Map<String, String> form) {
    var desk = Desk.signedIn(port, world.officer());
    desk.get(world.path() + "/edit");
    assertThat(desk.post(world.path() + "/draft", fields(form)).statusCode()).isEqualTo(303);
    assertThat(desk.post(world.path() + "/submission").statusCode()).isEqualTo(303);
    var publisher = Desk.signedIn(port, world.publisher());
    publisher.get(world.path());
    assertThat(publisher.post(world.path() + "/approval").statusCode()).isEqualTo(303);
    assertThat(publisher.post(world.path() + "/publication").statusCode()).isEqualTo(303);
  }

  @Test
  void keeps_numbers_of_persons_back() {
    var world = world();
    var desk = Desk.signedIn(port, world.officer());
    desk.get(world.path() + "/edit");
    var form = filled();
    form.put("section-5", "经办人身份证号11010519491231002X。");
    desk.post(world.path() + "/draft", fields(form));
    assertThat(desk.post(world.path() + "/submission").statusCode()).isEqualTo(303);
    var publisher = Desk.signedIn(port, world.publisher());
    publisher.get(world.path());
    var held = publisher.post(world.path() + "/approval");
    assertThat(held.statusCode()).isEqualTo(422);
    assertThat(held.body()).contains("居民身份证号码", "请退回去掉再公布");
  }

  @Test
  void takes_a_second_person_and_freezes_what_was_submitted() {
    var world = world();
    var person = given.staff(world.body(), Role.REQUEST_OFFICER, Role.PUBLISHER);
    var desk = Desk.signedIn(port, person);
    desk.get(world.path() + "/edit");
    desk.post(world.path() + "/draft", fields(filled()));
    assertThat(desk.post(world.path() + "/approval").statusCode()).isEqualTo(409);
    assertThat(desk.post(world.path() + "/submission").statusCode()).isEqualTo(303);
    assertThat(desk.post(world.path() + "/approval").body()).contains("要由别人审核");
    assertThat(desk.post(world.path() + "/draft", fields(filled())).statusCode()).isEqualTo(409);
    var officer = Desk.signedIn(port, world.officer());
    officer.get(world.path());
    assertThat(officer.post(world.path() + "/approval").statusCode()).isEqualTo(403);
    var publisher = Desk.signedIn(port, world.publisher());
    publisher.get(world.path());
    assertThat(publisher.post(world.path() + "/publication").statusCode()).isEqualTo(409);
    assertThat(publisher.post(world.path() + "/draft", fields(filled())).statusCode())
        .isEqualTo(403);
    assertThat(publisher.post(world.path() + "/return", "note", " ").statusCode()).isEqualTo(422);
    assertThat(publisher.post(world.path() + "/approval").statusCode()).isEqualTo(303);

    // Recorded late, for a day of the year: the report says what was submitted, the desk tells.
    new PastCases(db, world.body()).add("LEGAL", "COUNTER", on("2022-05-05", "SUBMITTED"));
    assertThat(publisher.post(world.path() + "/publication").statusCode()).isEqualTo(303);
    var shown = new Reader(port).get("/annual-reports/%s/2022".formatted(world.body().code()));
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.body()).contains("本年新收", "第二段&lt;b&gt;").doesNotContain("/cases");
    assertThat(api(world)).contains("\"new\",\"label\":\"一、本年新收政府信息公开申请数量\"");
    assertThat(api(world)).contains("\"LEGAL\":0,\"OTHER\":0,\"TOTAL\":2}");
    assertThat(officer.get(world.path()).body()).contains("公布以后变了的数字", "一、本年新收政府信息公开申请数量 × 法律服务机构");
    var stranger =
        Desk.signedIn(port, given.staff(given.body(), Role.REQUEST_OFFICER, Role.SUPERVISOR));
    stranger.get("/desk/me");
    for (var act : List.of("draft", "submission", "approval", "publication", "return")) {
      assertThat(stranger.post(world.path() + "/" + act).statusCode()).as(act).isEqualTo(404);
    }
    assertThat(stranger.get(world.path() + "/edit").statusCode()).isEqualTo(404);
  }

  @Test
  void says_what_is_missing_and_keeps_what_was_typed() {
    var world = world();
    var desk = Desk.signedIn(port, world.officer());
    desk.get(world.path() + "/edit");
    var wrong = filled();
    wrong.put("4/review/upheld", "=1+1");
    wrong.put("section-6", "<i>");
    var refused = desk.post(world.path() + "/draft", fields(wrong));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("“行政复议”×“结果维持”应当是数字", "value=\"=1+1\"", "&lt;i&gt;");
    var little = filled();
    little.remove("2.1/rules/made");
    little.remove("section-contact");
    desk.post(world.path() + "/draft", fields(little));
    var missing = desk.post(world.path() + "/submission");
    assertThat(missing.statusCode()).isEqualTo(422);
    assertThat(missing.body()).contains("还有 1 个数没有填", "还没有写“联系方式”");
    // Another window still has the first revision.
    assertThat(desk.post(world.path() + "/draft", fields(filled())).statusCode()).isEqualTo(409);
    var second = new LinkedHashMap<>(filled());
    second.put("revision", "1");
    assertThat(desk.post(world.path() + "/draft", fields(second)).statusCode()).isEqualTo(303);
  }

  @Test
  void corrects_by_a_further_version_with_a_reason_and_keeps_the_old_one() {
    var world = world();
    publish(world, filled());
    var desk = Desk.signedIn(port, world.officer());
    assertThat(desk.get(world.path() + "/edit").body()).contains("为什么更正", "第1.1节的文字");
    var correction = filled();
    correction.put("4/review/upheld", "7");
    assertThat(desk.post(world.path() + "/draft", fields(correction)).body()).contains("请写明为什么更正");
    correction.put("reason", "复议件数漏计");
    publish(world, correction);
    var reader = new Reader(port);
    var path = "/annual-reports/" + world.body().code() + "/2022";
    assertThat(reader.get(path).body()).contains("更正说明：", "复议件数漏计", path + "/versions/1");
    assertThat(reader.get(path + "/versions/1").body())
        .contains("这是更正以前的版本")
        .doesNotContain("更正说明：");
    assertThat(reader.get(path + "/versions/3").statusCode()).isEqualTo(404);
    assertThat(
            db.fetchCount(
                db.selectFrom("reports.publication where body_id = " + world.body().id())))
        .isEqualTo(2);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> db.execute("update reports.publication set year = 2021"))
        .hasMessageContaining("append-only");
  }

  @Test
  void hands_the_same_numbers_out_in_every_format() throws Exception {
    var world = world();
    publish(world, filled());
    var reader = new Reader(port);
    var path = "/annual-reports/" + world.body().code() + "/2022";
    Golden.check("annual-report.json", plain(reader.get(path + ".json").body(), world) + "\n");
    Golden.check("annual-report.csv", reader.get(path + ".csv").body());
    assertThat(api(world)).isEqualTo(reader.get(path + ".json").body());
    var sheets = SpreadsheetReader.read(bytes(path + ".xlsx"));
    assertThat(sheets.keySet()).containsExactly("表2.1", "表2.5", "表2.8", "表3", "表4", "文字");
    assertThat(sheets.get("表3"))
        .contains(List.of("new", "一、本年新收政府信息公开申请数量", "1", "1", "0", "0", "0", "0", "2"))
        .contains(List.of("3.4", "　　4.保护第三方合法权益", "0", "1", "0", "0", "0", "0", "1"));
    assertThat(sheets.get("表2.8")).contains(List.of("charges", "行政事业性收费", "12.5"));
    assertThat(new Tika().parseToString(new ByteArrayInputStream(bytes(path + ".docx"))))
        .contains("2022年政府信息公开工作年度报告", "一、总体情况", "4.保护第三方合法权益\n\t0\n\t1\n\t0", "第二段<b>不加粗</b>");
    assertThat(reader.get("/annual-reports.json?body=" + world.body().code()).body())
        .contains(world.body().code() + "-2022");
    assertThat(reader.get("/annual-reports?year=2022").statusCode()).isEqualTo(200);
    assertThat(reader.get("/annual-reports?body=nobody").statusCode()).isEqualTo(404);
    assertThat(reader.get(path.replace("2022", "2021")).statusCode()).isEqualTo(404);
  }

  @Test
  void takes_the_same_queries_however_many_cases_there_are() {
    var world = world();
    publish(world, filled());
    var actor = world.officer().actor();
    var sent = Queries.of(() -> reports.before(world.body(), 2023, Scope.OWN));
    assertThat(sent).hasSize(1);
    assertThat(Queries.of(() -> reports.draft(actor, world.body().code(), 2022))).hasSize(1);
  }

  @Test
  void is_written_at_a_desk_and_read_on_a_phone() {
    var world = world();
    publish(world, filled());
    var origin = "http://localhost:" + port;
    var path = "/annual-reports/" + world.body().code() + "/2022";
    try (var phone = Browser.phone(origin);
        var desk = Browser.desktop(origin)) {
      phone.open(path);
      assertThat(phone.text()).contains("本年新收", "DOCX", "总体情况");
      phone.open("/annual-reports?body=" + world.body().code());
      desk.open(path);
      desk.open("/view?language=en&to=" + path);
      assertThat(desk.text()).contains("I. Received this year", "annual report on disclosure");
      desk.signIn(world.officer().username(), Given.PASSWORD);
      desk.open(world.path()).open(world.path() + "/edit");
      phone.signIn(world.officer().username(), Given.PASSWORD);
      phone.open(world.path()).open(world.path() + "/edit");
    }
  }

  private String api(World world) {
    return new Reader(port)
        .get("/api/v1/annual-reports/%s/2022".formatted(world.body().code()))
        .body();
  }

  /** Without what differs from run to run. */
  private static String plain(String json, World world) {
    return json.replace(world.body().code(), "body")
        .replace(world.body().name(), "试验机关")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:+]+", "moment")
        .replaceAll("(?<=[}\\]]),", ",\n");
  }

  private byte[] bytes(String path) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
              BodyHandlers.ofByteArray())
          .body();
    }
  }
}
