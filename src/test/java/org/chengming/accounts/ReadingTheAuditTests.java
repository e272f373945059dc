package org.chengming.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chengming.actors.Role;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class ReadingTheAuditTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Accounts accounts;

  @Test
  void an_auditor_sees_what_the_people_of_their_bodies_did_and_what_changed() {
    var body = given.body();
    var administrator = given.staff(body, Role.ADMINISTRATOR);
    var auditor = given.staff(body, Role.AUDITOR);
    var person = given.staff(body, Role.EDITOR);
    accounts.describe(administrator.actor(), person.id(), "换了名字的岗", body.id());
    var outsider = given.staff(given.body(), Role.AUDITOR);

    var path = "/desk/audit?kind=staff&subject=" + person.id();
    var seen = Desk.signedIn(port, auditor).get(path).body();
    assertThat(seen)
        .contains("改账号资料")
        .contains("换了名字的岗")
        .contains("<th scope=\"row\">name</th>")
        .doesNotContain("<th scope=\"row\">body</th>");
    assertThat(Desk.signedIn(port, outsider).get(path).body()).doesNotContain("换了名字的岗");
    for (var other :
        List.of(
            person,
            administrator,
            given.rootStaff(Role.ADMINISTRATOR),
            given.rootStaff(Role.SECURITY_ADMINISTRATOR))) {
      assertThat(Desk.signedIn(port, other).get(path).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void the_audit_never_holds_a_password_or_its_hash() {
    var auditor = given.staff(given.body(), Role.AUDITOR);
    var person = given.staff(given.bodyUnder(given.body()), Role.EDITOR);
    var desk = Desk.signedIn(port, person);
    desk.get("/desk/me");
    desk.post(
        "/desk/me/password",
        "current",
        Given.PASSWORD,
        "password",
        "a new long sentence",
        "again",
        "a new long sentence");
    var csv = Desk.signedIn(port, auditor).get("/desk/audit.csv").body();
    assertThat(csv).contains("StaffSignIn").doesNotContain("argon2").doesNotContain(Given.PASSWORD);
  }

  @Test
  void a_cell_that_looks_like_a_formula_is_text_in_the_export() {
    var body = given.body();
    var administrator = given.staff(body, Role.ADMINISTRATOR);
    accounts.describe(administrator.actor(), administrator.id(), "=HYPERLINK(1)", body.id());
    var renamed = accounts.actor(administrator.id());
    accounts.describe(renamed, administrator.id(), "又改回来", body.id());
    var auditor = Desk.signedIn(port, given.staff(body, Role.AUDITOR));
    var csv = auditor.get("/desk/audit.csv?person=HYPERLINK").body();
    var far = "/desk/audit?from=-999999999-01-01&to=%2B999999999-12-31";
    assertThat(auditor.get(far).statusCode()).as("days no database counts").isEqualTo(200);
    assertThat(csv).contains(",'=HYPERLINK(1),").doesNotContain(",=HYPERLINK");
  }

  @Test
  void pages_follow_each_other_without_gap_or_repetition() {
    var body = given.body();
    var administrator = given.staff(body, Role.ADMINISTRATOR);
    for (int i = 0; i < 60; i++) {
      accounts.describe(administrator.actor(), administrator.id(), "第" + i + "次改名", body.id());
    }
    var desk = Desk.signedIn(port, given.staff(body, Role.AUDITOR));
    var first = desk.get("/desk/audit?act=StaffDescribe").body();
    var next = java.util.regex.Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first);
    assertThat(next.find()).isTrue();
    var second = desk.get(next.group(1).replace("&amp;", "&")).body();
    assertThat(first).contains("第59次改名").contains("第10次改名").doesNotContain("第8次改名");
    assertThat(second).contains("第9次改名").contains("第0次改名").doesNotContain("第10次改名");
  }
}
