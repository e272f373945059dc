package org.chengming.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengming.publishing.db.Tables.EMERGENCY;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.organisations.Organisations;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An emergency: out before its reviews, examined within a day by a third person. */
@ServerTest
class PublishingAtOnceTests {
  @Autowired Drafting drafting;
  @Autowired Reviewing reviewing;
  @Autowired Publishing publishing;
  @Autowired Emergencies emergencies;
  @Autowired PublicDocuments documents;
  @Autowired Organisations organisations;
  @Autowired DSLContext db;
  @Autowired Given given;
  @LocalServerPort int port;

  @Test
  void skips_the_reviews_and_nothing_else() {
    var cast = new Cast(organisations);
    var urgent = cast.staff("值班", Role.EMERGENCY_PUBLISHER);
    var draft =
        drafting.draft(cast.editor, new DraftDocument(cast.body.id(), Cast.complete("洪水警报")));
    var at = new PublishAtOnce(draft.editionId(), "洪峰两小时后到");
    assertThatThrownBy(() -> emergencies.publish(urgent, at))
        .as("not handed in")
        .isInstanceOf(Refused.class);
    drafting.submit(cast.editor, new SubmitEdition(draft.editionId()));
    assertThatThrownBy(
            () -> emergencies.publish(urgent, new PublishAtOnce(draft.editionId(), " \u0000")))
        .as("without a reason")
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> emergencies.publish(cast.chief, at))
        .as("without the role")
        .isInstanceOf(NotPermitted.class);
    assertThatThrownBy(() -> publishing.publish(cast.chief, new PublishEdition(draft.editionId())))
        .as("the ordinary way before approval")
        .isInstanceOf(Refused.class);
    var number = emergencies.publish(urgent, at);
    var live = documents.load(List.of(draft.documentId())).get(draft.documentId());
    assertThat(live.indexNumber()).isEqualTo(number.value());
    assertThat(
            db.fetchValues(
                "select kind from publishing.step where edition_id = " + draft.editionId()))
        .isEqualTo(List.of("SUBMIT", "EMERGENCY"));
  }

  @Test
  void lets_nobody_publish_or_review_what_they_had_a_hand_in() {
    var cast = new Cast(organisations);
    var all = Role.values();
    var writer = cast.staff("样样都能", all);
    var urgent = cast.staff("值班", all);
    var draft = drafting.draft(writer, new DraftDocument(cast.body.id(), Cast.complete("自己写的警报")));
    drafting.submit(writer, new SubmitEdition(draft.editionId()));
    var at = new PublishAtOnce(draft.editionId(), "等不及");
    assertThatThrownBy(() -> emergencies.publish(writer, at)).isInstanceOf(NotPermitted.class);
    emergencies.publish(urgent, at);
    var confirm = new ConfirmEmergency(draft.editionId(), "不涉密");
    for (var involved : List.of(writer, urgent)) {
      assertThatThrownBy(() -> emergencies.confirm(involved, confirm))
          .isInstanceOf(NotPermitted.class);
      assertThatThrownBy(
              () -> emergencies.withdraw(involved, new WithdrawEmergency(draft.editionId(), "错")))
          .isInstanceOf(NotPermitted.class);
    }
    assertThatThrownBy(
            () -> emergencies.confirm(cast.chief, new ConfirmEmergency(draft.editionId(), " ")))
        .as("without a basis")
        .isInstanceOf(Refused.class);
    emergencies.confirm(cast.chief, confirm);
    assertThatThrownBy(() -> emergencies.confirm(cast.chief, confirm))
        .as("twice")
        .isInstanceOf(Refused.class);
    assertThat(documents.load(List.of(draft.documentId()))).hasSize(1);
    assertThat(
            db.fetchValues(
                "select act from audit.entry where subject_kind = 'document' and subject = '%d' order by id"
                    .formatted(draft.documentId())))
        .asList()
        .contains("EditionPublishAtOnce", "EmergencyConfirm");
  }

  @Test
  void is_on_a_list_until_reviewed_and_late_after_a_day() {
    var body = given.body();
    var writer = given.staff(body, Role.EDITOR).actor();
    var urgent = given.staff(body, Role.EMERGENCY_PUBLISHER);
    var draft = drafting.draft(writer, new DraftDocument(body.id(), Cast.complete("停水通知要赶快")));
    drafting.submit(writer, new SubmitEdition(draft.editionId()));
    var at = "/desk/documents/editions/" + draft.editionId();
    var duty = Desk.signedIn(port, urgent);
    assertThat(duty.get("/desk/documents?show=on_the_way").body()).contains("停水通知要赶快");
    assertThat(duty.get(at).body()).contains("应急发布…");
    assertThat(duty.follow(duty.post(at + "/emergency", "text", "水厂管道破裂")).body())
        .contains("已应急发布", "水厂管道破裂", "等着事后审查")
        .doesNotContain("事后审查通过</button>");

    var supervisor = Desk.signedIn(port, given.staff(body, Role.SUPERVISOR));
    assertThat(supervisor.get("/desk/documents/emergencies").body())
        .contains("停水通知要赶快", "水厂管道破裂")
        .doesNotContain("超时", at);
    assertThat(supervisor.get("/desk").body()).doesNotContain("超过24小时没有审查");
    db.update(EMERGENCY)
        .set(EMERGENCY.PUBLISHED_AT, Instant.now().minus(Duration.ofHours(25)))
        .where(EMERGENCY.EDITION_ID.eq(draft.editionId()))
        .execute();
    assertThat(supervisor.get("/desk/documents/emergencies").body()).contains("超时");
    assertThat(supervisor.get("/desk").body()).contains("超过24小时没有审查");

    var reviewer = Desk.signedIn(port, given.staff(body, Role.SECRECY_REVIEWER));
    assertThat(reviewer.get("/desk").body()).contains("应急发布的，等着事后审查");
    assertThat(reviewer.get(at).body()).contains("事后审查通过</button>", "不能公开，撤回…");
    assertThat(reviewer.follow(reviewer.post(at + "/revocation", "text", "地点写错了")).body())
        .contains("已撤回：地点写错了");
    assertThat(documents.load(List.of(draft.documentId()))).isEmpty();
    assertThat(supervisor.get("/desk/documents/emergencies").body())
        .contains("没有等着事后审查的", "已撤回", "超过24小时", "地点写错了");
    assertThat(supervisor.get("/desk").body()).doesNotContain("超过24小时没有审查");
  }
}
