package org.chengming.demo;

import java.time.LocalDate;
import java.util.List;

/** Food and drugs (N4): one company goes through all registers under its credit code. */
final class FoodRecords {
  private static final List<String[]> FOODS =
      List.of(
          new String[] {"粮食加工品", "五常大米", "镉（以Cd计）", "0.31 mg/kg", "≤0.2 mg/kg"},
          new String[] {"肉制品", "红肠", "亚硝酸盐残留量", "41 mg/kg", "≤30 mg/kg"},
          new String[] {"乳制品", "巴氏杀菌乳", "大肠菌群", "22 CFU/mL", "≤5 CFU/mL"},
          new String[] {"饮料", "包装饮用水", "铜绿假单胞菌", "检出", "不得检出"},
          new String[] {"蔬菜制品", "酱腌菜", "苯甲酸", "1.4 g/kg", "≤1.0 g/kg"},
          new String[] {"水产制品", "干制水产品", "N-二甲基亚硝胺", "6.1 µg/kg", "≤4.0 µg/kg"},
          new String[] {"糕点", "槽子糕", "菌落总数", "36000 CFU/g", "≤10000 CFU/g"},
          new String[] {"食用农产品", "韭菜", "腐霉利", "0.9 mg/kg", "≤0.2 mg/kg"},
          new String[] {"餐饮食品", "凉拌菜", "大肠埃希氏菌", "检出", "不得检出"},
          new String[] {"酒类", "白酒", "甜蜜素", "0.02 g/kg", "不得使用"});
  private static final List<String> VIOLATIONS =
      List.of("经营超过保质期的食品", "未按规定索证索票", "经营标签不符合规定的食品", "未取得许可从事食品经营", "经营不合格食品");
  private static final List<String> ISSUES =
      List.of("校园周边食品安全", "直播带货食品虚假宣传", "网络餐饮后厨卫生", "散装白酒质量", "农村集体聚餐食品安全");

  private final RecordBook book;
  private final Pen pen = new Pen(41);
  private int serial;

  FoodRecords(RecordBook book) {
    this.book = book;
  }

  void write() {
    for (var city : book.cities()) {
      var body = book.department(city, "sc");
      for (var company : book.companies(city, "食品", "乳业", "粮油", "餐饮管理", "医药连锁", "商贸", "肉类加工")) {
        approval(body, company);
        for (var i = 0; i < 5; i++) {
          inspection(body, company);
        }
        for (var i = 0; i < 6; i++) {
          sample(body, company);
        }
        if (pen.chance(45)) {
          offence(body, company);
        }
      }
      issues(city, body);
    }
  }

  /** The days of forming and publishing; one in fourteen is late. */
  static RecordBook.Row dated(RecordBook.Row row, RecordBook book, Pen pen, LocalDate formed) {
    var wait = pen.chance(7) ? pen.between(32, 60) : pen.between(1, 26);
    return row.put("formed_on", formed)
        .put("published_on", book.atMostToday(formed.plusDays(wait)));
  }

  private RecordBook.Row about(String register, Issuer body, RecordBook.Company company) {
    serial++;
    return book.row(register)
        .put("company", company.name())
        .put("uscc", company.uscc())
        .put("city", company.city())
        .body(body);
  }

  private void approval(Issuer body, RecordBook.Company company) {
    var formed = book.ago(pen.between(60, 1_700));
    var ended = pen.chance(8);
    var medicine = company.trade().startsWith("医药");
    var kind = medicine ? "药品经营许可" : company.trade().matches("食品|乳业|粮油|肉类加工") ? "食品生产许可" : "食品经营许可";
    dated(
        about("food-drug-approvals", body, company)
            .put("number", "%sSL%06d".formatted(medicine ? "YP" : "SC", serial))
            .put("kind", kind)
            .put("item", medicine ? "药品零售" : "预包装食品、散装食品")
            .put("valid_from", formed)
            .put("valid_until", formed.plusYears(5).minusDays(1))
            .put("state", ended ? "注销" : "有效")
            .put("ended_on", ended ? formed.plusDays(pen.between(30, 59)) : null),
        book,
        pen,
        formed);
  }

  private void inspection(Issuer body, RecordBook.Company company) {
    var formed = book.ago(pen.between(0, 500));
    var result = pen.chance(70) ? "符合" : pen.one("基本符合", "不符合");
    var found = !result.equals("符合");
    dated(
        about("food-drug-inspections", body, company)
            .put("number", "JC%s%06d".formatted(formed.getYear(), serial))
            .put("way", pen.one("日常检查", "双随机抽查", "飞行检查", "专项检查"))
            .put("items", pen.between(12, 34))
            .put("result", result)
            .put("problems", found ? pen.one("进货查验记录不完整", "从业人员健康证明过期", "加工场所清洁不到位") : null)
            .put("measure", found ? pen.one("责令限期改正", "责令改正并复查", "立案调查") : null)
            .put(
                "corrected_on",
                found && pen.chance(75) ? book.atMostToday(formed.plusDays(12)) : null),
        book,
        pen,
        formed);
  }

  private void sample(Issuer body, RecordBook.Company company) {
    var food = pen.one(FOODS);
    var formed = book.ago(pen.between(0, 600));
    var failed = pen.chance(4);
    dated(
        about("food-sampling", body, company)
            .put("number", "CJ23%s%06d".formatted(formed.getYear(), serial))
            .put("producer", company.name())
            .put("category", food[0])
            .put("food", food[1])
            .put("specification", pen.one("500克/袋", "1千克/盒", "计量称重", "250毫升/瓶"))
            .put("batch", "P%d".formatted(pen.between(1_000, 9_999)))
            .put("produced_on", formed.minusDays(pen.between(35, 90)))
            .put("sampled_on", formed.minusDays(pen.between(15, 30)))
            .put("standard", pen.one("GB 2760", "GB 2762", "GB 29921", "GB 2763"))
            .put("laboratory", "黑龙江省示例检验检测中心")
            .put("result", failed ? "不合格" : "合格")
            .put("failed_item", failed ? food[2] : null)
            .put("measured", failed ? food[3] : null)
            .put("limit_value", failed ? food[4] : null),
        book,
        pen,
        formed);
  }

  private void offence(Issuer body, RecordBook.Company company) {
    var formed = book.ago(pen.between(30, 900));
    var confiscated = pen.chance(40);
    var violation = pen.one(VIOLATIONS);
    var category = confiscated ? "罚款、没收违法所得" : pen.chance(80) ? "罚款" : "警告";
    var row =
        about("food-drug-cases", body, company)
            .put("violation", violation)
            .put("facts", "检查中发现当事人" + violation + "，事实清楚、证据确凿。")
            .put("basis", "中华人民共和国食品安全法")
            .put("category", category)
            .put("filed_on", formed.minusDays(pen.between(20, 80)))
            .put("closed_on", book.atMostToday(formed.plusDays(15)));
    var number = "%s罚〔%d〕%d号".formatted(body.word(), formed.getYear(), 100 + serial);
    row.put("number", number);
    if (confiscated) {
      row.amount("confiscated", pen.between(5, 400));
    }
    if (!category.equals("警告")) {
      row.amount("fine", pen.between(50, 2_000));
    }
    dated(row, book, pen, formed);
    if (pen.chance(22)) {
      listed(body, company, number, violation, formed.plusDays(20));
    }
  }

  private void listed(
      Issuer body, RecordBook.Company company, String decision, String violation, LocalDate on) {
    if (!book.hasCome(on)) {
      return;
    }
    var out = on.plusYears(1).plusDays(pen.between(1, 60));
    var early = book.hasCome(out);
    about("food-drug-blacklist", body, company)
        .put("number", decision.replace("罚", "列"))
        .put("ground", violation + "，情节严重，受到较重行政处罚")
        .put("basis", "市场监督管理严重违法失信名单管理办法")
        .put("decision", decision)
        .put("listed_on", on)
        .put("listed_until", on.plusYears(3))
        .put("state", early ? "信用修复提前移出" : "在列")
        .put("removed_on", early ? out : null)
        .put("removal_reason", early ? "满1年，已履行义务并完成信用修复" : null)
        .put("appeal", "可以向列入机关提出异议，也可以依法申请行政复议或者提起行政诉讼");
  }

  private void issues(Issuer city, Issuer body) {
    for (var i = 0; i < 3; i++) {
      var issue = ISSUES.get((i + Math.floorMod(city.code().hashCode(), 5)) % ISSUES.size());
      var begun = book.ago(pen.between(20, 400));
      var kinds = List.of("情况", "措施", "进展", "结果");
      var steps = pen.between(2, 4);
      for (var entry = 1; entry <= steps; entry++) {
        book.row("food-drug-issues")
            .put("number", "RD-%s-%d".formatted(city.place().substring(0, 4), i + 1))
            .put("entry", entry)
            .put("issue", issue)
            .body(body)
            .put("city", city.area())
            .put("happened_on", book.atMostToday(begun.plusDays(entry * 9L - 9)))
            .put("kind", kinds.get(entry - 1))
            .put(
                "text",
                switch (entry) {
                  case 1 -> "群众和媒体反映" + issue + "问题，已组织核查。";
                  case 2 -> "制定专项整治方案，开展拉网式检查。";
                  case 3 -> "检查经营主体" + pen.between(60, 400) + "家，发现问题" + pen.between(5, 40) + "个。";
                  default -> "问题全部整改，公布检查和抽检结果。";
                })
            .put("state", steps == 4 ? "已办结" : "处理中");
      }
    }
  }
}
