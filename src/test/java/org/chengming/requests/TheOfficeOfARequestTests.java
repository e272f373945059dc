package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.organisations.Body;
import org.chengming.requests.Facts.Stance;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.testing.TestClock.SettableClock;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What takes a letter: one drafts, another agrees, and only then has it happened. */
@ServerTest
class TheOfficeOfARequestTests {
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  private static final String THIRD_PARTY = "试验第三方公司丙";

  @Autowired Given given;
  @Autowired Requests requests;
  @Autowired Casework casework;
  @Autowired Proposals proposals;
  @Autowired Letters letters;
  @Autowired ThirdParties thirdParties;
  @Autowired FollowedLetters followed;
  @Autowired Reviews reviews;
  @Autowired CaseFiles files;
  @Autowired WorkingCalendar calendar;
  @Autowired SettableClock clock;
  @Autowired DSLContext db;

  private Body body;
  private Actor officer;
  private Actor head;
  private Filed filed;
  private RequestNumber number;

  @BeforeEach
  void a_request_is_in_hand() {
    clock.set("2026-03-02T09:00:00");
    body = given.body();
    officer = given.staff(body, Role.REQUEST_OFFICER).actor();
    head = given.staff(body, Role.REQUEST_APPROVER).actor();
    filed = file("first");
    number = filed.number();
    casework.register(officer, new RegisterRequest(number, MONDAY));
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void has_done_nothing_until_somebody_else_agrees() {
    proposals.propose(officer, number, extension(5));
    proposals.propose(officer, number, extension(5));
    assertThat(read().due().by()).isEqualTo(calendar.plus(MONDAY, 20));
    assertThat(proposals.of(read())).hasSize(1);
    assertThat(letters.of(read())).isEmpty();
    var both = given.staff(body, Role.REQUEST_OFFICER, Role.REQUEST_APPROVER).actor();
    assertThatThrownBy(() -> proposals.approve(officer, number)).isInstanceOf(NotPermitted.class);
    proposals.takeBack(officer, number);
    proposals.propose(both, number, extension(5));
    assertThatThrownBy(() -> proposals.approve(both, number))
        .isInstanceOf(NotPermitted.class)
        .hasMessageContaining("drafted it");
    proposals.approve(head, number);
    assertThat(read().due().by()).isEqualTo(calendar.plus(MONDAY, 25));
    assertThatThrownBy(() -> proposals.approve(head, number)).isInstanceOf(Refused.class);
  }

  @Test
  void sends_a_numbered_letter_that_names_the_new_day() {
    act(extension(5));
    var letter = letters.of(read()).getFirst();
    var content = letter.content();
    assertThat(letter.number()).isEqualTo(body.name() + "公开〔2026〕1号");
    assertThat(content.addressee()).isEqualTo("申请人乙");
    assertThat(String.join("", content.paragraphs()))
        .contains("延长5个工作日", "2026年4月7日", "要查档案", "2026年3月2日收到");
    assertThat(calendar.plus(MONDAY, 25)).isEqualTo("2026-04-07");
    assertThat(letter.draftedBy()).isEqualTo(officer.name());
    assertThat(letter.approvedBy()).isEqualTo(head.name());
    act(Draft.of(DraftKind.ANSWER, "见附件").as("1", "B"));
    assertThat(letters.of(read()).getLast().number()).isEqualTo(body.name() + "公开〔2026〕2号");
  }

  @Test
  void sends_what_was_reworded_and_keeps_what_was_sent_back() {
    proposals.propose(officer, number, extension(5));
    proposals.reword(head, number, 0, "延期告知书（改）", "第一段\n\n  第二段  ");
    proposals.approve(head, number);
    assertThat(letters.of(read()).getFirst().content().title()).isEqualTo("延期告知书（改）");
    assertThat(letters.of(read()).getFirst().content().paragraphs()).containsExactly("第一段", "第二段");
    proposals.propose(officer, number, extension(5));
    proposals.sendBack(head, number, "理由不够");
    assertThat(proposals.of(read()).getFirst().state()).isEqualTo(Proposal.State.SENT_BACK);
    assertThat(proposals.of(read()).getFirst().remark()).isEqualTo("理由不够");
    assertThat(read().due().by()).isEqualTo(calendar.plus(MONDAY, 25));
  }

  @Test
  void is_refused_when_the_law_no_longer_allows_what_was_drafted_in_time() {
    proposals.propose(officer, number, extension(5));
    go(calendar.plus(MONDAY, 21));
    assertThatThrownBy(() -> proposals.approve(head, number))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("overdue");
    assertThat(letters.of(read())).isEmpty();
  }

  @Test
  void holds_the_clock_while_a_third_party_is_asked_and_keeps_its_name_from_the_applicant() {
    act(opinion());
    assertThat(letters.of(read()))
        .extracting(Letter::kind)
        .containsExactly("THIRD_PARTY_OPINION", "OPINION_ASKED_NOTICE");
    var toThirdParty = letters.of(read()).getFirst();
    assertThat(toThirdParty.content().addressee()).isEqualTo(THIRD_PARTY);
    assertThat(letters.of(read()).getLast().content().toString()).doesNotContain(THIRD_PARTY);
    assertThat(toThirdParty.content().toString()).doesNotContain("申请人乙");
    go(calendar.plus(MONDAY, 2));
    letters.dispatch(
        officer, number, toThirdParty.id(), calendar.plus(MONDAY, 1), Delivery.POST, "XA123");
    letters.deliver(officer, number, toThirdParty.id(), calendar.plus(MONDAY, 2));
    go(calendar.plus(MONDAY, 8));
    casework.takeOpinion(officer, number, "T1", Stance.OBJECTS, calendar.plus(MONDAY, 8), "是商业秘密");
    assertThat(read().due().by()).isEqualTo(calendar.plus(MONDAY, 28));
    assertThat(db.fetchValue("select count(*) from requests.event where whose = ?", THIRD_PARTY))
        .isEqualTo(0L);
    assertThat(thirdParties.names(read().id())).containsEntry("T1", THIRD_PARTY);
  }

  @Test
  void tells_the_applicant_neither_who_was_asked_nor_what_they_said() {
    act(opinion());
    casework.takeOpinion(officer, number, "T1", Stance.OBJECTS, MONDAY, "是商业秘密");
    var seen = requests.track(number.value(), filed.code().value(), "198.51.100.252").orElseThrow();
    assertThat(seen.events()).extracting(Event::act).contains(Act.OPINION_ASKED, Act.OPINION_GIVEN);
    assertThat(seen.events()).extracting(Event::text).containsOnlyNulls();
    assertThat(followed.of(seen)).extracting(Letter::kind).containsExactly("OPINION_ASKED_NOTICE");
  }

  @Test
  void is_delivered_on_this_site_by_being_read_with_the_right_code_only() {
    act(extension(5));
    var id = letters.of(read()).getFirst().id();
    assertThat(followed.read(number.value(), "2222-2222-2222", id, "198.51.100.253")).isEmpty();
    assertThat(letters.of(read()).getFirst().deliveredOn()).isNull();
    assertThat(followed.read(number.value(), filed.code().value(), id, "198.51.100.253"))
        .isPresent();
    assertThat(letters.of(read()).getFirst().deliveredOn()).isEqualTo(MONDAY);
    var other = file("not this").number();
    assertThat(followed.read(other.value(), filed.code().value(), id, "198.51.100.253")).isEmpty();
  }

  @Test
  void is_not_granted_against_an_objection_unless_the_third_party_is_told_why() {
    act(opinion());
    casework.takeOpinion(officer, number, "T1", Stance.OBJECTS, MONDAY, "是商业秘密");
    var grant = Draft.of(DraftKind.ANSWER, "见附件").as("1", "B");
    assertThatThrownBy(() -> act(grant))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("1 against");
    act(Draft.of(DraftKind.OVERRIDE, "关系公共安全").of("T1", "", ""));
    assertThat(letters.of(read()).getLast().content().addressee()).isEqualTo(THIRD_PARTY);
    act(grant);
    assertThat(read().state()).isEqualTo(RequestState.ANSWERED);
  }

  @Test
  void asks_another_body_once_and_not_itself() {
    var other = given.body();
    var ask = Draft.of(DraftKind.OPINION, "共同制作");
    act(ask.of(other.code(), "", ""));
    assertThat(letters.of(read()).getFirst().kind()).isEqualTo("CO_PRODUCER_OPINION");
    for (var code : new String[] {other.code(), body.code(), "no-such-body"}) {
      assertThatThrownBy(() -> act(ask.of(code, "", ""))).isInstanceOf(Refused.class);
    }
  }

  @Test
  void starts_anew_the_day_after_a_fee_is_paid_and_ends_when_it_is_not() {
    act(Draft.of(DraftKind.FEE, "共101页").fee(FeeStandard.PAGE, 101));
    assertThat(read().state()).isEqualTo(RequestState.AWAITING_FEE);
    assertThat(String.join("", letters.of(read()).getFirst().content().paragraphs()))
        .contains("720元", "共101页", "2026年4月1日");
    var unpaid = Draft.of(DraftKind.ANSWER, "没有缴费").as("6.2", "");
    assertThatThrownBy(() -> act(unpaid)).isInstanceOf(Refused.class);
    go(MONDAY.plusDays(30));
    assertThatThrownBy(() -> act(unpaid)).isInstanceOf(Refused.class);
    casework.takePayment(officer, number, MONDAY.plusDays(9));
    assertThat(read().due().by()).isEqualTo(calendar.plus(MONDAY.plusDays(9), 20));
    assertThat(read().state()).isEqualTo(RequestState.REGISTERED);
  }

  @Test
  void ends_for_want_of_payment_after_thirty_days() {
    act(Draft.of(DraftKind.FEE, "共101页").fee(FeeStandard.PAGE, 101));
    go(MONDAY.plusDays(31));
    act(Draft.of(DraftKind.ANSWER, "没有缴费").as("6.2", ""));
    assertThat(read().state()).isEqualTo(RequestState.CLOSED);
  }

  @Test
  void counts_what_the_same_applicant_asked_that_month_and_charges_the_eleventh() {
    for (int i = 0; i < 9; i++) {
      file("more " + i);
    }
    var eleventh = file("eleventh").number();
    casework.register(officer, new RegisterRequest(eleventh, MONDAY));
    assertThat(files.askedBefore(files.get(officer, eleventh))).isEqualTo(10);
    var office = new Office(proposals, head);
    var fee = Draft.of(DraftKind.FEE, "按件").fee(FeeStandard.ITEM, 1);
    assertThatThrownBy(() -> office.act(officer, number, fee))
        .as("the first")
        .isInstanceOf(Refused.class);
    office.act(officer, eleventh, fee);
    assertThat(files.get(officer, eleventh).last(Act.FEE_NOTICED).orElseThrow().facts().amount())
        .isEqualTo(100);
  }

  @Test
  void is_not_dismissed_as_excessive_before_reasons_were_asked_for() {
    var excessive = Draft.of(DraftKind.ANSWER, "理由不合理").as("5.4", "");
    assertThatThrownBy(() -> act(excessive)).isInstanceOf(Refused.class);
    act(Draft.of(DraftKind.REASONS, "一个月八十件").by(MONDAY.plusDays(10)));
    assertThatThrownBy(() -> act(excessive)).isInstanceOf(Refused.class);
    casework.takeReasons(officer, number, MONDAY, "写论文");
    var delay = Draft.of(DraftKind.DELAY, "要逐份核对");
    assertThatThrownBy(() -> act(delay.by(MONDAY.plusDays(3)))).isInstanceOf(Refused.class);
    act(delay.by(LocalDate.of(2026, 6, 6)));
    assertThat(read().due().by()).as("a Saturday gives way").isEqualTo("2026-06-08");
    act(excessive);
    assertThat(read().last(Act.ANSWERED).orElseThrow().outcome()).isEqualTo("5.4");
  }

  @Test
  void names_who_holds_what_is_not_its_own() {
    var elsewhere = Draft.of(DraftKind.ANSWER, "住房由房产局管").as("4.1", "B");
    assertThatThrownBy(() -> act(elsewhere)).isInstanceOf(Refused.class);
    act(elsewhere.of("", "某区房产局", "电话 0451-5555"));
    assertThat(String.join("", letters.of(read()).getFirst().content().paragraphs()))
        .contains("某区房产局", "0451-5555");
  }

  @Test
  void tells_of_review_first_where_it_refuses_and_of_either_way_where_it_grants() {
    act(Draft.of(DraftKind.ANSWER, "属于内部事务").as("3.5", ""));
    assertThat(String.join("", letters.of(read()).getFirst().content().paragraphs()))
        .contains("应当先自收到本答复书之日起六十日内", "第二十三条");
    var other = file("other").number();
    casework.register(officer, new RegisterRequest(other, MONDAY));
    new Office(proposals, head).act(officer, other, Draft.of(DraftKind.ANSWER, "见附件").as("1", "B"));
    assertThat(
            String.join(
                "", letters.of(files.get(officer, other)).getFirst().content().paragraphs()))
        .contains("或者自收到本答复书之日起六个月内");
  }

  @Test
  void is_closed_to_strangers_and_keeps_letters_from_supervisors() {
    var stranger = given.staff(given.body(), Role.REQUEST_OFFICER, Role.REQUEST_APPROVER).actor();
    proposals.propose(officer, number, extension(5));
    assertThatThrownBy(() -> proposals.approve(stranger, number)).isInstanceOf(Missing.class);
    assertThat(proposals.waitingFor(stranger)).isEmpty();
    assertThat(proposals.waitingFor(head)).extracting(Proposal::request).containsExactly(number);
    var supervisor = given.staff(body, Role.SUPERVISOR).actor();
    assertThatThrownBy(() -> proposals.approve(supervisor, number))
        .isInstanceOf(NotPermitted.class);
    assertThat(files.knows(supervisor, read())).isFalse();
    assertThat(files.knows(head, read())).isTrue();
  }

  @Test
  void loses_names_but_not_letters_when_who_asked_is_erased() {
    act(opinion());
    act(Draft.of(DraftKind.ANSWER, "第三方不同意").as("3.4", ""));
    var administrator = given.staff(body, Role.ADMINISTRATOR).actor();
    requests.erase(administrator, number);
    var after = read();
    assertThat(letters.of(after)).hasSize(3).allMatch(l -> l.content().addressee().isEmpty());
    assertThat(thirdParties.names(after.id()).get("T1")).doesNotContain("丙");
    assertThat(proposals.of(after)).isEmpty();
    assertThat(
            db.fetchValue("select requester_mark from requests.request where id = ?", after.id()))
        .isNull();
  }

  @Test
  void counts_reviews_in_the_years_they_were_pending_or_decided() {
    reviews.begin(officer, number, Review.Way.REVIEW, MONDAY);
    assertThatThrownBy(() -> reviews.begin(officer, number, Review.Way.REVIEW, MONDAY))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> reviews.begin(officer, number, Review.Way.AFTER, MONDAY))
        .isInstanceOf(Refused.class);
    go(LocalDate.of(2027, 1, 11));
    var pending = reviews.of(read()).getFirst().id();
    reviews.end(officer, number, pending, Review.Result.UPHELD, LocalDate.of(2027, 1, 11));
    reviews.begin(officer, number, Review.Way.AFTER, LocalDate.of(2027, 1, 11));
    var bodies = List.of(body.id());
    assertThat(reviews.count(bodies, 2025)).isEmpty();
    assertThat(reviews.count(bodies, 2026))
        .containsExactly(new Reviews.Count(Review.Way.REVIEW, null, 1));
    assertThat(reviews.count(bodies, 2027))
        .containsExactlyInAnyOrder(
            new Reviews.Count(Review.Way.REVIEW, Review.Result.UPHELD, 1),
            new Reviews.Count(Review.Way.AFTER, null, 1));
    assertThat(reviews.count(bodies, 2028))
        .containsExactly(new Reviews.Count(Review.Way.AFTER, null, 1));
  }

  private static Draft extension(int days) {
    return Draft.of(DraftKind.EXTENSION, "要查档案").forDays(days);
  }

  private static Draft opinion() {
    return Draft.of(DraftKind.OPINION, "有报价").of("", THIRD_PARTY, "某路1号");
  }

  private void act(Draft draft) {
    new Office(proposals, head).act(officer, number, draft);
  }

  private RequestCase read() {
    return files.get(officer, number);
  }

  private void go(LocalDate day) {
    clock.set(day + "T10:00:00");
  }

  private Filed file(String form) {
    var requester =
        new Requester(
            RequesterKind.PERSON,
            "申请人乙",
            IdKind.RESIDENT,
            Applicant.ID,
            "",
            "",
            Applicant.PHONE,
            "",
            "",
            "");
    var command =
        new FileRequest(
            body.id(),
            Channel.WEB,
            requester,
            "采购的报价",
            ProvisionForm.ELECTRONIC,
            Delivery.ONLINE,
            false,
            form + " of " + body.id());
    return requests.file(command, "198.51.100." + body.id() % 250);
  }
}
