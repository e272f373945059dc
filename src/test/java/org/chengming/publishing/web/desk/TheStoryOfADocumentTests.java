package org.chengming.publishing.web.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.Patience.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chengming.actors.Role;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From draft to tombstone through HTTP alone, as two people without script would do it. */
@ServerTest
class TheStoryOfADocumentTests {
  private static final Pattern EDITION = Pattern.compile("/desk/documents/editions/(\\d+)");
  private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"(\\d+)\"");
  private static final Pattern DOCUMENT = Pattern.compile("/desk/documents/(\\d+)/history");

  @LocalServerPort int port;
  @Autowired Given given;

  @Test
  void is_drafted_sent_back_approved_by_another_live_corrected_and_withdrawn() throws Exception {
    var body = given.body();
    var writer = Desk.signedIn(port, given.staff(body, Role.EDITOR));
    var chief =
        Desk.signedIn(
            port, given.staff(body, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.PUBLISHER));

    // An empty draft cannot be handed in; every lack is named at once, and nothing typed is lost.
    writer.get("/desk/documents/new");
    var drafted =
        writer.post("/desk/documents", "body", "" + body.id(), "title", "关于<b>公开</b>目录的通知");
    assertThat(drafted.statusCode()).isEqualTo(302);
    var edition = first(EDITION, location(drafted));
    var at = "/desk/documents/editions/" + edition;
    var editor = writer.follow(drafted);
    assertThat(editor.body()).contains("关于&lt;b>公开&lt;/b>目录的通知").doesNotContain("关于<b>公开");
    var refused = save(writer, at, editor, "submit", "关于公开目录的通知", "", "");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("请选择体裁", "请选择主题", "第二十条", "请填写成文日期", "请写正文")
        .contains("value=\"关于公开目录的通知\"");

    // Complete, with an attachment typed by its content.
    editor = writer.get(at + "/edit");
    assertThat(
            writer
                .upload(
                    at + "/attachments",
                    "file",
                    "目录.csv",
                    "项目,期限\n甲,20\n".getBytes(StandardCharsets.UTF_8))
                .statusCode())
        .isEqualTo(302);
    var hostile =
        writer.upload(
            at + "/attachments",
            "file",
            "目录.pdf",
            "MZ\u0090\u0000program".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(hostile.statusCode()).isEqualTo(422);
    assertThat(hostile.body()).contains("目录.pdf：");
    var submitted =
        save(
            writer,
            at,
            writer.get(at + "/edit"),
            "submit",
            "关于公开目录的通知",
            "<p onclick=x>为常态。</p><script>alert(1)</script>",
            "2026-11-02");
    assertThat(writer.follow(submitted).body())
        .contains("已送审", "待审核", "目录.csv")
        .doesNotContain("alert(1)", "onclick");

    // Sent back with a remark on the words; the writer sees it, mends, hands in again.
    assertThat(chief.get("/desk/documents?show=review").body()).contains("关于公开目录的通知");
    assertThat(done(chief, at, "remarks", "quote", "为常态", "text", "要写完整").body())
        .contains("意见已记下", "<mark class=\"passage\">为常态</mark>", "href=\"#passage-");
    assertThat(done(chief, at, "return", "text", "请按意见修改").body()).contains("已退回起草人");
    editor = writer.get(at + "/edit");
    assertThat(editor.body()).contains("要写完整", "<mark class=\"passage\">为常态</mark>");
    save(writer, at, editor, "submit", "关于公开目录的通知", "<p>公开为常态，不公开为例外。</p>", "2026-11-02");

    // Passed by the other, who holds all the roles; the writer may not.
    writer.get(at);
    assertThat(writer.post(at + "/review").statusCode()).isEqualTo(403);
    done(chief, at, "review");
    assertThat(chief.post(at + "/clearance", "text", " ").statusCode()).isEqualTo(422);
    done(chief, at, "clearance", "text", "不涉密，可以公开");
    // The attachment is being looked into.
    await().until(() -> !chief.get(at).body().contains("还没有检查完"));
    done(chief, at, "approval");
    var live = done(chief, at, "publication");
    var code = body.organisationCode().value();
    assertThat(live.body()).contains("已发布，几秒内可以搜到", code + "/").contains("个工作日");
    assertThat(chief.post(at + "/publication").statusCode()).isEqualTo(409);
    assertThat(chief.get("/desk/timeliness").body()).contains(body.name());
    assertThat(chief.get("/desk/timeliness.csv?year=" + java.time.Year.now()).body())
        .contains("关于公开目录的通知");

    // Corrected by a new edition with a note; the first stays in the history with the difference.
    var document = first(DOCUMENT, live.body());
    writer.get(at);
    var correction =
        writer.post(
            "/desk/documents/" + document + "/correction", "edition", edition, "text", "补上适用范围");
    var next = "/desk/documents/editions/" + first(EDITION, location(correction));
    save(
        writer,
        next,
        writer.follow(correction),
        "submit",
        "关于公开目录的通知",
        "<p>公开为常态，不公开为例外。本通知适用于全区。</p>",
        "2026-11-02");
    done(chief, next, "review");
    done(chief, next, "clearance", "text", "不涉密");
    done(chief, next, "approval");
    assertThat(done(chief, next, "publication").body()).contains("第2版", "补上适用范围");
    assertThat(chief.get("/desk/documents/" + document + "/history").body())
        .contains("<ins>本通知适用于全区。</ins>", "已被新版替代", "补上适用范围");

    // Withdrawn with a reason, for good.
    chief.get(next);
    assertThat(
            chief
                .post(
                    "/desk/documents/" + document + "/withdrawal",
                    "edition",
                    first(EDITION, next),
                    "text",
                    "")
                .statusCode())
        .isEqualTo(422);
    var gone =
        chief.follow(
            chief.post(
                "/desk/documents/" + document + "/withdrawal",
                "edition",
                first(EDITION, next),
                "text",
                "内容有误，另行公布"));
    assertThat(gone.body()).contains("已撤回：内容有误，另行公布");
    assertThat(chief.get("/desk/documents?show=withdrawn").body()).contains("关于公开目录的通知");
  }

  @Test
  void shows_both_texts_when_two_save_at_once() {
    var body = given.body();
    var one = Desk.signedIn(port, given.staff(body, Role.EDITOR));
    var other = Desk.signedIn(port, given.staff(body, Role.EDITOR));
    one.get("/desk/documents/new");
    var drafted = one.post("/desk/documents", "body", "" + body.id(), "title", "两人同改");
    var at = "/desk/documents/editions/" + first(EDITION, location(drafted));
    var ones = one.follow(drafted);
    var others = other.get(at + "/edit");
    save(one, at, ones, "stay", "两人同改", "<p>第一段由甲来写。</p>", "");
    var conflict = other.follow(save(other, at, others, "stay", "两人同改", "<p>第一段由乙来写。</p>", ""));
    assertThat(conflict.body()).contains("两个人同时改了这一版", "<del>甲</del>", "<ins>乙</ins>");
    var kept = Pattern.compile(at + "/conflicts/\\d+").matcher(conflict.body());
    assertThat(kept.find()).isTrue();
    assertThat(one.get(at + "/edit").body()).contains("第一段由甲来写");
    other.post(kept.group(), "revision", first(REVISION, conflict.body()));
    assertThat(one.get(at + "/edit").body()).contains("第一段由乙来写");
  }

  @Test
  void says_when_the_passage_of_a_remark_is_gone_and_takes_hostile_quotes_as_words() {
    var body = given.body();
    var writer = Desk.signedIn(port, given.staff(body, Role.EDITOR));
    var chief = Desk.signedIn(port, given.staff(body, Role.REVIEWER));
    writer.get("/desk/documents/new");
    var drafted = writer.post("/desk/documents", "body", "" + body.id(), "title", "批注");
    var at = "/desk/documents/editions/" + first(EDITION, location(drafted));
    save(writer, at, writer.follow(drafted), "stay", "批注", "<p>写着&lt;img src=x&gt;和这一句。</p>", "");
    assertThat(done(chief, at, "remarks", "quote", "<img src=x>", "text", "\"'><script>").body())
        .contains("<mark class=\"passage\">&lt;img src=x&gt;</mark>", "&lt;script&gt;")
        .doesNotContain("<img src=x", "'><script>");
    assertThat(done(chief, at, "remarks", "quote", "这一\u0000句", "text", "删\u0000去").statusCode())
        .isEqualTo(200);
    assertThat(chief.post(at + "/remarks", "quote", "没有的话", "text", "改").statusCode())
        .isEqualTo(422);
    save(writer, at, writer.get(at + "/edit"), "stay", "批注", "<p>全改过了。</p>", "");
    assertThat(chief.get(at).body()).contains("正文里已经没有这段文字").doesNotContain("<mark", "#passage-");
    assertThat(writer.get(at + "/edit").body()).contains("正文里已经没有这段文字", "删去");
  }

  @Test
  void is_seen_at_the_desk_only_by_its_own_body() {
    var body = given.body();
    var writer = Desk.signedIn(port, given.staff(body, Role.EDITOR));
    writer.get("/desk/documents/new");
    var edition =
        first(
            EDITION,
            location(writer.post("/desk/documents", "body", "" + body.id(), "title", "只给本机关看")));
    var stranger =
        Desk.signedIn(port, given.staff(given.body(), Role.EDITOR, Role.REVIEWER, Role.PUBLISHER));
    assertThat(stranger.get("/desk/documents/editions/" + edition).statusCode()).isEqualTo(403);
    assertThat(stranger.get("/desk/documents/editions/" + edition + "/edit").statusCode())
        .isEqualTo(403);
    assertThat(stranger.get("/desk/documents?show=drafts").body()).doesNotContain("只给本机关看");
    assertThat(Desk.visitor(port).get("/desk/documents").statusCode()).isIn(302, 401);
  }

  private static HttpResponse<String> save(
      Desk desk,
      String at,
      HttpResponse<String> page,
      String then,
      String title,
      String content,
      String formedOn) {
    var form =
        new ArrayList<>(
            List.of(
                "revision",
                first(REVISION, page.body()),
                "then",
                then,
                "title",
                title,
                "content",
                content,
                "formedOn",
                formedOn));
    if (!formedOn.isEmpty()) {
      form.addAll(
          List.of(
              "genre",
              "08",
              "theme",
              "02.01",
              "duty",
              "20-1",
              "attribute",
              "PROACTIVE",
              "documentNumber",
              "前政办发[2026]9号",
              "keywords",
              "公开，目录"));
    }
    return desk.post(at + "/text", form.toArray(String[]::new));
  }

  /** An act that must succeed, and the page after it. */
  private static HttpResponse<String> done(Desk desk, String at, String act, String... form) {
    desk.get(at);
    var answer = desk.post(at + "/" + act, form);
    assertThat(answer.statusCode()).as("%s: %s", act, answer.body()).isEqualTo(302);
    return desk.follow(answer);
  }

  private static String location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError(answer.statusCode() + answer.body()));
  }

  private static String first(Pattern pattern, String text) {
    var m = pattern.matcher(text);
    assertThat(m.find()).as("%s in %s", pattern, text).isTrue();
    return m.group(1);
  }
}
