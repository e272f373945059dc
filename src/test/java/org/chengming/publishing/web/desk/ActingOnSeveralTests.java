package org.chengming.publishing.web.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.publishing.ClearEdition;
import org.chengming.publishing.DraftDocument;
import org.chengming.publishing.Drafting;
import org.chengming.publishing.EditionFields;
import org.chengming.publishing.ReviewEdition;
import org.chengming.publishing.Reviewing;
import org.chengming.publishing.SubmitEdition;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Given.Person;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Filters that are kept, acts on several editions, and taking back, through HTTP alone. */
@ServerTest
class ActingOnSeveralTests {
  private static final String AT = "/desk/documents/batch";
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Drafting drafting;
  @Autowired Reviewing reviewing;

  @Test
  void submits_each_by_itself_and_says_why_one_was_not() {
    var body = given.body();
    var editor = given.staff(body, Role.EDITOR);
    var whole = draft(editor, body, fields("齐全的"));
    var empty = draft(editor, body, EditionFields.EMPTY.titled("缺很多的"));
    var desk = Desk.signedIn(port, editor);
    assertThat(desk.get("/desk/documents?show=drafts").body()).contains("form=\"batch\"", "送审…");
    var asked = desk.get(AT + "?act=submission&edition=%d&edition=%d".formatted(whole, empty));
    assertThat(asked.body()).contains("齐全的", "缺很多的", "送审这2份");
    var done =
        desk.post(
            AT, "act", "submission", "edition", "" + whole, "edition", "" + empty, "edition", "1");
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body()).contains("1份已送审，1份没有", "待审核", "请选择体裁", "请填写成文日期");
    assertThat(desk.post(AT, "act", "submission", "edition", "" + whole).body())
        .contains("不能改为“待审核”");
    assertThat(desk.get(AT + "?act=submission").body()).contains("没有选中文件");
    assertThat(desk.get(AT + "?act=withdrawal&edition=" + whole).statusCode()).isEqualTo(404);
  }

  @Test
  void never_lets_one_pass_their_own_or_another_bodys() {
    var body = given.body();
    var editor = given.staff(body, Role.EDITOR);
    var both = given.staff(body, Role.EDITOR, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.PUBLISHER);
    var chief = given.staff(body, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.PUBLISHER);
    var own = cleared(draft(both, body, fields("自己写的")), both, chief);
    var others = cleared(draft(editor, body, fields("别人写的")), editor, chief);
    var desk = Desk.signedIn(port, both);
    desk.get("/desk/documents?show=publish");
    var approved = desk.post(AT, "act", "approval", "edition", "" + own, "edition", "" + others);
    assertThat(approved.body()).contains("1份已签发，1份没有", "您没有这份文件的签发权限，或者写过");
    var published =
        desk.post(AT, "act", "publication", "edition", "" + own, "edition", "" + others);
    assertThat(published.body()).contains("1份已发布，1份没有");
    assertThat(desk.get("/desk/documents?show=live").body())
        .contains("别人写的")
        .doesNotContain("自己写的");
    var stranger = Desk.signedIn(port, given.staff(given.body(), Role.PUBLISHER));
    stranger.get("/desk/documents");
    assertThat(stranger.post(AT, "act", "approval", "edition", "" + own).body())
        .contains("没有选中文件")
        .doesNotContain("自己写的");
    var audit = Desk.signedIn(port, given.staff(body, Role.AUDITOR)).get("/desk/audit").body();
    assertThat(Pattern.compile(">签发<").matcher(audit).results().count()).isEqualTo(1);
  }

  @Test
  void lets_the_writer_take_back_until_somebody_has_reviewed() {
    var body = given.body();
    var editor = given.staff(body, Role.EDITOR);
    var chief = given.staff(body, Role.REVIEWER);
    var edition = draft(editor, body, fields("送早了的"));
    var at = "/desk/documents/editions/" + edition;
    var desk = Desk.signedIn(port, editor);
    desk.get(at);
    var submitted = desk.follow(desk.post(at + "/submission?show=drafts&q=%E9%80%81"));
    assertThat(submitted.body()).contains("已送审", "收回");
    var other = Desk.signedIn(port, given.staff(body, Role.EDITOR));
    assertThat(other.get(at).body()).doesNotContain("收回");
    assertThat(other.post(at + "/taking-back").statusCode()).isEqualTo(403);
    desk.get(at);
    assertThat(desk.follow(desk.post(at + "/taking-back")).body()).contains("已收回", "起草");
    assertThat(Desk.signedIn(port, given.staff(body, Role.AUDITOR)).get("/desk/audit").body())
        .contains("收回");
    desk.get(at);
    desk.post(at + "/submission");
    reviewing.review(chief.actor(), new ReviewEdition(edition, null));
    desk.get(at);
    assertThat(desk.post(at + "/taking-back").statusCode()).isEqualTo(409);
  }

  @Test
  void keeps_what_was_asked_in_the_address_through_every_act() {
    var body = given.body();
    var editor = given.staff(body, Role.EDITOR);
    var edition = draft(editor, body, fields("筛选&得到的"));
    draft(
        editor,
        body,
        fields("筛选不到的").classed(new EditionFields.Classes("08", "01.01", "20-1", null)));
    var desk = Desk.signedIn(port, editor);
    var asked =
        "show=drafts&q=%E7%AD%9B%E9%80%89&body="
            + java.net.URLEncoder.encode(body.name(), StandardCharsets.UTF_8)
            + "&theme=02";
    var list = desk.get("/desk/documents?" + asked).body();
    assertThat(list)
        .contains(
            "筛选&amp;得到的",
            "去掉条件",
            "href=\"/desk/documents/editions/%d?show=drafts&amp;q=".formatted(edition))
        .doesNotContain("筛选不到的");
    var record = desk.get("/desk/documents/editions/%d?%s".formatted(edition, asked));
    assertThat(record.body()).contains("theme=02").doesNotContain("筛选不到的");
    var answer = desk.post("/desk/documents/editions/%d/submission?%s".formatted(edition, asked));
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .contains("show=drafts", "theme=02", "done=submission");
    assertThat(
            desk.get("/desk/documents?show=%22x&q=%00%22%3E%3Cb%3E&body=%27&theme=9&page=-1")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void moves_attachments_up_and_down() {
    var body = given.body();
    var editor = given.staff(body, Role.EDITOR);
    var edition = draft(editor, body, fields("有附件的"));
    var at = "/desk/documents/editions/" + edition;
    var desk = Desk.signedIn(port, editor);
    for (var name : List.of("一.csv", "二.csv", "三.csv")) {
      desk.get(at + "/edit");
      desk.upload(
          at + "/attachments", "file", name, ("项目\n" + name).getBytes(StandardCharsets.UTF_8));
    }
    var page = desk.get(at + "/edit").body();
    var ids =
        Pattern.compile("id=\"attachment-(\\d+)\"")
            .matcher(page)
            .results()
            .map(m -> m.group(1))
            .toList();
    assertThat(ids).hasSize(3);
    assertThat(page).doesNotContain("上移一.csv", "下移三.csv");
    desk.post(at + "/attachments/" + ids.getFirst() + "/fall");
    desk.post(at + "/attachments/" + ids.getLast() + "/rise");
    assertThat(order(desk.get(at + "/edit").body())).containsExactly("二.csv", "三.csv", "一.csv");
    assertThat(desk.post(at + "/attachments/" + ids.getFirst() + "/fall").statusCode())
        .isEqualTo(302);
    assertThat(order(desk.get(at + "/edit").body())).containsExactly("二.csv", "三.csv", "一.csv");
  }

  private static List<String> order(String page) {
    return Pattern.compile("\">([一二三]\\.csv)</a>")
        .matcher(page)
        .results()
        .map(m -> m.group(1))
        .toList();
  }

  private long draft(Person who, Body body, EditionFields fields) {
    return drafting.draft(who.actor(), new DraftDocument(body.id(), fields)).editionId();
  }

  private long cleared(long edition, Person writer, Person chief) {
    drafting.submit(writer.actor(), new SubmitEdition(edition));
    reviewing.review(chief.actor(), new ReviewEdition(edition, null));
    reviewing.clear(chief.actor(), new ClearEdition(edition, "不涉密"));
    return edition;
  }

  private static EditionFields fields(String title) {
    return EditionFields.of(title, LocalDate.of(2026, 11, 2), "<p>公开为常态。</p>")
        .classed(new EditionFields.Classes("08", "02.01", "20-1", null))
        .summed("说明怎样公开。", List.of("公开"));
  }
}
