package org.chengming.demo;

import java.time.LocalDate;
import java.util.List;

/**
 * Land that is acquired (N8): projects with their stages by the procedure of their time. Some skip
 * a stage, some are late; the page says so.
 */
final class LandRecords {
  private static final List<String> VILLAGES =
      List.of("永胜村", "兴隆村", "红旗村", "东风村", "富强村", "新立村", "长青村", "团结村");

  private static final List<String> OLD =
      List.of(
          "拟征地告知",
          "土地现状调查",
          "调查结果确认",
          "征地批准",
          "批准文件公开",
          "征收土地公告",
          "征地补偿登记",
          "征地补偿安置方案公告",
          "补偿费用支付");
  private static final List<String> NEW =
      List.of(
          "征收土地预公告",
          "土地现状调查",
          "调查结果确认",
          "社会稳定风险评估",
          "征地补偿安置方案公告",
          "征地补偿登记",
          "签订补偿安置协议",
          "征地批准",
          "批准文件公开",
          "征收土地公告",
          "补偿费用支付");

  private final RecordBook book;
  private final Pen pen = new Pen(81);

  LandRecords(RecordBook book) {
    this.book = book;
  }

  void write() {
    for (var city : book.cities()) {
      for (var i = 1; i <= 14; i++) {
        project(city, i);
      }
      book.countiesOf(city).forEach(county -> compensation(city, county));
    }
  }

  private void project(Issuer city, int place) {
    var began = book.ago(place % 4 == 0 ? pen.between(2_700, 3_900) : pen.between(60, 1_700));
    var old = began.isBefore(LocalDate.of(2020, 1, 1));
    var county = pen.one(book.countiesOf(city));
    var number = "ZD-%s-%d-%02d".formatted(county.place(), began.getYear(), place);
    var area = pen.between(20_000, 600_000);
    var name = "%s%d年第%d批次建设用地（示例）".formatted(county.area(), began.getYear(), place);
    var last = stages(number, began, old ? OLD : NEW);
    var households = pen.between(3, 120);
    book.row("land-projects")
        .put("number", number)
        .put("name", name)
        .put("city", city.area())
        .put("county", county.area())
        .put("village", pen.one(VILLAGES))
        .put("purpose", pen.one("基础设施", "公共事业", "保障性安居工程", "成片开发", "能源交通水利"))
        .put("area", hectares(area))
        .put("farmland", hectares(area * 9L / 10))
        .put("arable", hectares(area * 7L / 10))
        .put("households", households)
        .put("resettled", households * 3)
        .put("longitude", HousingRecords.longitude(city, place))
        .put("latitude", HousingRecords.latitude(city, place))
        .body(county)
        .put("began_on", began)
        .put("state", last == null ? "报批前" : book.hasCome(last.plusDays(120)) ? "已完成" : "实施中");
    if (last != null) {
      book.row("land-approvals")
          .put(
              "number",
              "黑政土〔%d〕%s%d号".formatted(last.getYear(), county.place().substring(2), place))
          .put("project", number)
          .put("name", name)
          .put("county", county.area())
          .put("body", "黑龙江省人民政府")
          .put("area", hectares(area))
          .put("approved_on", last)
          .put("received_on", last)
          .put("published_on", book.atMostToday(last.plusDays(10)));
    }
  }

  private static String hectares(long area) {
    return "%d.%04d".formatted(area / 10_000, area % 10_000);
  }

  /**
   * @return when it was approved; null when it is not yet
   */
  private @org.jspecify.annotations.Nullable LocalDate stages(
      String project, LocalDate began, List<String> names) {
    var day = began;
    LocalDate approved = null;
    var skipped = pen.chance(10) ? pen.one("社会稳定风险评估", "调查结果确认", "征地补偿登记") : "";
    for (var name : names) {
      if (!book.hasCome(day)) {
        break;
      }
      var until = name.equals("征收土地预公告") ? day.plusDays(pen.chance(92) ? 18 : 8) : null;
      if (name.equals("征地补偿安置方案公告")) {
        until = day.plusDays(pen.chance(92) ? 30 : 20);
      }
      if (!name.equals(skipped)) {
        book.row("land-stages")
            .put("project", project)
            .put("stage", name)
            .put("done_on", day)
            .put("ended_on", until)
            .put("document", name + "（示例）")
            .put("number", name.endsWith("公告") ? "第%d号".formatted(pen.between(1, 60)) : null);
      }
      if (name.equals("征地批准")) {
        approved = day;
      }
      day = day.plusDays(wait(name, until != null));
    }
    return approved;
  }

  private int wait(String name, boolean announced) {
    if (announced) {
      return 35;
    }
    return switch (name) {
      case "土地现状调查" -> pen.chance(90) ? 4 : 12;
      case "征地批准" -> pen.between(3, 9);
      case "批准文件公开" -> pen.chance(90) ? pen.between(2, 8) : 30;
      case "签订补偿安置协议" -> pen.between(60, 150);
      default -> pen.between(5, 25);
    };
  }

  private void compensation(Issuer city, Issuer county) {
    for (var zone = 1; zone <= 3; zone++) {
      long total = (52_000L - zone * 6_000) * pen.between(80, 120);
      var starts = List.of(LocalDate.of(2020, 5, 1), LocalDate.of(2023, 7, 1));
      for (var i = 0; i < starts.size(); i++) {
        var row =
            book.row("land-compensation")
                .put("city", city.area())
                .put("county", county.area())
                .put("zone", "第%d区片".formatted(zone))
                .put("scope", zone == 1 ? "城区规划范围内" : zone == 2 ? "近郊乡镇" : "其他乡镇")
                .amount("total", total)
                .amount("land", total * 4 / 10)
                .amount("resettlement", total - total * 4 / 10)
                .put("basis", "黑政规〔%d〕%d号".formatted(starts.get(i).getYear(), 3 + i))
                .put("issued_on", starts.get(i).minusDays(40))
                .put("valid_from", starts.get(i));
        if (i == 0) {
          row.put("valid_until", starts.get(1).minusDays(1));
        }
        total = total * 112 / 100;
      }
    }
  }
}
