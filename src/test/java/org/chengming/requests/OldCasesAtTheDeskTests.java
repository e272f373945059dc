package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.Patience.await;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.chengming.actors.Role;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class OldCasesAtTheDeskTests {
  private static final String TABLE =
      """
      旧编号,渠道,收到日,申请人类型,申请内容,处理结果,办结日
      =1+1号,当面,2014-03-03,公民,要甲,同意公开,2014-03-21
      旧2,当面,2014-02-30,公民,要甲,同意公开,2014-03-21
      """;

  @LocalServerPort int port;
  @Autowired Given given;

  @Test
  void are_tried_out_then_taken_in_with_a_report_that_can_be_taken_away() throws Exception {
    var body = given.body();
    var desk = Desk.signedIn(port, given.staff(body, Role.REQUEST_OFFICER));
    assertThat(desk.get("/desk/request-import").body()).contains("收入旧案", "旧编号", "还没有收入过");
    var trial = send(desk, body.code(), "true");
    assertThat(desk.get(trial).body()).contains("试运行", "没有收", "“收到日”不是日期", "再送一次文件");
    var run = send(desk, body.code(), "false");
    var page = desk.get(run).body();
    assertThat(page).contains("=1+1号", body.organisationCode() + "-2014-00001");
    assertThat(desk.get(run + "?outcome=REJECTED").body()).doesNotContain("=1+1号");
    var report = desk.get(run + "/report.csv").body();
    assertThat(report).startsWith("\uFEFF行号,").contains("2,'=1+1号,收入,", "3,旧2,没有收,,“收到日”");
    assertThat(desk.get("/desk/requests/" + body.organisationCode() + "-2014-00001").body())
        .contains("原编号 =1+1号", "同意公开", "原来的系统没有留下");
  }

  @Test
  void are_nobody_elses_business() throws Exception {
    var body = given.body();
    var run =
        send(Desk.signedIn(port, given.staff(body, Role.REQUEST_OFFICER)), body.code(), "true");
    var colleague = Desk.signedIn(port, given.staff(body, Role.REQUEST_OFFICER));
    assertThat(colleague.get(run).statusCode()).isEqualTo(404);
    assertThat(colleague.get(run + "/report.csv").statusCode()).isEqualTo(404);
    assertThat(colleague.get("/desk/request-import").body()).contains("还没有收入过");
  }

  @Test
  void without_a_file_or_for_no_body_are_refused_with_a_sentence() {
    var desk = Desk.signedIn(port, given.staff(given.body(), Role.REQUEST_OFFICER));
    desk.get("/desk/request-import");
    var answer =
        desk.upload(
            "/desk/request-import",
            "file",
            "旧案.csv",
            TABLE.getBytes(StandardCharsets.UTF_8),
            "body",
            "没有的机关");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("没有叫这个名称或者代码的机关", "value=\"没有的机关\"");
  }

  /** Sends the table and waits until it was read. @return the address of its report */
  private static String send(Desk desk, String body, String dry) throws Exception {
    desk.get("/desk/request-import");
    var answer =
        desk.upload(
            "/desk/request-import",
            "file",
            "旧案.csv",
            TABLE.getBytes(StandardCharsets.UTF_8),
            "body",
            body,
            "dry",
            dry);
    assertThat(answer.statusCode()).isEqualTo(303);
    var at = answer.headers().firstValue("Location").orElseThrow();
    var path = at.substring(at.indexOf("/desk/"));
    var done = Pattern.compile("已完成|出错中止");
    await().until(() -> done.matcher(desk.get(path + "/progress").body()).find());
    return path;
  }
}
