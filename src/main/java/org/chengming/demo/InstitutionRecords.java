package org.chengming.demo;

import java.time.LocalDate;
import java.util.List;

/** Public institutions (N9): schools, hospitals, research, culture, state companies. */
final class InstitutionRecords {
  private static final List<String> MAJORS =
      List.of("计算机科学与技术", "农学", "土木工程", "护理学", "会计学", "汉语言文学", "机械设计制造及其自动化", "冰雪运动", "视觉传达设计");
  private static final List<String> SCHOOLS =
      List.of("黑龙江示例大学", "北疆示例理工学院", "三江示例师范学院", "龙江示例农业大学", "兴安示例职业学院");
  private static final List<String> FIELDS = List.of("农业科学", "材料科学", "医学", "信息科学", "冰雪装备", "法学");

  private final RecordBook book;
  private final Pen pen = new Pen(91);

  InstitutionRecords(RecordBook book) {
    this.book = book;
  }

  void write() {
    SCHOOLS.forEach(this::school);
    eligibility();
    for (var city : book.cities()) {
      hospital(city, "第一示例医院", "三级甲等", 1_100);
      hospital(city, "示例中医医院", "二级甲等", 320);
      for (var i = 0; i < 24; i++) {
        culture(city, i);
      }
      company(city);
      account(city, "示例高级中学", "教育");
      account(city, "第一示例医院", "卫生");
      account(city, "示例图书馆", "文化");
    }
    for (var i = 1; i <= 260; i++) {
      research(i);
    }
  }

  private void school(String school) {
    for (var year = book.year() - 2; year <= book.year(); year++) {
      for (var major : MAJORS) {
        var planned = pen.between(10, 60);
        var college = school.endsWith("职业学院");
        var art = major.equals("视觉传达设计");
        var batch = college ? "专科批" : art ? "提前批" : "本科批";
        book.row("admission-plans")
            .put("school", school)
            .put("year", year)
            .put("major", major)
            .put("subjects", art ? "艺术类" : major.equals("冰雪运动") ? "体育类" : pen.one("物理类", "历史类"))
            .put("batch", batch)
            .put("planned", planned)
            .put("years", college ? 3 : 4)
            .put("tuition", pen.between(36, 80) * 100);
        var admitted = LocalDate.of(year, college ? 8 : 7, pen.between(10, 28));
        if (year == book.year() - 1 && book.hasCome(admitted)) {
          results(school, year, major, batch, planned - pen.between(0, 3), admitted);
        }
      }
    }
  }

  private void results(
      String school, int year, String major, String batch, int count, LocalDate admitted) {
    var first = Math.floorMod((school + major).hashCode(), 900_000);
    for (var i = 0; i < count; i++) {
      var number = "%d%06d%02d".formatted(year % 100, first, i);
      book.row("admission-results")
          .put("number", number)
          .put("year", year)
          .put("name", "示例考生" + number.substring(4))
          .put("school", school)
          .put("major", major)
          .put("batch", batch)
          .put("score", pen.between(320, 640))
          .put("admitted_on", admitted);
    }
  }

  private void eligibility() {
    var kinds = List.of("国家专项计划", "地方专项计划", "高校专项计划", "政策加分", "艺术类校考", "高水平运动队");
    for (var i = 1; i <= 400; i++) {
      var year = book.year() - pen.between(1, 2);
      var kind = pen.one(kinds);
      book.row("admission-eligibility")
          .put("number", "%d99%06d".formatted(year % 100, i * 13))
          .put("year", year)
          .put("name", "示例考生%06d".formatted(i * 13))
          .put("kind", kind)
          .put("school", pen.one(book.cities()).area() + "示例高级中学")
          .put("basis", "教育部、省招生考试机构当年规定")
          .put("points", kind.equals("政策加分") ? pen.between(5, 10) : null)
          .put("published_on", LocalDate.of(year, 5, pen.between(1, 28)));
    }
  }

  private void hospital(Issuer city, String name, String level, int beds) {
    for (var year = book.year() - 4; year < book.year(); year++) {
      var staff = beds * pen.between(110, 150) / 100;
      book.row("hospitals")
          .put("name", city.area() + name)
          .put("city", city.area())
          .put("level", level)
          .put("year", year)
          .put("beds", beds + pen.between(0, 60))
          .put("staff", staff)
          .put("doctors", staff * 35 / 100)
          .put("outpatients", beds * pen.between(500, 800))
          .put("inpatients", beds * pen.between(24, 38))
          .amount("outpatient_fee", pen.between(18_000, 34_000))
          .amount("inpatient_fee", pen.between(520_000, 1_150_000))
          .amount("medicine_share", pen.between(2_100, 3_200))
          .amount("stay", pen.between(700, 980));
    }
  }

  private void culture(Issuer city, int place) {
    var kind = pen.one("展览", "讲座", "演出", "培训", "阅读推广");
    var capacity = pen.between(3, 40) * 10;
    var held = book.ago(pen.between(-30, 330));
    book.row("culture-services")
        .put("venue", city.area() + pen.one("示例图书馆", "示例文化馆", "示例博物馆"))
        .put("city", city.area())
        .put("kind", kind)
        .put("name", "“北国好风光”%s第%d场".formatted(kind, place + 1))
        .put("held_on", held)
        .put("free", pen.chance(92))
        .put("capacity", capacity)
        .put("attended", book.hasCome(held) ? capacity * pen.between(30, 100) / 100 : null);
  }

  private void company(Issuer city) {
    for (var company : book.companies(city, "热力", "建筑工程", "水泥")) {
      for (var year = book.year() - 3; year < book.year(); year++) {
        long liabilities = pen.between(300_000, 9_000_000);
        long equity = pen.between(200_000, 6_000_000);
        long profit = pen.between(-90_000, 300_000);
        book.row("state-companies")
            .put("company", company.name())
            .put("uscc", company.uscc())
            .put("city", city.area())
            .put("year", year)
            .amount("assets", liabilities + equity)
            .amount("liabilities", liabilities)
            .amount("equity", equity)
            .amount("revenue", pen.between(200_000, 4_000_000))
            .amount("profit", profit)
            .amount("net_profit", profit > 0 ? profit * 3 / 4 : profit)
            .amount("taxes", pen.between(4_000, 180_000))
            .put("employees", pen.between(80, 1_900));
      }
    }
  }

  private void account(Issuer city, String name, String sector) {
    for (var year = book.year() - 2; year <= book.year(); year++) {
      for (var kind : List.of("预算", "决算")) {
        var published =
            LocalDate.of(kind.equals("预算") ? year : year + 1, kind.equals("预算") ? 3 : 9, 10);
        if (!book.hasCome(published)) {
          continue;
        }
        long fiscal = pen.between(80_000, 900_000);
        long business = sector.equals("卫生") ? fiscal * 6 : fiscal / 8;
        long other = pen.between(500, 20_000);
        long carried = pen.between(1_000, 30_000);
        long income = fiscal + business + other + carried;
        long staff = income * 6 / 10;
        long running = income / 5;
        long left = income / 40;
        book.row("institution-accounts")
            .put("institution", city.area() + name)
            .put("sector", sector)
            .put("year", year)
            .put("kind", kind)
            .amount("income", income)
            .amount("fiscal_income", fiscal)
            .amount("business_income", business)
            .amount("other_income", other)
            .amount("carried_in", carried)
            .amount("expenditure", income)
            .amount("staff_cost", staff)
            .amount("running_cost", running)
            .amount("project_cost", income - staff - running - left)
            .amount("carried_out", left)
            .put("published_on", published);
      }
    }
  }

  private void research(int place) {
    var begins = book.ago(pen.between(60, 1_900));
    var ends = begins.plusYears(3);
    long granted = pen.between(5, 300) * 1_000L;
    var ended = book.hasCome(ends);
    long paid = ended ? granted : granted * pen.between(50, 100) / 100;
    var state = ended ? pen.chance(88) ? "已结题" : "延期" : "在研";
    book.row("research-funding")
        .put("number", "KY%d%04d".formatted(begins.getYear(), place))
        .put("project", pen.one("寒地", "黑土", "冰雪", "湿地", "林下") + pen.one(FIELDS) + "关键问题研究（示例）")
        .put("institution", pen.one(SCHOOLS))
        .put("program", pen.one("省自然科学基金", "省重点研发计划", "科技攻关揭榜挂帅", "哲学社会科学规划"))
        .put("field", pen.one(FIELDS))
        .amount("granted", granted)
        .amount("paid", paid)
        .amount("spent", paid * pen.between(30, 100) / 100)
        .put("begins_on", begins)
        .put("ends_on", ends)
        .put("state", state)
        .put(
            "result",
            state.equals("已结题")
                ? "论文%d篇，专利%d项".formatted(pen.between(1, 9), pen.between(0, 4))
                : null);
  }
}
