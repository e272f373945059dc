package org.chengming.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.chengming.publishing.db.Tables.STEP;
import static org.chengming.testing.Patience.await;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.organisations.Organisations;
import org.chengming.testing.ServerTest;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class PublishingADocumentTests {
  @Autowired Drafting drafting;
  @Autowired Reviewing reviewing;
  @Autowired Publishing publishing;
  @Autowired PublicDocuments documents;
  @Autowired Organisations organisations;
  @Autowired Schedule schedule;
  @Autowired ChangeLog changes;
  @Autowired DSLContext db;

  @Test
  void takes_two_persons_from_draft_to_live() {
    var cast = new Cast(organisations);
    var draft =
        drafting.draft(cast.editor, new DraftDocument(cast.body.id(), Cast.complete("两个人就够")));
    pass(cast, draft.editionId());
    var number = publishing.publish(cast.chief, new PublishEdition(draft.editionId()));
    assertThat(number.value())
        .startsWith(cast.body.organisationCode().value() + "/")
        .endsWith("-00001");
    var live = documents.load(List.of(draft.documentId())).get(draft.documentId());
    assertThat(live.title()).isEqualTo("两个人就够");
    assertThat(live.documentNumberKey()).isEqualTo("前政办发-2026-7");
    assertThat(steps(draft)).containsExactly("SUBMIT", "REVIEW", "CLEAR", "APPROVE", "PUBLISH");
    assertThat(changesOf(draft)).containsExactly(Change.Kind.PUBLISHED);
  }

  @Test
  void nobody_passes_a_text_they_had_a_hand_in() {
    var cast = new Cast(organisations);
    // The second editor holds every role, saved once, and had it saved over by the first.
    Map<String, EditionState> acts = new LinkedHashMap<>();
    acts.put("review", EditionState.SUBMITTED);
    acts.put("clear", EditionState.REVIEWED);
    acts.put("approve", EditionState.CLEARED);
    acts.put("schedule", EditionState.APPROVED);
    acts.put("publish", EditionState.APPROVED);
    acts.put("sendBack", EditionState.SUBMITTED);
    acts.forEach(
        (act, at) -> {
          var draft =
              drafting.draft(cast.editor, new DraftDocument(cast.body.id(), Cast.complete("自己的")));
          drafting.save(
              cast.secondEditor, new SaveDraft(draft.editionId(), 1, Cast.complete("自己的，第二稿")));
          drafting.save(cast.editor, new SaveDraft(draft.editionId(), 2, Cast.complete("自己的，第三稿")));
          bring(cast, draft.editionId(), at);
          assertThatThrownBy(() -> acts().get(act).accept(cast.secondEditor, draft.editionId()))
              .as(act)
              .isInstanceOf(NotPermitted.class);
          assertThatCode(() -> acts().get(act).accept(cast.chief, draft.editionId()))
              .as(act)
              .doesNotThrowAnyException();
        });
  }

  @Test
  void each_act_takes_its_role_over_the_body() {
    var cast = new Cast(organisations);
    var elsewhere = new Cast(organisations);
    Map<String, Role> needs =
        Map.of(
            "submit",
            Role.EDITOR,
            "save",
            Role.EDITOR,
            "discard",
            Role.EDITOR,
            "review",
            Role.REVIEWER,
            "clear",
            Role.SECRECY_REVIEWER,
            "approve",
            Role.PUBLISHER,
            "schedule",
            Role.PUBLISHER,
            "publish",
            Role.PUBLISHER);
    Map<String, EditionState> at =
        Map.of(
            "submit",
            EditionState.DRAFT,
            "save",
            EditionState.DRAFT,
            "discard",
            EditionState.DRAFT,
            "review",
            EditionState.SUBMITTED,
            "clear",
            EditionState.REVIEWED,
            "approve",
            EditionState.CLEARED,
            "schedule",
            EditionState.APPROVED,
            "publish",
            EditionState.APPROVED);
    needs.forEach(
        (act, role) -> {
          var draft =
              drafting.draft(
                  cast.editor, new DraftDocument(cast.body.id(), Cast.complete("谁能做什么")));
          bring(cast, draft.editionId(), at.get(act));
          var others =
              java.util.Arrays.stream(Role.values()).filter(r -> r != role).toArray(Role[]::new);
          assertThatThrownBy(
                  () -> acts().get(act).accept(cast.staff("别岗", others), draft.editionId()))
              .as(act)
              .isInstanceOf(NotPermitted.class);
          assertThatThrownBy(
                  () ->
                      acts()
                          .get(act)
                          .accept(elsewhere.staff("别处", Role.values()), draft.editionId()))
              .as(act)
              .isInstanceOf(NotPermitted.class);
          acts().get(act).accept(cast.staff("本岗", role), draft.editionId());
        });
    var draft =
        drafting.draft(cast.editor, new DraftDocument(cast.body.id(), Cast.complete("撤回也要权限")));
    pass(cast, draft.editionId());
    publishing.publish(cast.chief, new PublishEdition(draft.editionId()));
    for (var actor : List.of(cast.editor, elsewhere.chief)) {
      assertThatThrownBy(
              () -> publishing.withdraw(actor, new WithdrawDocument(draft.documentId(), "错")))
          .isInstanceOf(NotPermitted.class);
      assertThatThrownBy(
              () ->
                  publishing.end(
                      actor,
                      new EndDocument(
                          draft.documentId(), Validity.ABOLISHED, LocalDate.EPOCH, null, null)))
          .isInstanceOf(NotPermitted.class);
    }
    assertThatThrownBy(
            () -> drafting.correct(elsewhere.editor, new CorrectDocument(draft.documentId(), "改")))
        .isInstanceOf(NotPermitted.class);
  }

  @Test
  void says_all_that_is_missing_at_once() {
    var cast = new Cast(organisations);
    var draft = drafting.draft(cast.editor, new DraftDocument(cast.body.id(), EditionFields.EMPTY));
    assertThatThrownBy(() -> drafting.submit(cast.editor, new SubmitEdition(draft.editionId())))
        .isInstanceOfSatisfying(
            Refused.class,
            r ->
                assertThat(r.problems())
                    .extracting(Refused.Problem::field)
                    .containsExactlyInAnyOrder(
                        "title", "genre", "theme", "duty", "formedOn", "content"));
    var secret =
        Cast.complete("不公开的")
            .disclosed(new EditionFields.Disclosure(Attribute.NOT_DISCLOSED, null))
            .numbered("随便写的")
            .dated(new EditionFields.Days(LocalDate.of(2199, 1, 1), null, null));
    drafting.save(cast.editor, new SaveDraft(draft.editionId(), 1, secret));
    assertThatThrownBy(() -> drafting.submit(cast.editor, new SubmitEdition(draft.editionId())))
        .isInstanceOfSatisfying(
            Refused.class,
            r ->
                assertThat(r.problems())
                    .extracting(Refused.Problem::field)
                    .containsExactlyInAnyOrder("documentNumber", "formedOn", "reason"));
  }

  @Test
  void never_makes_public_what_is_not_for_the_public() {
    var cast = new Cast(organisations);
    var fields =
        Cast.complete("依申请")
            .disclosed(new EditionFields.Disclosure(Attribute.ON_REQUEST, "涉及第三方，条例第十五条"));
    var draft = drafting.draft(cast.editor, new DraftDocument(cast.body.id(), fields));
    pass(cast, draft.editionId());
    assertThatThrownBy(() -> publishing.publish(cast.chief, new PublishEdition(draft.editionId())))
        .isInstanceOfSatisfying(
            Refused.class,
            r ->
                assertThat(r.problems())
                    .extracting(Refused.Problem::field)
                    .containsExactly("attribute"));
  }

  @Test
  void corrects_with_a_note_and_keeps_number_and_first_day() {
    var cast = new Cast(organisations);
    var draft = published(cast, "有错字");
    var before = documents.load(List.of(draft.documentId())).get(draft.documentId());
    assertThatThrownBy(
            () -> drafting.correct(cast.editor, new CorrectDocument(draft.documentId(), " ")))
        .isInstanceOf(Refused.class);
    var next = drafting.correct(cast.editor, new CorrectDocument(draft.documentId(), "改正一个错字"));
    assertThatThrownBy(
            () -> drafting.correct(cast.editor, new CorrectDocument(draft.documentId(), "再开一版")))
        .isInstanceOf(Refused.class);
    drafting.save(cast.editor, new SaveDraft(next.editionId(), 1, Cast.complete("没有错字")));
    assertThat(documents.load(List.of(draft.documentId())).get(draft.documentId()).title())
        .isEqualTo("有错字");
    pass(cast, next.editionId());
    publishing.publish(cast.chief, new PublishEdition(next.editionId()));
    var after = documents.load(List.of(draft.documentId())).get(draft.documentId());
    assertThat(after.title()).isEqualTo("没有错字");
    assertThat(after.indexNumber()).isEqualTo(before.indexNumber());
    assertThat(after.firstPublishedAt()).isEqualTo(before.firstPublishedAt());
    assertThat(after.editionNumber()).isEqualTo(2);
    assertThat(changesOf(draft)).containsExactly(Change.Kind.PUBLISHED, Change.Kind.CORRECTED);
  }

  @Test
  void withdraws_with_a_reason_and_never_gives_the_number_again() {
    var cast = new Cast(organisations);
    var draft = published(cast, "要撤回的");
    var next = drafting.correct(cast.editor, new CorrectDocument(draft.documentId(), "正在改"));
    publishing.withdraw(cast.chief, new WithdrawDocument(draft.documentId(), "含有不应公开的内容"));
    assertThat(documents.load(List.of(draft.documentId()))).isEmpty();
    assertThat(state(next)).isEqualTo("DISCARDED");
    assertThat(state(draft)).isEqualTo("WITHDRAWN");
    assertThatThrownBy(
            () -> publishing.withdraw(cast.chief, new WithdrawDocument(draft.documentId(), "再撤")))
        .isInstanceOf(Refused.class);
    assertThat(documents.load(List.of(published(cast, "下一份").documentId())).values())
        .singleElement()
        .satisfies(d -> assertThat(d.indexNumber()).endsWith("-00002"));
  }

  @Test
  void keeps_both_texts_when_two_save_at_once() {
    var cast = new Cast(organisations);
    var draft = drafting.draft(cast.editor, new DraftDocument(cast.body.id(), Cast.complete("原稿")));
    var first =
        drafting.save(cast.editor, new SaveDraft(draft.editionId(), 1, Cast.complete("甲改的")));
    var second =
        drafting.save(cast.secondEditor, new SaveDraft(draft.editionId(), 1, Cast.complete("乙改的")));
    assertThat(first).isEqualTo(new SaveOutcome.Saved(2));
    assertThat(second)
        .isInstanceOfSatisfying(
            SaveOutcome.Conflict.class, c -> assertThat(c.revision()).isEqualTo(2));
    assertThat(
            db.fetchValue(
                "select fields->>'title' from publishing.draft_save where id = ?",
                ((SaveOutcome.Conflict) second).saveId()))
        .isEqualTo("乙改的");
    assertThat(
            db.fetchValue("select title from publishing.edition where id = ?", draft.editionId()))
        .isEqualTo("甲改的");
    assertThat(
            drafting.save(
                cast.secondEditor, new SaveDraft(draft.editionId(), 2, Cast.complete("乙改的"))))
        .isEqualTo(new SaveOutcome.Saved(3));
  }

  @Test
  void happens_at_the_scheduled_moment() {
    var cast = new Cast(organisations);
    var draft =
        drafting.draft(cast.editor, new DraftDocument(cast.body.id(), Cast.complete("定时的")));
    pass(cast, draft.editionId());
    assertThatThrownBy(
            () ->
                publishing.schedule(
                    cast.chief,
                    new ScheduleEdition(draft.editionId(), Instant.now().minusSeconds(5))))
        .isInstanceOf(Refused.class);
    publishing.schedule(
        cast.chief, new ScheduleEdition(draft.editionId(), Instant.now().plusSeconds(3600)));
    schedule.publishDue();
    assertThat(state(draft)).isEqualTo("SCHEDULED");
    db.update(EDITION)
        .set(EDITION.PUBLISH_AT, Instant.now().minusSeconds(1))
        .where(EDITION.ID.eq(draft.editionId()))
        .execute();
    schedule.publishDue();
    // The server's own round may hold it just then, which this call passes by.
    await().untilAsserted(() -> assertThat(state(draft)).isEqualTo("LIVE"));
    assertThat(documents.load(List.of(draft.documentId()))).hasSize(1);
  }

  @Test
  void scheduled_on_two_nodes_happens_once_and_a_stuck_one_hinders_none() throws Exception {
    var cast = new Cast(organisations);
    var drafts = new ArrayList<Draft>();
    for (int i = 0; i < 12; i++) {
      var draft =
          drafting.draft(
              cast.editor, new DraftDocument(cast.body.id(), Cast.complete("定时第%d件".formatted(i))));
      pass(cast, draft.editionId());
      publishing.schedule(
          cast.chief, new ScheduleEdition(draft.editionId(), Instant.now().plusSeconds(3600)));
      drafts.add(draft);
    }
    db.update(EDITION)
        .set(EDITION.GENRE, "没有的")
        .where(EDITION.ID.eq(drafts.getFirst().editionId()))
        .execute();
    db.update(EDITION)
        .set(EDITION.PUBLISH_AT, Instant.now().minusSeconds(1))
        .where(EDITION.ID.in(drafts.stream().map(Draft::editionId).toList()))
        .execute();
    Callable<Object> node =
        () -> {
          schedule.publishDue();
          return 0;
        };
    try (var pool = Executors.newFixedThreadPool(3)) {
      for (var done : pool.invokeAll(List.of(node, node, node))) {
        done.get();
      }
    }
    schedule.publishDue();
    await()
        .untilAsserted(
            () -> {
              assertThat(state(drafts.getFirst())).isEqualTo("APPROVED");
              assertThat(drafts.subList(1, 12))
                  .allSatisfy(d -> assertThat(state(d)).isEqualTo("LIVE"));
            });
    assertThat(drafts.subList(1, 12))
        .allSatisfy(d -> assertThat(changesOf(d)).containsExactly(Change.Kind.PUBLISHED));
  }

  @Test
  void gives_parallel_publishers_numbers_without_gap_or_double() throws Exception {
    var cast = new Cast(organisations);
    var work = new ArrayList<Callable<IndexNumber>>();
    for (int i = 0; i < 40; i++) {
      var draft =
          drafting.draft(
              cast.editor, new DraftDocument(cast.body.id(), Cast.complete("并发第%d件".formatted(i))));
      pass(cast, draft.editionId());
      work.add(() -> publishing.publish(cast.chief, new PublishEdition(draft.editionId())));
    }
    try (var pool = Executors.newFixedThreadPool(8)) {
      var numbers = new ArrayList<Integer>();
      for (var number : pool.invokeAll(work)) {
        numbers.add(
            Integer.parseInt(number.get().value().substring(number.get().value().length() - 5)));
      }
      assertThat(numbers)
          .containsExactlyInAnyOrderElementsOf(
              java.util.stream.IntStream.rangeClosed(1, 40).boxed().toList());
    }
  }

  @Test
  void of_one_edition_by_two_at_once_happens_once() throws Exception {
    var cast = new Cast(organisations);
    var draft =
        drafting.draft(cast.editor, new DraftDocument(cast.body.id(), Cast.complete("抢着发")));
    pass(cast, draft.editionId());
    Callable<Boolean> publish =
        () -> {
          try {
            publishing.publish(cast.chief, new PublishEdition(draft.editionId()));
            return true;
          } catch (Refused conflict) {
            return false;
          }
        };
    try (var pool = Executors.newFixedThreadPool(4)) {
      var won = 0;
      for (var done : pool.invokeAll(java.util.Collections.nCopies(4, publish))) {
        won += done.get() ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    }
  }

  @Test
  void ends_and_links_to_others_both_ways() {
    var cast = new Cast(organisations);
    var old = published(cast, "旧办法");
    var fresh = published(cast, "新办法");
    var explainer = published(cast, "一图读懂新办法");
    assertThatThrownBy(
            () ->
                publishing.end(
                    cast.chief,
                    new EndDocument(
                        old.documentId(),
                        Validity.SUPERSEDED,
                        LocalDate.of(2026, 11, 1),
                        null,
                        null)))
        .isInstanceOf(Refused.class);
    publishing.end(
        cast.chief,
        new EndDocument(
            old.documentId(),
            Validity.SUPERSEDED,
            LocalDate.of(2026, 11, 1),
            fresh.documentId(),
            null));
    publishing.link(cast.chief, new LinkExplainer(explainer.documentId(), fresh.documentId()));
    publishing.link(cast.chief, new LinkExplainer(explainer.documentId(), fresh.documentId()));
    var live = documents.load(List.of(old.documentId(), explainer.documentId()));
    assertThat(live.get(old.documentId()).validityOn(LocalDate.of(2026, 11, 2)))
        .isEqualTo(Validity.SUPERSEDED);
    assertThat(live.get(old.documentId()).validityOn(LocalDate.of(2026, 10, 31)))
        .isEqualTo(Validity.IN_FORCE);
    assertThat(live.get(explainer.documentId()).explainer()).isTrue();
    assertThat(changesOf(fresh))
        .containsExactly(Change.Kind.PUBLISHED, Change.Kind.VALIDITY, Change.Kind.LINKED);
    publishing.unlink(cast.chief, new UnlinkExplainer(explainer.documentId(), fresh.documentId()));
    assertThat(
            documents.load(List.of(explainer.documentId())).get(explainer.documentId()).explainer())
        .isFalse();
  }

  @Test
  void remarks_stand_on_words_of_the_text() {
    var cast = new Cast(organisations);
    var draft =
        drafting.draft(cast.editor, new DraftDocument(cast.body.id(), Cast.complete("要批注的")));
    bring(cast, draft.editionId(), EditionState.SUBMITTED);
    assertThatThrownBy(
            () -> reviewing.remark(cast.chief, new Remark(draft.editionId(), "没有这句", "改")))
        .isInstanceOf(Refused.class);
    var remark = reviewing.remark(cast.chief, new Remark(draft.editionId(), "看得 到", "“看得到”太口语"));
    reviewing.sendBack(cast.chief, new SendBack(draft.editionId(), "请按批注修改"));
    reviewing.resolve(cast.editor, new ResolveRemark(remark));
    assertThat(state(draft)).isEqualTo("DRAFT");
    assertThatThrownBy(() -> reviewing.sendBack(cast.chief, new SendBack(draft.editionId(), "再退")))
        .isInstanceOf(Refused.class);
  }

  private Map<String, BiConsumer<Actor, Long>> acts() {
    return Map.of(
        "save", (a, e) -> drafting.save(a, new SaveDraft(e, 1, Cast.complete("改"))),
        "submit", (a, e) -> drafting.submit(a, new SubmitEdition(e)),
        "discard", (a, e) -> drafting.discard(a, new DiscardDraft(e, "不要了")),
        "review", (a, e) -> reviewing.review(a, new ReviewEdition(e, null)),
        "clear", (a, e) -> reviewing.clear(a, new ClearEdition(e, "不涉密")),
        "approve", (a, e) -> reviewing.approve(a, new ApproveEdition(e, null)),
        "sendBack", (a, e) -> reviewing.sendBack(a, new SendBack(e, "重写")),
        "schedule",
            (a, e) ->
                publishing.schedule(a, new ScheduleEdition(e, Instant.now().plusSeconds(3600))),
        "publish", (a, e) -> publishing.publish(a, new PublishEdition(e)));
  }

  /** Takes a draft on to a state. */
  private void bring(Cast cast, long edition, EditionState to) {
    if (to == EditionState.DRAFT) {
      return;
    }
    drafting.submit(cast.editor, new SubmitEdition(edition));
    if (to == EditionState.SUBMITTED) {
      return;
    }
    reviewing.review(cast.chief, new ReviewEdition(edition, null));
    if (to == EditionState.REVIEWED) {
      return;
    }
    reviewing.clear(cast.chief, new ClearEdition(edition, "经审查不涉密"));
    if (to == EditionState.APPROVED) {
      reviewing.approve(cast.chief, new ApproveEdition(edition, null));
    }
  }

  private void pass(Cast cast, long edition) {
    bring(cast, edition, EditionState.APPROVED);
  }

  private Draft published(Cast cast, String title) {
    var draft =
        drafting.draft(cast.editor, new DraftDocument(cast.body.id(), Cast.complete(title)));
    pass(cast, draft.editionId());
    publishing.publish(cast.chief, new PublishEdition(draft.editionId()));
    return draft;
  }

  private String state(Draft draft) {
    return db.select(EDITION.STATE)
        .from(EDITION)
        .where(EDITION.ID.eq(draft.editionId()))
        .fetchSingle()
        .value1();
  }

  private List<String> steps(Draft draft) {
    return db.select(STEP.KIND)
        .from(STEP)
        .where(STEP.EDITION_ID.eq(draft.editionId()))
        .orderBy(STEP.ID)
        .fetch(STEP.KIND);
  }

  private List<Change.Kind> changesOf(Draft draft) {
    return db.fetch(
            "select kind from publishing.change where document_id = ? order by seq",
            draft.documentId())
        .getValues("kind", Change.Kind.class);
  }
}
