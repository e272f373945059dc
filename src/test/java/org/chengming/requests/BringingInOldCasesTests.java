package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.requests.db.Tables.MESSAGE;
import static org.chengming.requests.db.Tables.REQUEST;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.requests.HistoryLine.Outcome;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class BringingInOldCasesTests {
  private static final String HEAD = "旧编号,渠道,收到日,确认日,申请人类型,申请人,电话,申请内容,处理结果,办结日,答复内容,";
  private static final String MORE = HEAD + "要求补正日,收到补正日,延期日,延期天数,征求第三方日,收到第三方意见日\n";

  @TempDir Path folder;
  @Autowired Given given;
  @Autowired RequestHistory history;
  @Autowired CaseFiles files;
  @Autowired DSLContext db;

  private Body body;
  private Actor officer;

  @BeforeEach
  void a_body_moves_in() {
    body = given.body();
    officer = given.staff(body, Role.REQUEST_OFFICER).actor();
  }

  @ParameterizedTest
  @CsvSource({
    // 15 working days until 2019-05-14, 20 from the day after; March of 2010 had no day off.
    "当面, 2010-03-01, , 2010-03-22",
    "当面, 2014-01-20, , 2014-02-13",
    "网上, 2014-03-03, , 2014-03-24",
    "信函, 2014-09-22, , 2014-10-16",
    "邮寄, 2014-09-22, , 2014-10-16",
    "当面, 2019-05-14, , 2019-06-04",
    "当面, 2019-05-15, , 2019-06-13",
    "邮寄, 2019-09-23, , 2019-10-24",
    "网上, 2019-09-20, 2019-09-23, 2019-10-24",
    "网上, 2025-01-20, 2025-01-20, 2025-02-21",
    "平信, 2026-02-06, 2026-02-09, 2026-03-13",
  })
  void count_by_the_law_of_their_day(
      String channel, LocalDate received, LocalDate confirmed, LocalDate due) throws Exception {
    var ended = due.plusDays(1);
    var outcome = ended.isBefore(LocalDate.of(2019, 5, 15)) ? "同意公开" : "1";
    var run =
        bring(
            MORE
                + "旧1,%s,%s,%s,公民,,,要甲,%s,%s,给您。,,,,,,\n"
                    .formatted(
                        channel, received, confirmed == null ? "" : confirmed, outcome, ended));
    assertThat(run.taken()).isEqualTo(1);
    assertThat(only(run).due().by()).isEqualTo(due);
  }

  @Test
  void keep_each_thing_that_happened_on_its_day() throws Exception {
    var run =
        bring(
            MORE
                + "旧1,网上,2026-01-05,2026-01-06,公民,,,要甲,3.4,2026-04-01,涉及第三方。,"
                + "2026-01-08,2026-01-12,2026-02-05,10,2026-01-14,2026-01-21\n");
    var file = only(run);
    assertThat(file.events())
        .extracting(e -> e.act() + " " + e.on())
        .containsExactly(
            "SUBMITTED 2026-01-05",
            "CONFIRMED 2026-01-06",
            "CLARIFICATION_ASKED 2026-01-08",
            "CLARIFICATION_ANSWERED 2026-01-12",
            "OPINION_ASKED 2026-01-14",
            "OPINION_GIVEN 2026-01-21",
            "EXTENDED 2026-02-05",
            "ANSWERED 2026-04-01");
    // 20 from 12 January, 5 for the third party, 10 of the extension; Spring Festival in between.
    assertThat(file.due().by()).isEqualTo(LocalDate.of(2026, 3, 6));
    assertThat(file.state()).isEqualTo(RequestState.ANSWERED);
    assertThat(file.number().value()).contains("-2026-");
  }

  @Test
  void seal_what_applicants_told_and_show_it_to_officers_alone() throws Exception {
    var run =
        bring(
            MORE
                + "旧1,当面,2014-03-03,,公民,试验旧人,0451-55550111,要旧材料,2008.2,2014-03-10,旧答复,,,,,,\n"
                + "旧2,当面,2014-03-03,,商业企业,,,要旧材料,2008.6,2014-03-10,,,,,,,\n");
    var numbers = history.lines(officer, run.id(), null, 0, 9);
    var file = files.get(officer, new RequestNumber(numbers.getFirst().number()));
    assertThat(file.requester()).extracting(Requester::name).isEqualTo("试验旧人");
    assertThat(file.events().getLast().text()).isEqualTo("旧答复");
    assertThat(file.oldNumber()).isEqualTo("旧1");
    var stored =
        db.select(REQUEST.SEALED_REQUESTER, REQUEST.SEALED_WANTED, MESSAGE.SEALED_TEXT)
            .from(REQUEST, MESSAGE)
            .where(REQUEST.NUMBER.eq(file.number().value()))
            .and(MESSAGE.EVENT_ID.eq(file.events().getLast().id()))
            .fetchSingle();
    for (int i = 0; i < 3; i++) {
      assertThat(new String((byte[]) stored.get(i), StandardCharsets.UTF_8))
          .doesNotContain("旧人", "旧材料", "旧答复", "5555");
    }
    var nobody = files.get(officer, new RequestNumber(numbers.getLast().number()));
    assertThat(nobody.requester()).isNull();
    assertThat(nobody.erased()).isFalse();
  }

  @Test
  void are_taken_once_however_often_they_are_sent() throws Exception {
    var table =
        MORE + line("旧7", "2014-03-03") + line("旧8", "2014-03-04") + line("旧7", "2014-03-05");
    var dry = history.run(officer, file(table, StandardCharsets.UTF_8), body, true);
    assertThat(dry.taken()).isEqualTo(2);
    assertThat(count()).isZero();
    var first = bring(table);
    assertThat(first.taken()).isEqualTo(2);
    assertThat(first.rejected()).isEqualTo(1);
    assertThat(reasons(first)).singleElement().asString().contains("第 2 行相同");
    var again = bring(table);
    assertThat(again.known()).isEqualTo(2);
    assertThat(again.taken()).isZero();
    assertThat(count()).isEqualTo(2);
    assertThat(history.lines(officer, again.id(), Outcome.KNOWN, 0, 9))
        .extracting(HistoryLine::number)
        .isEqualTo(
            history.lines(officer, first.id(), Outcome.TAKEN, 0, 9).stream()
                .map(HistoryLine::number)
                .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",当面,2014-03-03,,公民,,,要甲,同意公开,2014-03-10,,,,,,,| 没有写“旧编号”",
        "无号,当面,2014-03-03,,公民,,,要甲,同意公开,2014-03-10,,,,,,,| 要有数字",
        "旧1,飞鸽,2014-03-03,,公民,,,要甲,同意公开,2014-03-10,,,,,,,| “渠道”不认识",
        "旧1,当面,2014-02-30,,公民,,,要甲,同意公开,2014-03-10,,,,,,,| “收到日”不是日期",
        "旧1,当面,2007-03-03,,公民,,,要甲,同意公开,2014-03-10,,,,,,,| 早于 2008-05-01",
        "旧1,当面,2099-03-03,,公民,,,要甲,,,,,,,,,| “收到日” 2099-03-03 晚于",
        "旧1,当面,2014-03-03,,外星人,,,要甲,同意公开,2014-03-10,,,,,,,| “申请人类型”不认识",
        "旧1,当面,2014-03-03,,公民,,,,同意公开,2014-03-10,,,,,,,| 没有写“申请内容”",
        "旧1,当面,2014-03-03,,公民,,13900000000,要甲,同意公开,2014-03-10,,,,,,,| 没有写“申请人”",
        "旧1,当面,2014-03-03,,公民,,,要甲,同意公开,2014-03-01,,,,,,,| “办结日” 2014-03-01 早于",
        "旧1,当面,2014-03-03,,公民,,,要甲,3.4,2014-03-10,,,,,,,| 不是 2014-03-10 那天年度报告里有的",
        "旧1,当面,2019-05-15,,公民,,,要甲,2008.2,2019-05-20,,,,,,,| 不是 2019-05-20 那天",
        "旧1,当面,2014-03-03,,公民,,,要甲,同意公开,,,,,,,,| 要一起写",
        "旧1,当面,2014-03-03,,公民,,,要甲,,,写了答复,,,,,,| 没有写“办结日”",
        "旧1,当面,2014-03-03,,公民,,,要甲,同意公开,2014-03-10,,,2014-03-06,,,,| 没有写“要求补正日”",
        "旧1,当面,2014-03-03,,公民,,,要甲,同意公开,2014-03-10,,,,2014-03-06,,,| “延期日”和“延期天数”要一起写",
        "旧1,当面,2014-03-03,,公民,,,要甲,同意公开,2014-03-10,,,,2014-03-06,十天,,| 要写 1 到 500 的数",
        "旧1,当面,2014-03-03,,公民,,,要甲,同意公开,2014-03-10,,2014-03-11,,,,,| “要求补正日” 2014-03-11 晚于 2014-03-10",
        "旧1,当面,2014-03-03,,公民,,,要甲,同意公开,2014-03-10,,,,,,,2014-03-09| 没有写“征求第三方日”",
      })
  void that_make_no_sense_are_told_line_by_line(String line, String reason) throws Exception {
    var run = bring(MORE + line("旧9", "2014-03-03") + line + "\n" + line("旧10", "2014-03-03"));
    assertThat(run.taken()).isEqualTo(2);
    assertThat(reasons(run)).singleElement().asString().contains(reason);
  }

  @Test
  void are_read_in_any_encoding_and_broken_bytes_take_one_line() throws Exception {
    var table = MORE + line("旧1", "2014-03-03") + "旧2,当面,2014-03-03,,公民,,,\"两\n行\",,,,,,,,,\n";
    var gb = history.run(officer, file(table, Charset.forName("GB18030")), body, false);
    assertThat(gb.taken()).isEqualTo(2);
    var marked = history.run(officer, file("\uFEFF" + table, StandardCharsets.UTF_8), body, false);
    assertThat(marked.known()).isEqualTo(2);
    var bytes = (table + line("旧3", "2014-03-03") + line("旧4", "2014-03-03")).getBytes("UTF-8");
    bytes[bytes.length - line("旧4", "2014-03-03").getBytes("UTF-8").length - 30] = (byte) 0xFF;
    var broken = history.run(officer, Files.write(folder.resolve("b.csv"), bytes), body, false);
    assertThat(broken.known()).isEqualTo(2);
    assertThat(broken.taken()).isEqualTo(1);
    assertThat(reasons(broken)).singleElement().asString().contains("读不出来的字节");
  }

  @Test
  void that_are_open_go_on_here() throws Exception {
    var run =
        bring(
            MORE
                + "旧1,网上,2026-01-05,,公民,,,要甲,,,,,,,,,\n"
                + "旧2,网上,2026-01-05,2026-01-06,公民,,,要甲,,,,,,,,,\n"
                + "旧3,当面,2026-01-05,,公民,,,要甲,,,,2026-01-06,,,,,\n");
    assertThat(history.lines(officer, run.id(), null, 0, 9))
        .extracting(l -> files.get(officer, new RequestNumber(l.number())).state())
        .containsExactly(
            RequestState.FILED, RequestState.REGISTERED, RequestState.AWAITING_CLARIFICATION);
  }

  @Test
  void say_where_a_day_was_taken_for_another() throws Exception {
    var run = bring(MORE + "旧1,网上,2026-01-05,,公民,,,要甲,1,2026-01-20,给您。,,,,,,\n");
    assertThat(run.mended()).isEqualTo(1);
    assertThat(history.lines(officer, run.id(), Outcome.MENDED, 0, 9))
        .singleElement()
        .extracting(HistoryLine::reason)
        .asString()
        .contains("没有写“确认日”，按收到日 2026-01-05");
    assertThat(only(run).due().by()).isEqualTo(LocalDate.of(2026, 2, 2));
  }

  @Test
  void of_another_body_are_not_taken_and_a_table_without_columns_not_read() throws Exception {
    var other = given.body();
    var table = "机关," + MORE + other.name() + "," + line("旧1", "2014-03-03");
    assertThat(reasons(bring(table))).singleElement().asString().contains("不归您办");
    var run = bring("旧编号,渠道\n1,当面\n");
    assertThat(run.state()).isEqualTo(HistoryRun.State.FAILED);
    assertThat(run.failure()).contains("收到日", "申请内容");
  }

  private static String line(String old, String received) {
    return "%s,当面,%s,,公民,,,要甲,同意公开,2014-03-21,,,,,,,\n".formatted(old, received);
  }

  private HistoryRun bring(String table) throws IOException {
    return history.run(officer, file(table, StandardCharsets.UTF_8), body, false);
  }

  private Path file(String table, Charset charset) throws IOException {
    return Files.writeString(folder.resolve("cases.csv"), table, charset);
  }

  private RequestCase only(HistoryRun run) {
    var line = history.lines(officer, run.id(), null, 0, 9).getFirst();
    return files.get(officer, new RequestNumber(line.number()));
  }

  private List<String> reasons(HistoryRun run) {
    return history.lines(officer, run.id(), Outcome.REJECTED, 0, 9).stream()
        .map(HistoryLine::reason)
        .toList();
  }

  private int count() {
    return db.fetchCount(REQUEST, REQUEST.BODY_ID.eq(body.id()));
  }
}
