package org.chengming.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Accidents, their reports and what came of them (N6). Levels are left to be graded; most are the
 * lowest, and none is of the gravest.
 */
final class SafetyRecords {
  private static final List<String> KINDS =
      List.of("道路交通", "火灾", "建筑施工", "煤矿", "危险化学品", "工贸", "农业机械");
  private static final List<String> MEASURES =
      List.of("开展同类隐患专项排查", "修订安全操作规程并组织培训", "完善有限空间作业审批制度", "配备检测报警和应急救援装备", "对责任单位依法处罚并公开");

  private final RecordBook book;
  private final Pen pen = new Pen(61);

  SafetyRecords(RecordBook book) {
    this.book = book;
  }

  void write() {
    for (var city : book.cities()) {
      for (var place = 1; place <= 16; place++) {
        accident(city, place);
      }
    }
  }

  private void accident(Issuer city, int place) {
    var occurred = book.ago(pen.between(10, 1_900));
    var number = "SG-%s-%d-%02d".formatted(city.place().substring(0, 4), occurred.getYear(), place);
    var kind = pen.one(KINDS);
    var grave = pen.between(1, 100);
    var deaths =
        grave > 98 ? pen.between(10, 14) : grave > 88 ? pen.between(3, 8) : pen.between(0, 2);
    var changed = deaths == 2 && pen.chance(50) ? occurred.plusDays(pen.between(2, 40)) : null;
    changed = changed != null && book.hasCome(changed) ? changed : null;
    var county = pen.one(book.countiesOf(city));
    var published = pen.chance(deaths > 2 ? 95 : 70) && book.hasCome(occurred.plusDays(160));
    book.row("accidents")
        .put("number", number)
        .put(
            "name",
            "%s“%d·%d”%s事故（示例）"
                .formatted(county.area(), occurred.getMonthValue(), occurred.getDayOfMonth(), kind))
        .put("city", city.area())
        .put("district", county.area())
        .put("occurred_on", occurred)
        .put("kind", kind)
        .put("company", "示例单位")
        .put("deaths", deaths)
        .put("serious_injuries", deaths > 9 ? pen.between(5, 30) : pen.between(0, 6))
        .put(
            "direct_loss",
            deaths > 9
                ? pen.between(2_000, 4_000)
                : deaths > 2 ? pen.between(300, 2_400) : pen.between(20, 600))
        .put("changed", changed != null)
        .put("changed_on", changed)
        .put("changed_deaths", changed == null ? null : 3)
        .put("report_public", published);
    if (published) {
      report(city, number, occurred, level(deaths, occurred, changed, kind));
    }
  }

  /** As the law grades it; the accident's own record is graded by the register. */
  private static String level(
      int deaths, LocalDate occurred, @Nullable LocalDate changed, String kind) {
    var limit = kind.equals("道路交通") || kind.equals("火灾") ? 7 : 30;
    var counts = changed != null && !changed.isAfter(occurred.plusDays(limit));
    return deaths > 9 ? "重大" : deaths > 2 || counts ? "较大" : "一般";
  }

  private void report(Issuer city, String accident, LocalDate occurred, String level) {
    var extended = pen.chance(25);
    var late = pen.chance(8);
    var submitted = occurred.plusDays((extended ? 100 : 45) + (late ? 25 : pen.between(0, 14)));
    var approved = submitted.plusDays(pen.between(5, 15));
    book.row("accident-reports")
        .put("accident", accident)
        .put("title", accident + "事故调查报告（示例）")
        .put("level", level)
        .body(city)
        .put("occurred_on", occurred)
        .put("extended", extended)
        .put("submitted_on", submitted)
        .put("approved_on", approved)
        .put("published_on", book.atMostToday(approved.plusDays(pen.between(3, 15))))
        .put("has_unit", true)
        .put("has_course", true)
        .put("has_casualties", true)
        .put("has_cause", true)
        .put("has_liability", pen.chance(94))
        .put("has_measures", pen.chance(96))
        .put("summary", "经调查认定，这是一起因违规作业、管理不到位引发的生产安全责任事故。");
    var entry = 0;
    for (var measure : pen.some(MEASURES, pen.between(2, 4))) {
      recommendation(accident, ++entry, measure, approved);
    }
  }

  private void recommendation(String accident, int entry, String measure, LocalDate approved) {
    var due = approved.plusDays(180);
    var done = approved.plusDays(pen.between(30, 220));
    var state = book.hasCome(done) && pen.chance(85) ? "已落实" : pen.one("部分落实", "未落实");
    book.row("accident-recommendations")
        .put("accident", accident)
        .put("entry", entry)
        .put("recommendation", measure)
        .put("responsible", pen.one("属地政府", "行业主管部门", "事故单位"))
        .put("due_on", due)
        .put("done_on", state.equals("已落实") ? done : null)
        .put("state", state)
        .put("evidence", state.equals("已落实") ? "经评估已落实。" : null);
  }
}
