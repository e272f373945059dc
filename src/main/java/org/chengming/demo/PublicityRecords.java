package org.chengming.demo;

import java.time.LocalDate;
import java.util.List;

/** Permits and penalties by the standard of 双公示 (N1, N23); one in ten is late. */
final class PublicityRecords {
  private static final List<String> LICENCES =
      List.of("城镇污水排入排水管网许可", "建筑工程施工许可", "道路货物运输经营许可", "取水许可", "公共场所卫生许可", "林木采伐许可");
  private static final List<String> VIOLATIONS =
      List.of("未按规定公示信息", "超限运输", "未批先建", "虚假宣传", "消防设施不符合标准", "无证经营");

  private final RecordBook book;
  private final Pen pen = new Pen(101);

  PublicityRecords(RecordBook book) {
    this.book = book;
  }

  void write() {
    for (var city : book.cities()) {
      items(city);
      var place = 0;
      for (var company : book.companies(city)) {
        for (var i = 0; i < 4; i++) {
          permit(city, company, ++place);
        }
        penalty(city, company, ++place);
        penalty(city, company, ++place);
      }
      for (var i = 1; i <= 5; i++) {
        person(city, ++place);
      }
    }
  }

  private void items(Issuer city) {
    for (var i = 0; i < LICENCES.size(); i++) {
      var body = book.department(city, List.of("zj", "jt", "sl", "wj").get(i % 4));
      book.row("service-items")
          .put(
              "code", "%s0000000001%02d-%s".formatted(city.place().substring(0, 4), i, body.code()))
          .put("name", LICENCES.get(i))
          .body(body)
          .put("division", city.place())
          .put("type_code", "01")
          .put("authority_uscc", book.creditCode(body));
    }
  }

  /**
   * The public sees the first sign of the name, and the number masked; also of a trader whose shop
   * has no name of its own.
   */
  private void person(Issuer city, int place) {
    var authority = book.department(city, pen.one("jt", "sc"));
    var decided = book.ago(pen.between(10, 900));
    var trader = place % 3 == 0;
    by(book.row("penalties"), authority, decided)
        .put(
            "subject",
            trader ? "示例" + "甲乙丙丁戊己".charAt(place % 6) : "示例当事人%04d".formatted(place * 13))
        .put("subject_kind", trader ? "个体工商户" : "自然人")
        .put("person_document", "护照号")
        .put("person_number", "DEMO%05d".formatted(place * 13))
        .put("number", "%s罚〔%d〕%04d号".formatted(authority.word(), decided.getYear(), place))
        .put("violation", "无证经营")
        .put("facts", "当事人无证经营。")
        .put("basis", "有关法律、法规")
        .put("category", "罚款")
        .put("content", "罚款")
        .amount("fine", pen.between(5, 50))
        .put("minor", true);
  }

  private RecordBook.Row of(
      String register, Issuer authority, RecordBook.Company company, LocalDate decided) {
    return by(book.row(register), authority, decided)
        .put("subject", company.name())
        .put("subject_kind", "法人及非法人组织")
        .put("uscc", company.uscc())
        .put("representative", "示例法定代表人" + company.uscc().substring(14, 17));
  }

  private RecordBook.Row by(RecordBook.Row row, Issuer authority, LocalDate decided) {
    var wait = pen.chance(10) ? pen.between(13, 40) : pen.between(0, 7);
    return row.put("decided_on", decided)
        .put("authority", authority.name())
        .put("authority_uscc", book.creditCode(authority))
        .put("authority_code", authority.code())
        .put("source", authority.name())
        .put("source_uscc", book.creditCode(authority))
        .put("published_on", book.atMostToday(decided.plusDays(wait)));
  }

  private void permit(Issuer city, RecordBook.Company company, int place) {
    var authority = book.department(city, pen.one("zj", "jt", "sl", "wj"));
    var decided = book.ago(pen.between(0, 900));
    var licence = pen.one(LICENCES);
    of("permits", authority, company, decided)
        .put("document", licence + "决定书")
        .put("number", "%s许〔%d〕%04d号".formatted(authority.word(), decided.getYear(), place))
        .put("kind", pen.one("普通", "普通", "核准", "登记"))
        .put("certificate", licence + "证")
        .put("certificate_number", "XK%s%04d".formatted(city.place().substring(0, 4), place))
        .put("content", "准予" + licence)
        .put("valid_from", decided)
        .put("valid_until", decided.plusYears(3).minusDays(1))
        .put("state", "有效");
  }

  private void penalty(Issuer city, RecordBook.Company company, int place) {
    var authority = book.department(city, pen.one("sc", "jt", "zj", "hj"));
    var decided = book.ago(pen.between(0, 1_000));
    var violation = pen.one(VIOLATIONS);
    var light = pen.chance(15);
    var fine = light ? 0 : pen.between(10, 2_000);
    var changed = decided.plusDays(60);
    var annulled = pen.chance(3) && book.hasCome(changed.plusDays(8));
    var row =
        of("penalties", authority, company, decided)
            .put("number", "%s罚〔%d〕%04d号".formatted(authority.word(), decided.getYear(), place))
            .put("violation", violation)
            .put("facts", "当事人" + violation + "。")
            .put("basis", "有关法律、法规")
            .put("category", light ? pen.one("警告", "通报批评") : "罚款")
            .put("content", light ? "警示教育" : "罚款");
    if (!light) {
      row.amount("fine", fine).put("minor", fine < 60);
    }
    if (annulled) {
      row.put("changed_on", changed)
          .put("corrected_on", changed.plusDays(pen.chance(70) ? 2 : 8))
          .put("correction", "经行政复议撤销，已撤回公示信息并说明理由。");
    }
  }
}
