package org.chengming.standards;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.chengming.actors.Role;
import org.chengming.files.Spreadsheet;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Newsroom;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class RevisingAStandardTests {
  private static final List<List<String>> SHEET =
      List.of(
          List.of("试验机关公开标准目录"),
          List.of("序号", "一级事项", "二级事项", "公开内容（要素）", "公开依据", "公开时限"),
          List.of("1", "甲类", "甲一", "内容", "《条例》", "每年3月31日前"),
          List.of("2", "", "甲二", "内容", "《条例》", "随便什么时候"),
          List.of("3", "", "甲三", "内容", "《条例》", "长期公开"));

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Standards standards;

  @Test
  void goes_from_a_sheet_to_a_draft_and_is_published_by_another() {
    var body = given.body();
    var writer = Desk.signedIn(port, given.staff(body, Role.EDITOR, Role.PUBLISHER));
    var publisher = Desk.signedIn(port, given.staff(body, Role.PUBLISHER));
    var at = "/desk/standards/own-" + body.code();
    writer.get("/desk/standards");
    assertThat(writer.post("/desk/standards", "body", body.code()).statusCode()).isEqualTo(303);
    assertThat(writer.post(at + "/draft").statusCode()).isEqualTo(303);
    assertThat(writer.post(at + "/draft").statusCode()).isEqualTo(409);

    var trial =
        writer.upload(at + "/sheet/trial", "file", "目录.xlsx", Spreadsheet.of("目录", SHEET).xlsx());
    assertThat(trial.body()).contains("可以取用 2 项").contains("第4行：看不出公开时限“随便什么时候”");
    assertThat(standards.get("own-" + body.code()).items()).isEmpty();
    var content =
        Newsroom.find(Pattern.compile("name=\"content\" value=\"([^\"]+)\""), trial.body());
    assertThat(writer.post(at + "/sheet", "name", "目录.xlsx", "content", content).statusCode())
        .isEqualTo(303);
    var wrong =
        writer.post(
            at + "/items", "code", "4", "firstLevel", "乙", "secondLevel", "乙一", "limit", "改天");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("看不出是什么时候").contains("改天");
    assertThat(
            writer
                .post(
                    at + "/items",
                    "code",
                    "4",
                    "firstLevel",
                    "乙",
                    "secondLevel",
                    "乙一",
                    "limit",
                    "每月10日前")
                .statusCode())
        .isEqualTo(303);
    assertThat(writer.post(at + "/items/removal", "code", "3").statusCode()).isEqualTo(303);

    assertThat(writer.post(at + "/submission", "note", "").statusCode()).isEqualTo(422);
    assertThat(writer.post(at + "/submission", "note", "第一次列出").statusCode()).isEqualTo(303);
    assertThat(writer.post(at + "/publication", "validFrom", "2026-01-01").statusCode())
        .isEqualTo(403);
    publisher.get(at);
    assertThat(publisher.post(at + "/publication", "validFrom", "2099-01-01").statusCode())
        .isEqualTo(422);
    assertThat(publisher.post(at + "/publication", "validFrom", "2026-01-01").statusCode())
        .isEqualTo(303);

    var page = new Reader(port).get("/standards/own-" + body.code()).body();
    assertThat(page).contains("甲一").contains("乙一").contains("第一次列出").doesNotContain("甲三");
    assertThat(page).contains("新增");
    assertThat(new Reader(port).get("/standards/own-" + body.code() + "/versions/1").statusCode())
        .isEqualTo(200);
    assertThat(new Reader(port).get("/standards/own-" + body.code() + "/versions/3").statusCode())
        .isEqualTo(404);
  }

  @Test
  void takes_a_table_in_another_encoding_and_says_what_it_cannot_read() {
    var body = given.body();
    var writer = Desk.signedIn(port, given.staff(body, Role.EDITOR));
    var at = "/desk/standards/own-" + body.code();
    writer.get("/desk/standards");
    writer.post("/desk/standards", "body", body.code());
    writer.post(at + "/draft");
    var csv =
        "序号,一级事项,二级事项,公开时限\n1,甲,甲一,长期公开\n".getBytes(java.nio.charset.Charset.forName("GB18030"));
    assertThat(writer.upload(at + "/sheet/trial", "file", "a.csv", csv).body())
        .contains("可以取用 1 项");
    var none =
        writer.upload(
            at + "/sheet/trial", "file", "a.xlsx", "no zip".getBytes(StandardCharsets.UTF_8));
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(none.body()).contains("这不是读得出来的XLSX文件");
    var strange =
        writer.upload(
            at + "/sheet/trial", "file", "a.csv", "姓名,电话\n甲,1\n".getBytes(StandardCharsets.UTF_8));
    assertThat(strange.body()).contains("找不到栏目的名称");
  }

  @Test
  void is_for_the_body_that_leads_it() {
    var body = given.body();
    var stranger =
        Desk.signedIn(port, given.staff(body, Role.EDITOR, Role.PUBLISHER, Role.SUPERVISOR));
    stranger.get("/desk/standards");
    var at = "/desk/standards/huji-guanli";
    assertThat(stranger.get(at).statusCode()).isEqualTo(200);
    assertThat(stranger.post(at + "/draft").statusCode()).isEqualTo(403);
    assertThat(
            stranger
                .post(
                    at + "/items",
                    "code",
                    "1",
                    "firstLevel",
                    "甲",
                    "secondLevel",
                    "乙",
                    "limit",
                    "长期公开")
                .statusCode())
        .isEqualTo(403);
    assertThat(stranger.post(at + "/publication", "validFrom", "2026-01-01").statusCode())
        .isEqualTo(403);
    assertThat(stranger.post(at + "/lead", "body", body.code()).statusCode()).isEqualTo(403);
    assertThat(standards.get("huji-guanli").version()).isEqualTo(1);
  }
}
