package org.chengming.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.organisations.TheDirectoryTests.nextCode;

import java.nio.charset.StandardCharsets;
import org.chengming.actors.Role;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class TheDeskOfBodiesTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Organisations organisations;

  @Test
  void registers_describes_renames_and_shows_the_body() {
    var parent = given.body();
    var desk = Desk.signedIn(port, given.staff(parent, Role.ADMINISTRATOR));
    assertThat(desk.get("/desk/bodies/new?parent=" + parent.code()).body()).contains(parent.name());
    var code = nextCode();
    var registered =
        desk.post(
            "/desk/bodies",
            "name",
            "桌面登记局",
            "code",
            "desk-made",
            "level",
            "COUNTY",
            "kind",
            "DEPARTMENT",
            "parentCode",
            parent.code(),
            "organisationCode",
            code.value(),
            "divisionCode",
            "230804",
            "uscc",
            "",
            "foundedOn",
            "2010-01-01");
    assertThat(registered.statusCode()).isEqualTo(303);
    assertThat(desk.follow(registered).body()).contains("桌面登记局", "已保存", code.value());

    desk.post(
        "/desk/bodies/desk-made/description",
        "guide",
        "第一段\r\n\r\n第二段",
        "contact-PHONE",
        "0454-1；0454-2",
        "contact-HOURS",
        "8:30—17:00");
    var body = organisations.bodies().byCode("desk-made").orElseThrow();
    assertThat(body.guide()).isEqualTo("第一段\n\n第二段");
    assertThat(body.contacts()).hasSize(3);

    desk.get("/desk/bodies/succession?predecessor=desk-made");
    var renamed =
        desk.post(
            "/desk/bodies/succession",
            "kind",
            "RENAME",
            "predecessors",
            "desk-made",
            "effectiveOn",
            "2020-06-01",
            "newName",
            "桌面改名局",
            "newCode",
            "desk-renamed",
            "basis",
            "某决定",
            "successors",
            "");
    assertThat(renamed.statusCode()).isEqualTo(303);
    assertThat(desk.follow(renamed).body()).contains("桌面改名局", "桌面登记局", "更名", "某决定");
    assertThat(desk.get("/desk/bodies?under=" + parent.code()).body())
        .contains("桌面改名局")
        .doesNotContain("桌面登记局");
    assertThat(desk.get("/desk/bodies?q=desk-&show=ended").body())
        .contains("桌面登记局")
        .doesNotContain("桌面改名局");
  }

  @Test
  void corrects_a_mistyped_code_and_refuses_one_that_is_taken_or_does_not_fit() {
    var parent = given.body();
    var other = given.bodyUnder(parent);
    var body = given.bodyUnder(parent);
    var desk = Desk.signedIn(port, given.staff(parent, Role.ADMINISTRATOR));
    var at = "/desk/bodies/" + body.code();
    var right = nextCode();
    desk.get(at);
    assertThat(
            desk.post(
                    at + "/codes", "uscc", "", "organisationCode", other.organisationCode().value())
                .body())
        .contains("已经有机构在用");
    assertThat(desk.post(at + "/codes", "uscc", "123", "organisationCode", "").body())
        .contains("统一社会信用代码“123”不对");
    assertThat(desk.post(at + "/codes", "uscc", "", "organisationCode", "").body())
        .contains("请填写统一社会信用代码或者组织机构代码");
    var corrected = desk.post(at + "/codes", "uscc", "", "organisationCode", right.value());
    assertThat(corrected.statusCode()).isEqualTo(303);
    assertThat(desk.follow(corrected).body()).contains(right.value());
    assertThat(desk.post(at + "/codes", "organisationCode", right.value()).statusCode())
        .isEqualTo(303);
    var auditor = Desk.signedIn(port, given.staff(parent, Role.AUDITOR));
    assertThat(auditor.get("/desk/audit?kind=body&subject=" + body.id()).body())
        .contains("更正机构代码", right.value(), body.organisationCode().value());
    var own = Desk.signedIn(port, given.staff(body, Role.ADMINISTRATOR));
    own.get(at);
    assertThat(own.post(at + "/codes", "organisationCode", nextCode().value()).statusCode())
        .isEqualTo(403);
  }

  @Test
  void keeps_what_was_typed_when_it_refuses() {
    var parent = given.body();
    var desk = Desk.signedIn(port, given.staff(parent, Role.ADMINISTRATOR));
    desk.get("/desk/bodies/new?parent=" + parent.code());
    var refused =
        desk.post(
            "/desk/bodies",
            "name",
            "打错码局",
            "code",
            "Bad Code",
            "level",
            "COUNTY",
            "kind",
            "DEPARTMENT",
            "parentCode",
            parent.code(),
            "uscc",
            "11230500001755390F");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("打错码局", "11230500001755390F", "通过校验");
    desk.get("/desk/bodies/" + parent.code());
    assertThat(
            desk.post("/desk/bodies/" + parent.code() + "/ending", "endedOn", "2026-01-01")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void imports_a_table_only_after_a_trial_is_confirmed() {
    var parent = given.body();
    var desk = Desk.signedIn(port, given.staff(parent, Role.ADMINISTRATOR));
    var csv =
        "网址代码,名称,级别,类型,上级代码,组织机构代码\ndesk-imp,表格局,县级,工作部门,%s,%s\n"
            .formatted(parent.code(), nextCode());
    desk.get("/desk/bodies/import");
    var trial =
        desk.upload(
            "/desk/bodies/import/trial",
            "file",
            "bodies.csv",
            csv.getBytes(StandardCharsets.UTF_8));
    assertThat(trial.statusCode()).isEqualTo(200);
    assertThat(trial.body()).contains("表格局", "将登记 1 个", "还没有登记");
    assertThat(organisations.bodies().byCode("desk-imp")).isEmpty();
    assertThat(desk.post("/desk/bodies/import", "csv", csv).body()).contains("已登记 1 个");
    assertThat(organisations.bodies().byCode("desk-imp")).isPresent();
    assertThat(
            desk.upload(
                    "/desk/bodies/import/trial",
                    "file",
                    "x.csv",
                    "坏".getBytes(StandardCharsets.UTF_8))
                .statusCode())
        .isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /desk/bodies",
    "GET, /desk/bodies/new?parent={body}",
    "POST, /desk/bodies?parentCode={body}",
    "GET, /desk/bodies/{body}",
    "POST, /desk/bodies/{body}",
    "POST, /desk/bodies/{body}/description",
    "POST, /desk/bodies/{body}/ending?endedOn=2026-01-01",
    "GET, /desk/bodies/succession",
    "POST, /desk/bodies/succession",
    "GET, /desk/bodies/import",
    "POST, /desk/bodies/import/trial",
    "POST, /desk/bodies/import?csv=x"
  })
  void is_closed_to_an_editor_and_to_visitors(String method, String path) {
    var body = given.body();
    var address = path.replace("{body}", body.code());
    var editor = Desk.signedIn(port, given.staff(body, Role.EDITOR, Role.PUBLISHER, Role.REVIEWER));
    editor.get("/desk");
    var answer =
        method.equals("GET")
            ? editor.get(address)
            : editor.post(
                address,
                "name",
                "甲",
                "code",
                "desk-no",
                "level",
                "COUNTY",
                "kind",
                "OTHER",
                "parentCode",
                body.code(),
                "organisationCode",
                nextCode().value());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(organisations.bodies().get(body.id())).isEqualTo(body);
    if (method.equals("GET")) {
      assertThat(Desk.visitor(port).get(address).headers().firstValue("Location").orElse(""))
          .contains("/desk/sign-in");
    }
  }

  @Test
  void is_closed_to_an_administrator_of_another_body() {
    var body = given.body();
    var other = Desk.signedIn(port, given.staff(given.body(), Role.ADMINISTRATOR));
    other.get("/desk/bodies");
    assertThat(other.get("/desk/bodies/" + body.code()).statusCode()).isEqualTo(403);
    assertThat(other.get("/desk/bodies/new?parent=" + body.code()).statusCode()).isEqualTo(403);
    assertThat(
            other.post("/desk/bodies/" + body.code() + "/description", "guide", "篡改").statusCode())
        .isEqualTo(403);
    assertThat(
            other
                .post(
                    "/desk/bodies/succession",
                    "kind",
                    "RENAME",
                    "predecessors",
                    body.code(),
                    "effectiveOn",
                    "2020-01-01",
                    "newName",
                    "甲",
                    "newCode",
                    "desk-stolen")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void answers_other_systems_page_by_page_in_one_order() {
    var parent = given.body();
    for (int i = 0; i < 5; i++) {
      given.bodyUnder(parent);
    }
    var visitor = Desk.visitor(port);
    var seen = new java.util.ArrayList<String>();
    for (var address = "/api/v1/bodies?size=2&under=" + parent.code(); !address.isEmpty(); ) {
      var page = com.jayway.jsonpath.JsonPath.parse(visitor.get(address).body());
      seen.addAll(page.<java.util.List<String>>read("$.items[*].code"));
      String next = page.read("$.next");
      address = next == null ? "" : next.substring(next.indexOf("/api/"));
    }
    assertThat(seen)
        .containsExactlyElementsOf(
            organisations.bodies().subtree(parent.id()).stream().map(Body::code).toList());
    var one = visitor.get("/api/v1/bodies/" + parent.code());
    assertThat(one.body()).contains(parent.name(), parent.organisationCode().value());
    assertThat(one.headers().firstValue("ETag")).isPresent();
    assertThat(visitor.get("/api/v1/bodies/no-such-body").statusCode()).isEqualTo(404);
    assertThat(visitor.get("/api/v1/bodies?cursor=%21").statusCode()).isEqualTo(422);
  }
}
