package org.chengming.publishing.web.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.chengming.actors.Role;
import org.chengming.publishing.ApproveEdition;
import org.chengming.publishing.ClearEdition;
import org.chengming.publishing.CorrectDocument;
import org.chengming.publishing.DraftDocument;
import org.chengming.publishing.Drafting;
import org.chengming.publishing.EditionFields;
import org.chengming.publishing.PublishEdition;
import org.chengming.publishing.Publishing;
import org.chengming.publishing.ReviewEdition;
import org.chengming.publishing.Reviewing;
import org.chengming.publishing.SubmitEdition;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is not yet public on the page it will have. */
@ServerTest
class PreviewingADocumentTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Drafting drafting;
  @Autowired Reviewing reviewing;
  @Autowired Publishing publishing;

  @Test
  void shows_the_public_page_with_a_word_that_it_is_not_public() {
    var body = given.body();
    var editor = given.staff(body, Role.EDITOR);
    var draft =
        drafting.draft(editor.actor(), new DraftDocument(body.id(), fields("<b>预览</b>的办法")));
    var at = "/desk/documents/editions/" + draft.editionId() + "/preview";
    var desk = Desk.signedIn(port, editor);
    desk.get("/desk/documents/new");
    desk.upload(
        "/desk/documents/editions/%d/attachments".formatted(draft.editionId()),
        "file",
        "目录.csv",
        "项目\n甲\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    var page = desk.get(at);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("预览：第 1 版，还没有公开", "name=\"robots\" content=\"noindex\"")
        .contains("<article class=\"official\"", "class=\"official-head\"", "发布时生成", body.name())
        .contains("&lt;b&gt;预览&lt;/b&gt;的办法", "目录.csv", "/desk/documents/files/")
        .doesNotContain("<b>预览</b>", "rel=\"canonical\"", ".pdf\"", "/attachments/", "成文日期还没有填");
    assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");

    assertThat(Desk.visitor(port).get(at).statusCode()).isEqualTo(302);
    var stranger = Desk.signedIn(port, given.staff(given.body(), Role.EDITOR, Role.PUBLISHER));
    assertThat(stranger.get(at).statusCode()).isEqualTo(403);
  }

  @Test
  void bears_a_draft_with_nothing_in_it() {
    var body = given.body();
    var editor = given.staff(body, Role.EDITOR);
    var draft = drafting.draft(editor.actor(), new DraftDocument(body.id(), EditionFields.EMPTY));
    var page =
        Desk.signedIn(port, editor)
            .get("/desk/documents/editions/" + draft.editionId() + "/preview");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("成文日期还没有填，先按今天算", "（没有标题）");
  }

  @Test
  void keeps_the_number_and_the_day_of_a_correction_and_ends_with_publication() {
    var body = given.body();
    var editor = given.staff(body, Role.EDITOR);
    var chief = given.staff(body, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.PUBLISHER);
    var draft = drafting.draft(editor.actor(), new DraftDocument(body.id(), fields("两版的办法")));
    var first = draft.editionId();
    drafting.submit(editor.actor(), new SubmitEdition(first));
    reviewing.review(chief.actor(), new ReviewEdition(first, ""));
    reviewing.clear(chief.actor(), new ClearEdition(first, "不涉密"));
    reviewing.approve(chief.actor(), new ApproveEdition(first, ""));
    var number = publishing.publish(chief.actor(), new PublishEdition(first));
    var next =
        drafting
            .correct(editor.actor(), new CorrectDocument(draft.documentId(), "改了一处"))
            .editionId();
    var desk = Desk.signedIn(port, editor);
    assertThat(desk.get("/desk/documents/editions/%d/preview".formatted(next)).body())
        .contains("预览：第 2 版", number.value(), "第 2 版，就是您在看的", "/editions/1\"", "改了一处");
    assertThat(desk.get("/desk/documents/editions/%d/preview".formatted(first)).statusCode())
        .isEqualTo(409);
    assertThat(Desk.visitor(port).get("/documents/" + number.value()).body())
        .contains("rel=\"canonical\"")
        .doesNotContain("预览：");
  }

  private static EditionFields fields(String title) {
    return EditionFields.of(title, LocalDate.of(2026, 11, 2), "<h2>总则</h2><p>公开为常态。</p>")
        .classed(new EditionFields.Classes("08", "02.01", "20-1", null))
        .summed("说明怎样公开。", java.util.List.of("公开"));
  }
}
