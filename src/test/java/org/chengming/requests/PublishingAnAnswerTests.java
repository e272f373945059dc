package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengming.testing.Patience.await;

import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.publishing.EditionState;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Newsroom;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An answer becomes a public document, and nothing of whoever asked does. */
@ServerTest
class PublishingAnAnswerTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Requests requests;
  @Autowired Casework casework;
  @Autowired Proposals proposals;
  @Autowired CaseFiles files;
  @Autowired PublishedAnswers answers;
  @Autowired RequestTopics topics;

  private Body body;
  private Actor officer;
  private Filed filed;
  private RequestNumber number;

  @BeforeEach
  void a_request_was_answered() {
    body = given.body();
    officer = given.staff(body, Role.REQUEST_OFFICER, Role.EDITOR).actor();
    filed = Asking.filed(requests, body, "雪乡路供热管网改造的投资");
    number = filed.number();
    Asking.answer(casework, proposals, given, body, number, "投资 300 万元。");
  }

  @Test
  void goes_through_the_same_review_as_any_document_and_is_found_afterwards() {
    long edition = answers.draft(officer, draft("雪乡路供热管网改造投资多少", "投资 300 万元。"));
    var standing = answers.of(read()).orElseThrow();
    assertThat(standing.state()).isEqualTo(EditionState.DRAFT);
    assertThat(tracked()).doesNotContain("这件答复已经公开");
    var newsroom = Newsroom.of(port, given, body);
    assertThat(newsroom.writerPage(edition))
        .contains("依申请公开答复", "投资 300 万元")
        .doesNotContain(number.value());
    newsroom.write(edition, "雪乡路供热管网改造投资多少", "", "<p>投资 300 万元。</p>");
    newsroom.submit(edition);
    var index = newsroom.release(edition);
    assertThat(tracked()).contains("这件答复已经公开", "/documents/" + index);
    var page = new Reader(port).get("/documents/" + index).body();
    assertThat(page).contains("投资 300 万元").doesNotContain(number.value(), "申请人丙丁");
    await()
        .untilAsserted(
            () ->
                assertThat(new Reader(port).get("/search?q=%E9%9B%AA%E4%B9%A1%E8%B7%AF").body())
                    .contains("/documents/" + index));
  }

  @Test
  void is_refused_where_anything_of_whoever_asked_stands_in_it() {
    assertThatThrownBy(
            () ->
                answers.draft(
                    officer,
                    new DraftAnswer(
                        number, "丙丁的申请 " + number, "住试验路 7 号的人问", "请致电 139 0451 0451 申请人丙丁")))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(Problem::field)
                    .containsExactly("title", "question", "answer", "answer", "answer"));
    assertThat(answers.of(read())).isEmpty();
  }

  @Test
  void is_looked_at_again_when_somebody_writes_more_into_the_draft() {
    long edition = answers.draft(officer, draft("管网改造投资", "300 万元"));
    var newsroom = Newsroom.of(port, given, body);
    newsroom.write(edition, "管网改造投资", "", "<p>答复丙丁：请致电１３９-０４５１-０４５１</p>");
    var desk = newsroom.writer();
    var refused = desk.post("/desk/documents/editions/" + edition + "/submission");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("申请人的电话");
    newsroom.write(edition, "管网改造投资", "", "<p>300 万元</p>");
    newsroom.submit(edition);
  }

  @Test
  void leads_from_the_case_to_the_document_and_back_for_those_who_may_see_the_case() {
    long edition = answers.draft(officer, draft("管网投资问答", "300 万元"));
    var both = Desk.signedIn(port, given.staff(body, Role.REQUEST_OFFICER, Role.EDITOR));
    var document = "/desk/documents/editions/" + edition;
    assertThat(both.get("/desk/requests/" + number).body()).contains(document, "管网投资问答");
    assertThat(both.get(document).body()).contains("/desk/requests/" + number);
    var editor = Desk.signedIn(port, given.staff(body, Role.EDITOR));
    assertThat(editor.get(document).body()).contains("管网投资问答").doesNotContain(number.value());
  }

  @Test
  void takes_an_officer_of_the_case_who_is_an_editor_too_and_an_answer_and_is_made_once() {
    var only = given.staff(body, Role.REQUEST_OFFICER).actor();
    assertThatThrownBy(() -> answers.draft(only, draft("x", "x"))).isInstanceOf(NotPermitted.class);
    var stranger = given.staff(given.body(), Role.REQUEST_OFFICER, Role.EDITOR).actor();
    assertThatThrownBy(() -> answers.draft(stranger, draft("x", "x"))).isInstanceOf(Missing.class);
    var open = Asking.file(requests, body, "还没有答复的一件");
    assertThatThrownBy(() -> answers.draft(officer, new DraftAnswer(open, "x", "x", "x")))
        .isInstanceOf(Refused.class);
    answers.draft(officer, draft("只做一份", "300 万元"));
    assertThatThrownBy(() -> answers.draft(officer, draft("又做一份", "300 万元")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("has document");
  }

  @Test
  void keeps_on_the_page_what_was_typed_and_refused() {
    var desk = Desk.signedIn(port, given.staff(body, Role.REQUEST_OFFICER, Role.EDITOR));
    var path = "/desk/requests/" + number;
    assertThat(desk.get(path).body()).contains("把答复公开", "雪乡路供热管网改造的投资");
    var refused =
        desk.post(
            path + "/publication", "title", "<b>问</b>", "question", "丙", "answer", "139 0451 0451");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("&lt;b", "href=\"#public-answer\"", "申请人的电话")
        .doesNotContain("<b>问");
    var alone = Desk.signedIn(port, given.staff(body, Role.REQUEST_OFFICER));
    assertThat(alone.get(path).body()).contains("还要有本机关的“编辑”角色").doesNotContain("把答复公开…");
  }

  /** Art. 44. */
  @Test
  void is_proposed_where_several_ask_for_the_same() {
    var again = Asking.filed(requests, body, "申请公开雪乡路供热管网改造投资额是多少", "13000000002").number();
    Asking.file(requests, body, "2024年义务教育阶段招生人数");
    var elsewhere = given.body();
    Asking.file(requests, elsewhere, "雪乡路供热管网改造的投资");
    var like = topics.like(officer, read());
    assertThat(like.cases()).extracting(RequestCase::number).containsExactly(again);
    var found = topics.topics(officer);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().applicants()).isEqualTo(2);
    assertThat(found.getFirst().cases())
        .extracting(RequestCase::number)
        .containsExactlyInAnyOrder(number, again);
    var desk = Desk.signedIn(port, given.staff(body, Role.REQUEST_OFFICER));
    assertThat(desk.get("/desk/requests/" + number).body()).contains("另有 1 件相似申请", again.value());
    assertThat(desk.get("/desk/request-topics").body()).contains(number.value(), "2 个申请人");
    var stranger = given.staff(elsewhere, Role.REQUEST_OFFICER).actor();
    assertThat(topics.topics(stranger)).isEmpty();
    assertThatThrownBy(() -> topics.like(stranger, read())).isInstanceOf(Missing.class);
  }

  @Test
  void counts_nobody_twice_who_asked_twice() {
    var home = given.body();
    var alone = given.staff(home, Role.REQUEST_OFFICER).actor();
    Asking.file(requests, home, "同一个人两次问的事情在这里");
    Asking.file(requests, home, "同一个人两次问的事情在这里呢");
    assertThat(topics.topics(alone)).isEmpty();
  }

  private DraftAnswer draft(String title, String answer) {
    return new DraftAnswer(number, title, "有人问供热管网改造投资多少", answer);
  }

  private RequestCase read() {
    return files.get(officer, number);
  }

  private String tracked() {
    return new Applicant(port).track(number.value(), filed.code().value()).body();
  }
}
