package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.gate.Found;
import org.chengming.organisations.Body;
import org.chengming.testing.Browser;
import org.chengming.testing.Browser.Tab;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Letters go to one addressee: what is of anybody else is found before a letter is agreed to. */
@ServerTest
class WhatLettersTellOfOthersTests {
  private static final String OTHER = "440308199901101512";
  private static final String MOBILE = "13912345678";

  /** Who asks, as {@link Asking} has it. */
  private static final String NAME = "申请人丙丁";

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Requests requests;
  @Autowired Casework casework;
  @Autowired Proposals proposals;
  @Autowired LetterFindings findings;
  @Autowired Letters letters;
  @Autowired CaseFiles files;
  @Autowired DSLContext db;

  private Body body;
  private Actor officer;
  private Actor head;
  private RequestNumber number;

  @BeforeEach
  void a_request_is_in_hand() {
    body = given.body();
    officer = given.staff(body, Role.REQUEST_OFFICER).actor();
    head = given.staff(body, Role.REQUEST_APPROVER).actor();
    number = Asking.file(requests, body, "要一份名单");
    casework.register(officer, new RegisterRequest(number, Asking.today()));
  }

  @Test
  void stops_nothing_that_is_the_applicants_own() {
    answer("您（身份证" + Applicant.ID + "，电话" + Applicant.PHONE + "）要的名单见附件。");
    proposals.approve(head, number);
    assertThat(letter()).contains(Applicant.ID);
  }

  @Test
  void waits_until_what_is_of_others_is_masked_or_passed_with_a_reason() {
    answer("登记人身份证" + OTHER + "，手机" + MOBILE + "，复核人身份证" + OTHER + "。");
    assertThatThrownBy(() -> proposals.approve(head, number))
        .isInstanceOfSatisfying(
            Refused.class,
            r ->
                assertThat(r.problems())
                    .hasSize(2)
                    .allSatisfy(p -> assertThat(p.sentence()).doesNotContain(OTHER, MOBILE)));
    assertThat(letters.of(read())).isEmpty();
    var id = found("居民身份证号码");
    assertThat(id.spots()).hasSize(2);
    var mobile = found("手机号码").key();
    assertThatThrownBy(() -> findings.pass(officer, number, mobile, "工作电话"))
        .isInstanceOf(NotPermitted.class);
    assertThatThrownBy(() -> findings.pass(head, number, mobile, " ")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> findings.mask(head, number, "0123456789abcdef"))
        .isInstanceOf(Missing.class);
    findings.mask(officer, number, id.key());
    findings.pass(head, number, mobile, "单位的工作手机，门口公布着");
    proposals.approve(head, number);
    assertThat(letter())
        .doesNotContain(OTHER)
        .contains("身份证440308********1512，手机" + MOBILE + "，复核人身份证440308********1512");
    assertThat(
            db.fetch(
                    "select act || ' ' || after from audit.entry where subject = ? and act like 'Letter%' order by id",
                    number.value())
                .map(r -> r.get(0, String.class)))
        .hasSize(2)
        .allSatisfy(a -> assertThat(a).doesNotContain(OTHER, MOBILE))
        .last()
        .asString()
        .startsWith("LetterPassFound")
        .contains("门口公布着");
    requests.erase(given.staff(body, Role.ADMINISTRATOR).actor(), number);
    assertThat(
            db.fetchValue(
                "select count(*) from gate.ruling where subject like ?",
                "letters of request %d %%".formatted(read().id())))
        .isEqualTo(0L);
  }

  @Test
  void keeps_what_is_of_the_applicant_from_a_third_party_and_lets_that_one_read_its_own() {
    proposals.propose(
        officer,
        number,
        Draft.of(DraftKind.OPINION, "申请人身份证" + Applicant.ID + "，您的手机" + MOBILE)
            .of("", "试验第三方丁", "某路，" + MOBILE));
    var waiting = proposals.of(read()).getFirst();
    assertThat(waiting.letters().getFirst().whom()).isEqualTo("T1");
    assertThat(String.join("", waiting.letters().getFirst().paragraphs()))
        .contains(Applicant.ID, MOBILE);
    assertThat(findings.of(read(), waiting))
        .filteredOn(Found::blocks)
        .filteredOn(f -> f.spots().getFirst().field().endsWith("0"))
        .extracting(Found::label)
        .containsExactly("居民身份证号码");
  }

  @Test
  void tells_of_names_of_others_and_lets_a_name_go_to_whom_it_belongs() {
    proposals.propose(
        officer, number, Draft.of(DraftKind.OPINION, "丁小甲：" + NAME + "要一份名单。").of("", "丁小甲", "某路"));
    assertThat(found("别人的姓名"))
        .satisfies(f -> assertThat(f.blocks()).isFalse())
        .satisfies(f -> assertThat(f.instead()).isEqualTo("申某某"))
        .satisfies(
            f ->
                assertThat(f.spots())
                    .extracting(Found.Spot::words)
                    .isNotEmpty()
                    .containsOnly(NAME));
    proposals.approve(head, number);
    answer("丁 小甲不同意公开，" + NAME + "可以申请复议。");
    assertThat(found("别人的姓名").instead()).isEqualTo("丁某某");
    findings.mask(officer, number, found("别人的姓名").key());
    proposals.approve(head, number);
    assertThat(letter()).contains("丁某某不同意公开，" + NAME);
  }

  @Test
  void is_shown_at_the_desk_with_what_may_be_done() {
    var desk = Desk.signedIn(port, given.staff(body, Role.REQUEST_OFFICER));
    var path = "/desk/requests/" + number;
    answer("登记人手机" + MOBILE + "。");
    var key = found("手机号码").key();
    assertThat(desk.get(path).body())
        .contains("改成139****5678", "要处理", "删去手机号码")
        .doesNotContain("写明理由放行…");
    var chief = Desk.signedIn(port, given.staff(body, Role.REQUEST_APPROVER));
    assertThat(chief.get(path).body()).contains("写明理由放行…");
    var refused = chief.post(path + "/proposal/approval");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("里有手机号码（139****5678），请处理，或者写明理由放行。");
    assertThat(chief.post(path + "/proposal/passing", "key", key, "reason", "").statusCode())
        .isEqualTo(422);
    assertThat(chief.post(path + "/proposal/removal", "key", key).statusCode()).isEqualTo(303);
    assertThat(chief.post(path + "/proposal/approval").statusCode()).isEqualTo(303);
    assertThat(letter()).contains("登记人手机。");
  }

  @Test
  void is_read_on_a_phone_and_passed_there() {
    answer(("<b>" + "长".repeat(400) + "手机" + MOBILE + "，身份证" + OTHER + "。").repeat(2));
    var chief = given.staff(body, Role.REQUEST_APPROVER);
    try (var phone = Browser.phone("http://localhost:" + port);
        var desktop = Browser.desktop("http://localhost:" + port)) {
      for (var tab : List.of(phone, desktop)) {
        tab.signIn(chief.username(), Given.PASSWORD).open("/desk/requests/" + number);
        shot(tab, tab == phone ? 390 : 1440);
      }
      var found = phone.page().locator("#found-" + found("手机号码").key());
      found.locator("summary").click();
      found.locator("[name=reason]").fill("门口公布着的工作手机");
      found.locator("details button").click();
      phone.check();
      assertThat(phone.text()).contains("已放行", "门口公布着的工作手机");
    }
  }

  /** For the eye: {@code -Dshots=folder} keeps a picture of the page. */
  private static void shot(Tab tab, int width) {
    var folder = System.getProperty("shots");
    if (folder != null) {
      var file = Path.of(folder, "letters-found-" + width + ".png");
      tab.page().screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
    }
  }

  private void answer(String text) {
    proposals.propose(officer, number, Draft.of(DraftKind.ANSWER, text).as("3.5", ""));
  }

  private Found found(String label) {
    return findings.of(read(), proposals.of(read()).getFirst()).stream()
        .filter(f -> f.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private String letter() {
    return String.join("", letters.of(read()).getLast().content().paragraphs());
  }

  private RequestCase read() {
    return files.get(officer, number);
  }
}
