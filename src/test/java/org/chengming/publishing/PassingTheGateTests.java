package org.chengming.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.chengming.testing.Patience.await;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.gate.Found;
import org.chengming.organisations.Organisations;
import org.chengming.testing.ServerTest;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What the gate finds in an edition: masked, removed, or passed with a reason, by somebody else.
 */
@ServerTest
class PassingTheGateTests {
  private static final String MOBILE = "13912345678";
  private static final String ID = "11010519491231002X";

  @Autowired Drafting drafting;
  @Autowired Reviewing reviewing;
  @Autowired Publishing publishing;
  @Autowired Emergencies emergencies;
  @Autowired Findings findings;
  @Autowired PublicDocuments documents;
  @Autowired Organisations organisations;
  @Autowired Schedule schedule;
  @Autowired DSLContext db;

  @Test
  void goes_no_further_than_secrecy_review_until_each_place_is_masked() {
    var cast = new Cast(organisations);
    var html =
        "<p>联系人手机139<strong>1234</strong>5678。</p><table><tbody><tr><td>%s</td><td>表</td></tr></tbody></table><p><a href=\"tel:%s\" rel=\"nofollow noopener noreferrer\">打电话</a></p>"
            .formatted(MOBILE, MOBILE);
    var draft = draft(cast, Cast.complete("联系" + MOBILE).saying(html));
    clear(cast, draft);
    assertThatThrownBy(() -> approve(cast, draft))
        .isInstanceOfSatisfying(
            Refused.class,
            r ->
                assertThat(r.problems())
                    .singleElement()
                    .satisfies(
                        p ->
                            assertThat(p.sentence())
                                .contains("标题、正文、正文里的链接", "手机号码")
                                .doesNotContain(MOBILE)));
    var found = only(draft);
    assertThat(found.spots()).hasSize(4);
    for (var involved : List.of(cast.editor, cast.staff("别处的", Role.EDITOR))) {
      assertThatThrownBy(() -> mask(involved, draft, found)).isInstanceOf(NotPermitted.class);
    }
    mask(cast.chief, draft, found);
    var edition = db.fetchSingle(EDITION, EDITION.ID.eq(draft.editionId()));
    assertThat(edition.getTitle()).isEqualTo("联系" + found.instead());
    assertThat(edition.getContentHtml())
        .contains(found.instead(), "<td>表</td>", "打电话")
        .doesNotContain(MOBILE, "1234", "tel:");
    assertThat(edition.getRevision()).isEqualTo(2);
    assertThat(edition.getContentSha256())
        .isEqualTo(ContentHash.of(EditionRepository.fields(edition), List.of()));
    approve(cast, draft);
    publishing.publish(cast.chief, new PublishEdition(draft.editionId()));
    assertThat(documents.load(List.of(draft.documentId()))).hasSize(1);
    assertThat(audited(draft)).contains("EditionMask").doesNotContain(MOBILE);
  }

  @Test
  void lets_through_only_with_a_reason_of_somebody_else_and_remembers_it_with_the_words() {
    var cast = new Cast(organisations);
    var draft = draft(cast, Cast.complete("热线").saying("<p>值班手机" + MOBILE + "。</p>"));
    drafting.takeBack(cast.editor, new TakeBackEdition(draft.editionId()));
    drafting.save(
        cast.secondEditor,
        new SaveDraft(
            draft.editionId(), 1, Cast.complete("热线").saying("<p>手机" + MOBILE + "。</p>")));
    drafting.submit(cast.editor, new SubmitEdition(draft.editionId()));
    var found = only(draft);
    for (var involved : List.of(cast.editor, cast.secondEditor)) {
      assertThatThrownBy(() -> pass(involved, draft, found, "公用")).isInstanceOf(NotPermitted.class);
    }
    assertThatThrownBy(() -> pass(cast.chief, draft, found, " \u0000 "))
        .as("without a reason")
        .isInstanceOf(Refused.class);
    pass(cast.chief, draft, found, "单位值班用的公用手机");
    assertThatThrownBy(() -> pass(cast.chief, draft, found, "再放一次")).isInstanceOf(Refused.class);
    assertThat(only(draft).blocks()).isFalse();
    assertThat(audited(draft)).contains("EditionPassFound", "单位值班用的公用手机").doesNotContain(MOBILE);

    // The words elsewhere in the text keep their ruling; other words ask anew.
    reviewing.sendBack(cast.chief, new SendBack(draft.editionId(), "补一个号码"));
    drafting.save(
        cast.editor,
        new SaveDraft(
            draft.editionId(),
            2,
            Cast.complete("热线").saying("<p>新加的一段，13800001111。</p><p>值班的还是" + MOBILE + "。</p>")));
    drafting.submit(cast.editor, new SubmitEdition(draft.editionId()));
    clear(cast, draft);
    assertThat(findings.of(draft.editionId()).blocking())
        .singleElement()
        .satisfies(f -> assertThat(f.spots().getFirst().words()).isEqualTo("13800001111"));
    findings.remove(
        cast.chief,
        new RuleFinding(
            draft.editionId(), findings.of(draft.editionId()).blocking().getFirst().key()));
    approve(cast, draft);
    publishing.publish(cast.chief, new PublishEdition(draft.editionId()));
    assertThat(documents.load(List.of(draft.documentId())).get(draft.documentId()).contentHtml())
        .contains(MOBILE)
        .doesNotContain("13800001111");
  }

  @Test
  void stands_at_every_way_from_approval_on() {
    var cast = new Cast(organisations);
    var draft = draft(cast, Cast.complete("先是干净的"));
    clear(cast, draft);
    approve(cast, draft);
    var at = Instant.now().plusSeconds(3600);
    publishing.schedule(cast.chief, new ScheduleEdition(draft.editionId(), at));
    // As if the lists of the gate had grown meanwhile.
    db.update(EDITION)
        .set(EDITION.CONTENT_HTML, "<p>身份证" + ID + "</p>")
        .set(EDITION.PUBLISH_AT, Instant.now().minusSeconds(1))
        .where(EDITION.ID.eq(draft.editionId()))
        .execute();
    schedule.publishDue();
    await().untilAsserted(() -> assertThat(state(draft)).isEqualTo("APPROVED"));
    assertThat(
            db.fetchValues(
                "select note from publishing.step where kind = 'UNSCHEDULE' and edition_id = "
                    + draft.editionId()))
        .singleElement()
        .asString()
        .contains("居民身份证")
        .doesNotContain(ID);
    assertThatThrownBy(() -> publishing.publish(cast.chief, new PublishEdition(draft.editionId())))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(
            () -> publishing.schedule(cast.chief, new ScheduleEdition(draft.editionId(), at)))
        .isInstanceOf(Refused.class);
    var urgent = cast.staff("值班", Role.EMERGENCY_PUBLISHER);
    var warning = draft(cast, Cast.complete("警报").saying("<p>找" + MOBILE + "</p>"));
    assertThatThrownBy(
            () -> emergencies.publish(urgent, new PublishAtOnce(warning.editionId(), "急")))
        .isInstanceOf(Refused.class);
    assertThat(documents.load(List.of(draft.documentId(), warning.documentId()))).isEmpty();
  }

  @Test
  void looks_into_all_that_readers_see() {
    var cast = new Cast(organisations);
    var fields =
        Cast.complete("哪里都有")
            .summed("概述" + MOBILE, List.of("词" + MOBILE))
            .saying(
                "<p>字</p><p><a href=\"https://example.org/q?phone=%s\">网页</a><img src=\"/desk/documents/files/%s\" alt=\"图%s\"></p>"
                    .formatted(MOBILE, "a".repeat(64), MOBILE));
    var draft = drafting.draft(cast.editor, new DraftDocument(cast.body.id(), fields));
    drafting.attach(
        cast.editor,
        new AttachFile(
            draft.editionId(),
            new AttachedFile("表_" + MOBILE + ".png", "a".repeat(64), "image/png", 3)));
    var found =
        findings.of(draft.editionId()).found().stream()
            .filter(f -> !f.spots().isEmpty())
            .findFirst()
            .orElseThrow();
    assertThat(found.spots())
        .extracting(Found.Spot::label)
        .containsExactlyInAnyOrder("内容概述", "关键词", "正文里的链接", "图片说明", "附件名");
    // Whoever writes may mend a draft; a save of it is a hand in the text.
    findings.remove(cast.editor, new RuleFinding(draft.editionId(), found.key()));
    assertThat(findings.of(draft.editionId()).find(found.key())).isEmpty();
    assertThat(
            db.fetchValues(
                "select name from publishing.attachment where edition_id = " + draft.editionId()))
        .isEqualTo(List.of("表_.png"));

    var live = draft(cast, Cast.complete("要撤回的"));
    clear(cast, live);
    approve(cast, live);
    publishing.publish(cast.chief, new PublishEdition(live.editionId()));
    assertThatThrownBy(
            () ->
                publishing.withdraw(
                    cast.chief, new WithdrawDocument(live.documentId(), "误写了" + ID)))
        .isInstanceOf(Refused.class);
    var next = drafting.correct(cast.editor, new CorrectDocument(live.documentId(), "删去" + MOBILE));
    assertThat(findings.of(next.editionId()).blocking())
        .singleElement()
        .satisfies(f -> assertThat(f.spots().getFirst().label()).isEqualTo("更正说明"));
  }

  private Draft draft(Cast cast, EditionFields fields) {
    var draft = drafting.draft(cast.editor, new DraftDocument(cast.body.id(), fields));
    drafting.submit(cast.editor, new SubmitEdition(draft.editionId()));
    return draft;
  }

  private void clear(Cast cast, Draft draft) {
    reviewing.review(cast.chief, new ReviewEdition(draft.editionId(), null));
    reviewing.clear(cast.chief, new ClearEdition(draft.editionId(), "不涉密"));
  }

  private void approve(Cast cast, Draft draft) {
    reviewing.approve(cast.chief, new ApproveEdition(draft.editionId(), null));
  }

  private Found only(Draft draft) {
    var found = findings.of(draft.editionId()).found();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private void mask(Actor actor, Draft draft, Found found) {
    findings.mask(actor, new RuleFinding(draft.editionId(), found.key()));
  }

  private void pass(Actor actor, Draft draft, Found found, String reason) {
    findings.pass(actor, new PassFinding(draft.editionId(), found.key(), reason));
  }

  private String state(Draft draft) {
    return db.fetchSingle(EDITION, EDITION.ID.eq(draft.editionId())).getState();
  }

  private String audited(Draft draft) {
    return db
        .fetchValues(
            "select act || coalesce(after::text, '') || coalesce(before::text, '') from audit.entry where subject_kind = 'document' and subject = '%d'"
                .formatted(draft.documentId()))
        .stream()
        .map(String::valueOf)
        .filter(a -> a.startsWith("EditionMask") || a.startsWith("EditionPass"))
        .collect(Collectors.joining("\n"));
  }
}
