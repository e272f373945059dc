package org.chengming.demo;

import java.time.LocalDate;
import java.util.List;

/** Fees and prices (N7): rates that follow each other without a gap or an overlap. */
final class PriceRecords {
  private record Fee(String code, String name, String department, int amount, String unit) {}

  private record Price(String code, String name, int price, String unit, boolean guided) {}

  private static final List<Fee> FEES =
      List.of(
          new Fee("103042701", "不动产登记费", "zr", 80, "元/件"),
          new Fee("103042702", "耕地开垦费", "zr", 20, "元/平方米"),
          new Fee("103043301", "污水处理费", "sl", 1, "元/立方米"),
          new Fee("103044301", "水土保持补偿费", "sl", 2, "元/平方米"),
          new Fee("103043308", "城镇垃圾处理费", "zj", 5, "元/户·月"),
          new Fee("103046101", "公办高中学费", "jy", 800, "元/学期"),
          new Fee("103046102", "公办幼儿园保教费", "jy", 380, "元/月"),
          new Fee("103046501", "预防接种服务费", "wj", 18, "元/剂次"));
  private static final List<Price> PRICES =
      List.of(
          new Price("JG-0101", "居民集中供热", 38, "元/平方米·采暖期", false),
          new Price("JG-0102", "居民用管道天然气（第一档）", 3, "元/立方米", false),
          new Price("JG-0103", "居民生活用水（第一档）", 2, "元/立方米", false),
          new Price("JG-0201", "出租车起步价", 8, "元/3公里", true),
          new Price("JG-0202", "公共汽车票价", 1, "元/次", false),
          new Price("JG-0301", "前期物业服务费（一级）", 2, "元/平方米·月", true),
          new Price("JG-0302", "机动车停放服务费（道路）", 3, "元/小时", true));

  private final RecordBook book;
  private final Pen pen = new Pen(71);

  PriceRecords(RecordBook book) {
    this.book = book;
  }

  void write() {
    for (var city : book.cities()) {
      FEES.forEach(fee -> fee(city, fee));
      PRICES.forEach(price -> price(city, price));
    }
  }

  private void fee(Issuer city, Fee fee) {
    var from = LocalDate.of(2015, pen.between(1, 12), 1);
    var amount = fee.amount() * 100L;
    var body = book.department(city, fee.department());
    for (var i = 0; i < 3; i++) {
      var next = from.plusMonths(pen.between(30, 50));
      var last = i == 2 || !book.hasCome(next);
      var row =
          book.row("fee-catalogue")
              .put("code", fee.code())
              .put("name", fee.name())
              .put("sector", body.name().substring(city.area().length()))
              .put("area", city.area())
              .put("level", pen.chance(60) ? "中央" : "省")
              .body(body)
              .amount("amount", amount)
              .put("unit", fee.unit())
              .put("payer", "申请办理的单位和个人")
              .put("reductions", "对低收入家庭按规定减免")
              .put("basis", "%s发〔%d〕%d号".formatted(body.word(), from.getYear(), pen.between(5, 90)))
              .put("issued_on", from.minusDays(30))
              .put("valid_from", from);
      if (!last) {
        row.put("valid_until", next.minusDays(1));
      }
      amount = amount * pen.between(80, 118) / 100;
      from = next;
      if (last) {
        break;
      }
    }
    collections(city, body, fee);
  }

  private void collections(Issuer city, Issuer body, Fee fee) {
    long before = pen.between(4_000, 300_000);
    for (var year = book.year() - 3; year < book.year(); year++) {
      long now = before * pen.between(85, 118) / 100;
      book.row("fee-collections")
          .body(body)
          .put("body_code", body.code())
          .put("year", year)
          .put("fee", fee.code())
          .put("name", fee.name())
          .amount("collected", now)
          .amount("prior_collected", before)
          .amount("reduced", now * pen.between(0, 6) / 100);
      before = now;
    }
  }

  private void price(Issuer city, Price price) {
    var from = LocalDate.of(2016, pen.between(1, 12), 1);
    var amount = price.price() * 100L + pen.between(0, 90);
    var body = book.department(city, "fgw");
    for (var i = 0; i < 3; i++) {
      var next = from.plusMonths(pen.between(28, 48));
      var last = i == 2 || !book.hasCome(next);
      var row =
          book.row("government-prices")
              .put("code", price.code())
              .put("name", price.name())
              .put("kind", price.guided() ? "政府指导价" : "政府定价")
              .put("area", city.area())
              .amount("price", amount)
              .put("unit", price.unit())
              .body(body)
              .put("basis", "%s发〔%d〕%d号".formatted(body.word(), from.getYear(), pen.between(5, 90)))
              .put("heard_on", price.guided() ? null : from.minusDays(90))
              .put("issued_on", from.minusDays(20))
              .put("valid_from", from);
      if (price.guided()) {
        row.amount("lowest", amount * 8 / 10).amount("highest", amount * 12 / 10);
      }
      if (!last) {
        row.put("valid_until", next.minusDays(1));
      }
      amount = amount * pen.between(98, 115) / 100;
      from = next;
      if (last) {
        break;
      }
    }
  }
}
