package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Joint answers over HTTP: who gets which page, and what stands on it. */
@ServerTest
class ThePartsOfOtherBodiesTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired PartFiles files;

  private Body first;
  private Body other;
  private Desk desk;
  private Applicant applicant;
  private Applicant.Receipt receipt;
  private String path;

  @BeforeEach
  void a_body_has_asked_another() {
    first = given.body();
    other = given.body();
    applicant = new Applicant(port);
    receipt = applicant.file(first);
    path = "/desk/requests/" + receipt.number();
    desk = Desk.signedIn(port, given.staff(first, Role.REQUEST_OFFICER));
    desk.get(path);
    desk.post(path + "/registration");
    assertThat(ask(other.name(), "只问这一句").statusCode()).isEqualTo(303);
  }

  @Test
  void shows_the_asked_body_the_question_alone() {
    var theirs = Desk.signedIn(port, given.staff(other, Role.REQUEST_OFFICER));
    assertThat(theirs.get("/desk/request-parts").body()).contains("只问这一句");
    var page = theirs.get(part());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("只问这一句", first.name(), "往后数 15 个工作日")
        .doesNotContain("公共租赁住房", Applicant.NAME, Applicant.ID, Applicant.PHONE);
    for (var hidden : List.of(path, path + "/gathered")) {
      assertThat(theirs.get(hidden).statusCode()).as(hidden).isEqualTo(404);
    }
    assertThat(theirs.post(path + "/parts", "body", first.name(), "text", "x").statusCode())
        .isEqualTo(404);
    assertThat(theirs.post(path + "/parts/1/return", "text", "x", "on", day()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void is_not_there_for_strangers_and_closed_to_supervisors() {
    var stranger =
        Desk.signedIn(port, given.staff(given.body(), Role.REQUEST_OFFICER, Role.SUPERVISOR));
    var supervisor = Desk.signedIn(port, given.staff(other, Role.SUPERVISOR));
    assertThat(stranger.get("/desk/request-parts?show=late").body()).doesNotContain("只问这一句");
    assertThat(stranger.get(part()).statusCode()).isEqualTo(404);
    assertThat(supervisor.get(part()).body()).contains("只问这一句").doesNotContain("写好，送签发");
    for (var act : List.of("draft", "approval", "sending-back")) {
      var form = new String[] {"outcome", "1", "text", "x"};
      assertThat(stranger.post(part() + "/" + act, form).statusCode()).as(act).isEqualTo(404);
      assertThat(supervisor.post(part() + "/" + act, form).statusCode()).as(act).isEqualTo(403);
    }
    assertThat(supervisor.post(part() + "/destruction").statusCode()).isEqualTo(404);
  }

  @Test
  void tells_the_requester_how_many_have_answered_and_names_nobody() {
    assertThat(applicant.track(receipt.number(), receipt.code()).body())
        .contains("正在请 1 个机关一起答复，0 个已经答了")
        .doesNotContain(other.name(), "只问这一句");
    give("只给首问机关看的初稿");
    assertThat(applicant.track(receipt.number(), receipt.code()).body())
        .contains("正在请 1 个机关一起答复，1 个已经答了")
        .doesNotContain("只给首问机关看的初稿");
    assertThat(desk.get(path).body()).contains("只给首问机关看的初稿", "1 个，1 个已答");
  }

  @Test
  void puts_the_parts_into_the_form_of_the_answer() {
    give("一共 12 户");
    var page = desk.get(path + "/gathered");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("已合成一份", other.name() + "答复“只问这一句”：\n一共 12 户");
    assertThat(page.body()).containsPattern("<option value=\"1B\" selected");
  }

  @Test
  void keeps_what_was_typed_when_there_is_no_such_body() {
    var refused = ask(other.name().substring(0, 4), "<b>想好的\"问题\"</b>");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("请写全称，例如：", "&lt;b", "href=\"#part-body\"")
        .doesNotContain("<b>想好的");
    assertThat(ask("没有的机关", "x").body()).contains("没有找到“没有的机关”");
    assertThat(ask(first.name(), "x").body()).contains("这是本机关");
    var late =
        desk.post(path + "/parts", "body", given.body().name(), "text", "x", "on", "2199-01-01");
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("不能晚于本案的到期日");
    assertThat(ask(other.name(), "再问一次").statusCode()).isEqualTo(409);
  }

  private java.net.http.HttpResponse<String> ask(String body, String question) {
    return desk.post(path + "/parts", "body", body, "text", question, "on", day());
  }

  /** The proposed one, as the page has it. */
  private String day() {
    var page = desk.get(path).body();
    var at = page.indexOf("value=\"", page.indexOf("id=\"part-on\"")) + "value=\"".length();
    return LocalDate.parse(page.substring(at, at + 10)).toString();
  }

  private String part() {
    var actor = given.staff(other, Role.REQUEST_OFFICER).actor();
    return "/desk/request-parts/" + files.owed(actor).getFirst().id();
  }

  private void give(String text) {
    var at = part();
    var writer = Desk.signedIn(port, given.staff(other, Role.REQUEST_OFFICER));
    writer.get(at);
    assertThat(writer.post(at + "/draft", "outcome", "1", "text", text).statusCode())
        .isEqualTo(303);
    assertThat(writer.post(at + "/approval").statusCode()).isEqualTo(409);
    var approver = Desk.signedIn(port, given.staff(other, Role.REQUEST_OFFICER));
    approver.get(at);
    assertThat(approver.post(at + "/approval").statusCode()).isEqualTo(303);
  }
}
