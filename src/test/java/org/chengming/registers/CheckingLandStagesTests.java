package org.chengming.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.chengming.calendar.CalendarOnFile;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.registers.StageCheck.Done;
import org.chengming.registers.StageCheck.Step;
import org.chengming.registers.StageCheck.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckingLandStagesTests {
  private static final WorkingCalendar CALENDAR = CalendarOnFile.shipped();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  private static final String WHOLE =
      "征收土地预公告 2026-03-02 2026-03-16; 土地现状调查 2026-03-18; 调查结果确认 2026-03-20; 社会稳定风险评估 2026-03-30;"
          + " 征地补偿安置方案公告 2026-04-07 2026-05-07; 征地补偿登记 2026-05-12; 签订补偿安置协议 2026-05-20;"
          + " 征地批准 2026-08-03; 批准文件公开 2026-08-10; 征收土地公告 2026-08-20; 补偿费用支付 2026-09-01";

  @Test
  void a_project_with_all_its_stages_in_time_has_nothing_red() {
    var check = check("2026-03-02", WHOLE);
    assertThat(check.procedure()).isEqualTo("新程序");
    assertThat(check.good()).as(check.toString()).isTrue();
    assertThat(step(check, "组织听证").verdict()).isEqualTo(Verdict.NOT_NEEDED);
  }

  /** 土地管理法实施条例 Art. 26, 28 and 31, and the disclosure of results and approvals. */
  @ParameterizedTest
  @CsvSource({
    // ten working days from 2026-03-02 end on 2026-03-16
    "征收土地预公告 2026-03-02 2026-03-16, 征收土地预公告 2026-03-02 2026-03-15, 征收土地预公告, SHORT, 2026-03-16",
    "征地补偿安置方案公告 2026-04-07 2026-05-07, 征地补偿安置方案公告 2026-04-07 2026-05-06, 征地补偿安置方案公告, SHORT, 2026-05-07",
    "调查结果确认 2026-03-20, 调查结果确认 2026-03-25, 调查结果确认, DONE, 2026-03-25",
    "调查结果确认 2026-03-20, 调查结果确认 2026-03-26, 调查结果确认, LATE, 2026-03-25",
    "批准文件公开 2026-08-10, 批准文件公开 2026-08-17, 批准文件公开, DONE, 2026-08-17",
    "批准文件公开 2026-08-10, 批准文件公开 2026-08-18, 批准文件公开, LATE, 2026-08-17",
    "征收土地公告 2026-08-20, 征收土地公告 2026-08-24, 征收土地公告, DONE, 2026-08-24",
    "征收土地公告 2026-08-20, 征收土地公告 2026-08-25, 征收土地公告, LATE, 2026-08-24",
    "社会稳定风险评估 2026-03-30;, '', 社会稳定风险评估, MISSING,",
    "征地补偿登记 2026-05-12, 征地补偿登记 2026-04-01, 征地补偿登记, EARLY,"
  })
  void what_is_late_short_early_or_missing_is_told(
      String said, String instead, String stage, Verdict verdict, LocalDate due) {
    var step = step(check("2026-03-02", WHOLE.replace(said, instead)), stage);
    assertThat(step.verdict()).isEqualTo(verdict);
    assertThat(step.due()).isEqualTo(due);
    assertThat(step.why().isEmpty()).isEqualTo(verdict == Verdict.DONE);
  }

  @Test
  void what_has_not_come_yet_is_open_until_its_limit_is_over() {
    var begun = "征收土地预公告 2026-11-02 2026-11-16; 土地现状调查 2026-11-16";
    assertThat(step(check("2026-11-02", begun), "社会稳定风险评估").verdict()).isEqualTo(Verdict.OPEN);
    assertThat(step(check("2026-11-02", begun), "调查结果确认").verdict()).isEqualTo(Verdict.OPEN);
    var later =
        StageCheck.of(
            LocalDate.of(2026, 11, 2), null, done(begun), LocalDate.of(2026, 11, 24), CALENDAR);
    assertThat(step(later, "调查结果确认").verdict()).isEqualTo(Verdict.MISSING);
  }

  @Test
  void the_days_of_an_approval_count_from_when_it_was_received() {
    var late = WHOLE.replace("征收土地公告 2026-08-20", "征收土地公告 2026-08-28");
    assertThat(step(check("2026-03-02", late), "征收土地公告").verdict()).isEqualTo(Verdict.LATE);
    var received =
        StageCheck.of(
            LocalDate.of(2026, 3, 2), LocalDate.of(2026, 8, 7), done(late), TODAY, CALENDAR);
    assertThat(step(received, "征收土地公告").verdict()).isEqualTo(Verdict.DONE);
  }

  @Test
  void a_project_of_2014_is_held_to_the_procedure_of_2014() {
    var check = check("2014-03-03", "拟征地告知 2014-03-03; 土地现状调查 2014-03-10; 征地批准 2014-09-01");
    assertThat(check.procedure()).isEqualTo("旧程序");
    assertThat(check.steps())
        .extracting(Step::stage)
        .containsExactly(
            "拟征地告知",
            "土地现状调查",
            "调查结果确认",
            "组织听证",
            "征地批准",
            "批准文件公开",
            "征收土地公告",
            "征地补偿登记",
            "征地补偿安置方案公告",
            "补偿费用支付");
    assertThat(step(check, "调查结果确认").verdict()).isEqualTo(Verdict.MISSING);
    assertThat(step(check, "批准文件公开").verdict()).isEqualTo(Verdict.MISSING);
    assertThatThrownBy(() -> check("1980-01-01", "")).hasMessageContaining("1980-01-01");
  }

  private static StageCheck check(String began, String done) {
    return StageCheck.of(LocalDate.parse(began), null, done(done), TODAY, CALENDAR);
  }

  private static List<Done> done(String text) {
    return Arrays.stream(text.split(";"))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(line -> line.split(" "))
        .map(
            part ->
                new Done(
                    part[0],
                    LocalDate.parse(part[1]),
                    part.length > 2 ? LocalDate.parse(part[2]) : null))
        .collect(Collectors.toList());
  }

  private static Step step(StageCheck check, String stage) {
    return check.steps().stream().filter(s -> s.stage().equals(stage)).findFirst().orElseThrow();
  }
}
