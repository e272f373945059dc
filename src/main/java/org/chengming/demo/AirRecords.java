package org.chengming.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Air and polluters (N5). */
final class AirRecords {
  private static final int DAYS = 760;
  private static final int HOURLY_DAYS = 8;
  private static final List<String[]> POLLUTANTS =
      List.of(
          new String[] {"化学需氧量", "毫克每升", "50"},
          new String[] {"氨氮", "毫克每升", "5"},
          new String[] {"二氧化硫", "毫克每立方米", "100"},
          new String[] {"氮氧化物", "毫克每立方米", "200"},
          new String[] {"颗粒物", "毫克每立方米", "30"});

  private final RecordBook book;
  private final Pen pen = new Pen(51);

  AirRecords(RecordBook book) {
    this.book = book;
  }

  void write() {
    for (var city : book.cities()) {
      daily(city);
      hourly(city);
      for (var company : book.companies(city, "热力", "水泥", "化工", "造纸", "肉类加工")) {
        polluter(city, company);
      }
    }
  }

  /** Two winters and a bit: coal is burnt from October to April, and a windy day clears the air. */
  private void daily(Issuer city) {
    var haze = 25;
    for (var day = book.ago(DAYS); day.isBefore(book.today()); day = day.plusDays(1)) {
      haze = pen.chance(22) ? pen.between(6, 25) : Math.min(330, haze + pen.between(-12, 16));
      var winter = winter(day);
      var pm25 = (int) Math.max(3, haze * (0.35 + winter));
      book.row("air-daily")
          .put("city", city.area())
          .put("day", day)
          .put("pm25", pm25)
          .put("pm10", (int) (pm25 * 1.3) + pen.between(3, 25))
          .put("so2", (int) (6 + winter * pen.between(4, 40)))
          .put("no2", (int) (14 + winter * pen.between(5, 45)))
          .put("co", "%.1f".formatted(0.4 + winter * pen.between(1, 14) / 10.0))
          .put("o3", (int) (50 + (1 - winter) * pen.between(10, 110)));
    }
  }

  private static double winter(LocalDate day) {
    return Math.cos((day.getDayOfYear() - 15) * 2 * Math.PI / 365) * 0.5 + 0.5;
  }

  private void hourly(Issuer city) {
    for (var place = 1; place <= 2; place++) {
      var code = "%s0%d".formatted(city.place().substring(0, 4), place);
      book.row("air-stations")
          .put("code", code)
          .put("name", city.area() + (place == 1 ? "示例广场站" : "示例公园站"))
          .put("city", city.area())
          .put("kind", place == 1 ? "国控" : "省控")
          .put("longitude", HousingRecords.longitude(city, place))
          .put("latitude", HousingRecords.latitude(city, place))
          .put("operator", "黑龙江省示例环境监测服务有限公司")
          .put("since", book.ago(pen.between(1_000, 4_000)));
      readings(city, code);
    }
  }

  /** An hour now and then is missing, as with real instruments. */
  private void readings(Issuer city, String station) {
    var haze = pen.between(15, 60);
    var hour = book.ago(HOURLY_DAYS).atStartOfDay();
    for (var end = book.today().atStartOfDay(); hour.isBefore(end); hour = hour.plusHours(1)) {
      haze = Math.max(4, Math.min(240, haze + pen.between(-6, 6)));
      if (pen.chance(2)) {
        continue;
      }
      var sun = Math.max(0, Math.sin((hour.getHour() - 7) * Math.PI / 12));
      var winter = winter(hour.toLocalDate());
      book.row("air-hourly")
          .put("station", station)
          .put("city", city.area())
          .put("hour", "%s %02d:00".formatted(hour.toLocalDate(), hour.getHour()))
          .put("pm25", haze)
          .put("pm10", haze * 13 / 10 + pen.between(2, 20))
          .put("so2", (int) (5 + winter * pen.between(3, 30)))
          .put("no2", (int) (12 + winter * pen.between(5, 40)))
          .put("co", "%.1f".formatted(0.3 + winter * pen.between(1, 12) / 10.0))
          .put("o3", (int) (20 + sun * (1.2 - winter) * pen.between(30, 120)));
    }
  }

  private void polluter(Issuer city, RecordBook.Company company) {
    var number = company.uscc() + "001P";
    var valid = book.ago(pen.between(100, 1_500));
    var water = company.trade().matches("造纸|肉类加工|化工");
    book.row("polluters")
        .put("number", number)
        .put("company", company.name())
        .put("uscc", company.uscc())
        .put("city", city.area())
        .put("industry", company.trade())
        .put("level", pen.chance(70) ? "重点管理" : "简化管理")
        .put("medium", water ? "水环境" : "大气环境")
        .put("pollutants", water ? "化学需氧量、氨氮" : "二氧化硫、氮氧化物、颗粒物")
        .put("online", pen.chance(80))
        .put("longitude", HousingRecords.longitude(city, company.trade().length()))
        .put("latitude", HousingRecords.latitude(city, company.trade().length()))
        .put("valid_from", valid)
        .put("valid_until", valid.plusYears(5).minusDays(1));
    for (var i = 1; i <= 6; i++) {
      supervision(
          city,
          company,
          number,
          i,
          new ArrayList<>(POLLUTANTS.subList(water ? 0 : 2, water ? 2 : 5)));
    }
  }

  private void supervision(
      Issuer city, RecordBook.Company company, String permit, int place, List<String[]> measured) {
    var what = pen.one(measured);
    var limit = Integer.parseInt(what[2]);
    var exceeded = pen.chance(9);
    var figure = exceeded ? limit * pen.between(105, 240) / 100 : limit * pen.between(20, 95) / 100;
    var formed = book.ago(pen.between(5, 700));
    var number = "WR%s%02d".formatted(company.uscc().substring(9, 17), place);
    FoodRecords.dated(
        book.row("pollution-supervision")
            .put("number", number)
            .put("polluter", permit)
            .put("company", company.name())
            .put("city", city.area())
            .body(book.department(city, "hj"))
            .put("kind", pen.one("执法检查", "监督性监测", "在线数据核查"))
            .put("pollutant", what[0])
            .put("measured", figure)
            .put("limit_value", limit)
            .put("unit", what[1])
            .put("exceeded", figure > limit)
            .put("measure", figure > limit ? "责令改正违法行为，依法立案" : null),
        book,
        pen,
        formed);
    if (figure > limit) {
      remediation(city, company, number, what[0], formed.plusDays(3));
    }
  }

  private void remediation(
      Issuer city, RecordBook.Company company, String supervision, String what, LocalDate opened) {
    var due = opened.plusDays(60);
    var finished = opened.plusDays(pen.chance(80) ? pen.between(15, 60) : pen.between(61, 120));
    var accepted = finished.plusDays(10);
    var done = book.hasCome(accepted);
    book.row("pollution-remediation")
        .put("number", supervision.replace("WR", "ZG"))
        .put("supervision", supervision)
        .put("company", company.name())
        .put("city", city.area())
        .put("problem", what + "排放浓度超过标准")
        .put("demand", "查明原因，检修治理设施，复测达标")
        .put("opened_on", book.atMostToday(opened))
        .put("due_on", due)
        .put("finished_on", book.hasCome(finished) ? finished : null)
        .put("accepted_on", done ? accepted : null)
        .put("state", done ? "已销号" : book.hasCome(finished) ? "已完成待验收" : "整改中");
  }
}
