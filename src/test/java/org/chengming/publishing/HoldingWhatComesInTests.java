package org.chengming.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.chengming.testing.Given.SYSTEM;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.chengming.gate.FileReports;
import org.chengming.gate.WayOut;
import org.chengming.organisations.Organisations;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Documents from elsewhere with personal data in them: handed in instead of public. */
@ServerTest
class HoldingWhatComesInTests {
  private static final String ID = "11010519491231002X";
  private static final Instant SINCE = Instant.parse("2019-05-06T01:00:00Z");

  @Autowired Intake intake;
  @Autowired Reviewing reviewing;
  @Autowired Findings findings;
  @Autowired Publishing publishing;
  @Autowired Drafting drafting;
  @Autowired PublicDocuments documents;
  @Autowired Organisations organisations;
  @Autowired WayOut gate;
  @Autowired FileReports reports;
  @Autowired DSLContext db;

  @Test
  void hands_it_in_and_says_why_and_keeps_number_and_day_for_later() {
    var cast = new Cast(organisations);
    var own = new IndexNumber(cast.body.organisationCode().value() + "/2019-00077");
    var incoming =
        new IncomingDocument(
            "hold-own",
            "1",
            cast.body.id(),
            own,
            SINCE,
            false,
            Cast.complete("处罚决定").saying("<p>身份证号" + ID + "</p>"),
            List.of());
    var clean =
        new IncomingDocument(
            "hold-own", "2", cast.body.id(), null, SINCE, false, Cast.complete("干净的"), List.of());
    var taken = intake.take(SYSTEM, List.of(incoming, clean));
    assertThat(taken)
        .extracting(Taken::outcome)
        .containsExactly(Taken.Outcome.HELD, Taken.Outcome.CREATED);
    assertThat(taken.getFirst().reason()).contains("居民身份证").doesNotContain(ID);
    assertThat(taken.getFirst().indexNumber()).isNull();
    var document = taken.getFirst().documentId();
    assertThat(documents.load(List.of(document))).isEmpty();

    // Again: nothing new. Another with its number: refused.
    assertThat(intake.take(SYSTEM, List.of(incoming)).getFirst().outcome())
        .isEqualTo(Taken.Outcome.HELD);
    assertThat(db.fetchCount(EDITION, EDITION.DOCUMENT_ID.eq(document))).isEqualTo(1);
    var thief =
        new IncomingDocument(
            "hold-own", "3", cast.body.id(), own, SINCE, false, Cast.complete("抢号"), List.of());
    assertThat(intake.take(SYSTEM, List.of(thief)).getFirst().outcome())
        .isEqualTo(Taken.Outcome.REJECTED);

    var edition = db.fetchSingle(EDITION, EDITION.DOCUMENT_ID.eq(document)).getId();
    findings.mask(
        cast.chief, new RuleFinding(edition, findings.of(edition).blocking().getFirst().key()));
    pass(cast, edition);
    var live = documents.load(List.of(document)).get(document);
    assertThat(live.indexNumber()).isEqualTo(own.value());
    assertThat(live.firstPublishedAt()).isEqualTo(SINCE);
    assertThat(live.contentHtml()).doesNotContain(ID);
    // What was masked here is not what the source sends, and yet nothing has changed.
    assertThat(intake.take(SYSTEM, List.of(incoming)).getFirst().outcome())
        .isEqualTo(Taken.Outcome.UNCHANGED);
  }

  @Test
  void leaves_what_is_public_as_it_is_until_the_new_text_was_reviewed() {
    var cast = new Cast(organisations);
    var document = take(cast, "变更", "<p>原来的</p>").documentId();
    var held = take(cast, "变更", "<p>身份证" + ID + "</p>");
    assertThat(held.outcome()).isEqualTo(Taken.Outcome.HELD);
    assertThat(held.documentId()).isEqualTo(document);
    assertThat(documents.load(List.of(document)).get(document).contentHtml()).contains("原来的");
    assertThat(take(cast, "变更", "<p>身份证" + ID + "，再改</p>").outcome())
        .as("while that one waits")
        .isEqualTo(Taken.Outcome.REJECTED);
    assertThat(take(cast, "变更", "<p>干净的新版</p>").outcome()).isEqualTo(Taken.Outcome.CHANGED);
    assertThat(documents.load(List.of(document)).get(document).contentHtml()).contains("干净的新版");
  }

  @Test
  void masks_by_rule_what_comes_from_a_source_that_is_trusted_with_it() {
    var cast = new Cast(organisations);
    var trusting =
        new IntakeGate(
            gate, reports, new PublishingSettings(Pattern.compile(".*"), Set.of("hold-trusted")));
    var incoming = incoming(cast, "hold-trusted", "<p>手机13912345678、13912345678，身份证" + ID + "</p>");
    var item = trusting.item(incoming);
    assertThat(item.held).isNull();
    assertThat(item.masked).startsWith("已自动遮盖").contains("手机号码", "居民身份证");
    assertThat(item.fields.contentHtml()).doesNotContain("13912345678", ID);
    assertThat(trusting.item(incoming).hash).isEqualTo(item.hash);
    assertThat(trusting.item(incoming(cast, "hold-other", "<p>身份证" + ID + "</p>")).held)
        .isNotNull();
  }

  private void pass(Cast cast, long edition) {
    reviewing.review(cast.chief, new ReviewEdition(edition, null));
    reviewing.clear(cast.chief, new ClearEdition(edition, "不涉密"));
    reviewing.approve(cast.chief, new ApproveEdition(edition, null));
    publishing.publish(cast.chief, new PublishEdition(edition));
  }

  private Taken take(Cast cast, String id, String html) {
    return intake
        .take(
            SYSTEM,
            List.of(
                new IncomingDocument(
                    "hold-change",
                    id,
                    cast.body.id(),
                    null,
                    SINCE,
                    false,
                    EditionFields.of("会变的", LocalDate.of(2019, 5, 6), html),
                    List.of())))
        .getFirst();
  }

  private static IncomingDocument incoming(Cast cast, String source, String html) {
    return new IncomingDocument(
        source,
        "1",
        cast.body.id(),
        null,
        SINCE,
        false,
        EditionFields.of("遮盖", LocalDate.of(2019, 5, 6), html),
        List.of());
  }
}
