package org.chengming.demo;

import java.time.LocalDate;
import java.util.List;

/** Affordable housing (N3): projects, plans, rounds of allocation, places, exits, policies. */
final class HousingRecords {
  private static final List<String> KINDS = List.of("公租房", "保障性租赁住房", "配售型保障性住房", "棚户区改造安置房");
  private static final List<String> NAMES = List.of("安居苑", "惠民家园", "幸福里", "和悦居", "春晖园", "安康家园");

  private final RecordBook book;
  private final Pen pen = new Pen(31);

  HousingRecords(RecordBook book) {
    this.book = book;
  }

  void write() {
    for (var city : book.cities()) {
      plans(city);
      for (var i = 1; i <= 6; i++) {
        project(city, i);
      }
      policies(city);
    }
  }

  private void plans(Issuer city) {
    for (var year = book.year() - 4; year <= book.year(); year++) {
      for (var kind : KINDS) {
        var built = pen.between(50, 900);
        var raised = pen.between(0, 400);
        var started = (built + raised) * pen.between(82, 106) / 100;
        book.row("housing-plans")
            .put("city", city.area())
            .put("year", year)
            .put("kind", kind)
            .put("planned", built + raised)
            .put("newly_built", built)
            .put("raised", raised)
            .put("started", started)
            .put("finished", started * pen.between(20, 90) / 100)
            .amount("investment", started * (long) pen.between(1_500, 3_200));
      }
    }
  }

  private void project(Issuer city, int place) {
    var number = "BZF-%s-%02d".formatted(city.place().substring(0, 4), place);
    var builder = book.companies(city, "建筑工程").getFirst();
    var kind = KINDS.get(place % KINDS.size());
    var units = pen.between(6, 60) * 12;
    var started = book.ago(pen.between(200, 1_400));
    var days = (int) (book.today().toEpochDay() - started.toEpochDay());
    var progress = Math.min(100, days * 100 / pen.between(600, 900));
    var stage =
        progress < 25
            ? "基础施工"
            : progress < 70 ? "主体施工" : progress < 100 ? "装修" : pen.chance(70) ? "交付" : "竣工";
    var finished = progress == 100;
    var county = pen.one(book.countiesOf(city));
    book.row("housing-projects")
        .put("number", number)
        .put("name", county.area() + NAMES.get(place % NAMES.size()) + "（示例）")
        .put("kind", kind)
        .put("city", city.area())
        .put("district", county.area())
        .put("location", county.area() + "示例片区")
        .put("longitude", longitude(city, place))
        .put("latitude", latitude(city, place))
        .put("builder", builder.name())
        .put("builder_uscc", builder.uscc())
        .put("units", units)
        .put("finished_units", finished ? units : units * Math.max(0, progress - 60) / 100)
        .amount("area", units * 75L / 100)
        .amount("investment", units * 2_400L)
        .put("stage", stage)
        .put("progress", progress)
        .put("started_on", started)
        .put("roof_on", progress >= 70 ? started.plusDays(days * 6 / 10) : null)
        .put("finished_on", finished ? started.plusDays(days * 8 / 10) : null)
        .put("delivered_on", stage.equals("交付") ? started.plusDays(days * 9 / 10) : null);
    if (finished) {
      round(city, number, kind, units);
    }
  }

  private void round(Issuer city, String project, String kind, int units) {
    var opened = book.ago(pen.between(150, 320));
    var number = project.replace("BZF", "FP") + "-1";
    var offered = Math.min(units, pen.between(30, 110));
    var allocated = offered - pen.between(0, 12);
    var applicants = offered * pen.between(2, 5);
    book.row("housing-rounds")
        .put("number", number)
        .put("title", "%s%d年%s分配".formatted(city.area(), opened.getYear(), kind))
        .put("city", city.area())
        .put("kind", kind)
        .put("policy", "%s住房保障办法".formatted(city.area()))
        .put("scope", pen.one("城镇中低收入住房困难家庭", "新市民和青年", "外来务工人员和城镇住房困难家庭"))
        .put("units", offered)
        .put("way", pen.one("公开摇号", "综合评分", "轮候排序"))
        .put("procedure", "申请、受理、审核、公示、分配、签约")
        .put("opened_on", opened)
        .put("closed_on", opened.plusDays(30))
        .put("reviewed_on", opened.plusDays(60))
        .put("drawn_on", opened.plusDays(75))
        .put("result_on", opened.plusDays(78))
        .put("result_until", opened.plusDays(85))
        .put("applicants", applicants)
        .put("qualified", applicants * 8 / 10)
        .put("allocated", allocated)
        .put("supervision", "本市住房保障部门公开的监督渠道");
    for (var rank = 1; rank <= allocated; rank++) {
      place(city, project, number, rank, opened.plusDays(90));
    }
  }

  private void place(Issuer city, String project, String round, int rank, LocalDate on) {
    var number = round.replace("FP", "SQ") + "-%04d".formatted(rank * 7);
    var household = pen.between(1, 5);
    book.row("housing-places")
        .put("number", number)
        .put("round", round)
        .put("city", city.area())
        .put("name", "示例申请人%04d".formatted(rank * 7))
        .put("household", household)
        .put("project", project)
        .put("rank", rank)
        .put("area", household < 3 ? pen.between(38, 50) : pen.between(52, 70))
        .put("rooms", household < 2 ? "一居室" : household < 4 ? "两居室" : "三居室")
        .put("allocated_on", on)
        .put("state", pen.chance(80) ? "已入住" : pen.one("已签约", "已分配", "放弃"));
    if (pen.chance(6)) {
      exit(city, number, on.plusDays(pen.between(5, 50)));
    }
  }

  private void exit(Issuer city, String application, LocalDate decided) {
    var left = decided.plusDays(pen.between(10, 60));
    if (book.hasCome(decided)) {
      book.row("housing-exits")
          .put("number", application.replace("SQ", "TC"))
          .put("application", application)
          .put("city", city.area())
          .put("reason", pen.one("主动退出", "收入超过标准", "购买其他住房", "长期空置", "转租转借", "拖欠租金"))
          .put("basis", "公共租赁住房管理办法")
          .put("decided_on", decided)
          .put("vacated_on", book.hasCome(left) ? left : null)
          .put("state", book.hasCome(left) ? "已腾退" : "待腾退");
    }
  }

  private void policies(Issuer city) {
    var body = book.department(city, "zj");
    var audiences = List.of("所有对象", "外来务工人员", "新市民和青年", "城镇住房困难家庭");
    for (var i = 0; i < audiences.size(); i++) {
      var issued = book.ago(pen.between(100, 1_800));
      book.row("housing-policies")
          .put("number", "%s发〔%d〕%d号".formatted(body.word(), issued.getYear(), 20 + i))
          .put("title", "关于做好%s住房保障工作的通知".formatted(audiences.get(i)))
          .body(body)
          .put("audience", audiences.get(i))
          .put("issued_on", issued)
          .put("effective_on", issued.plusDays(30))
          .put("expires_on", pen.chance(30) ? issued.plusDays(30).plusYears(5) : null)
          .put("summary", "明确保障对象、准入条件、轮候分配、租金标准和退出办法。");
    }
  }

  static String longitude(Issuer city, int place) {
    var seat = Math.floorMod(city.place().hashCode() * 31, 90);
    return "%.4f".formatted(123.5 + seat / 9.0 + place * 0.017);
  }

  static String latitude(Issuer city, int place) {
    var seat = Math.floorMod(city.place().hashCode() * 17, 60);
    return "%.4f".formatted(45.0 + seat / 12.0 + place % 3 * 0.021);
  }
}
