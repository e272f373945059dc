package org.chengming.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chengming.organisations.BodyLevel;

/** Budgets and final accounts of governments and dedicated funds (N2); tables add up. */
final class MoneyRecords {
  private static final String EMPTY = "本级没有此项收支，公开空表。";
  private static final List<String> FUNDS =
      List.of("农业生产发展资金", "普惠金融发展专项资金", "大气污染防治资金", "就业补助资金", "城镇保障性安居工程补助资金", "公共文化服务体系建设补助资金");

  private final RecordBook book;
  private final Pen pen = new Pen(21);

  MoneyRecords(RecordBook book) {
    this.book = book;
  }

  void write() {
    for (var issuer : book.issuers()) {
      if (issuer.government() && issuer.level() != BodyLevel.COUNTY) {
        var size = issuer.level() == BodyLevel.PROVINCE ? 900 : pen.between(40, 160);
        for (var year = book.year() - 1; year <= book.year(); year++) {
          government(issuer, year, "预算", size, 100);
        }
        government(issuer, book.year() - 1, "决算", size, 97);
        debts(issuer, size);
      }
    }
    funds();
  }

  /** The amounts of a table this year and the year before. */
  private record Amounts(Map<String, Long> now, Map<String, Long> before) {
    long total() {
      return now.getOrDefault("合计", 0L);
    }

    long totalBefore() {
      return before.getOrDefault("合计", 0L);
    }
  }

  private void government(Issuer issuer, int year, String kind, int size, int percent) {
    var approved =
        kind.equals("预算")
            ? LocalDate.of(year, 1, 15).plusDays(Math.floorMod(issuer.code().hashCode(), 25))
            : LocalDate.of(year + 1, 7, 20).plusDays(Math.floorMod(issuer.code().hashCode(), 20));
    var published = approved.plusDays(pen.chance(12) ? pen.between(21, 40) : pen.between(3, 20));
    if (!book.hasCome(published)) {
      return;
    }
    var sheet =
        new BudgetSheet(
            () -> book.row("government-budgets"), issuer, year, kind, approved, published);
    var seed = issuer.code();
    var own = amounts(BudgetLines.OWN, seed, year, size, percent);
    var transfers = amounts(BudgetLines.TRANSFERS, seed, year, size * 3, percent);
    var all = BudgetLines.OWN.and(BudgetLines.TRANSFERS);
    var costs = amounts(all, seed, year, size, percent, size * 3);
    table(sheet, "一般公共预算收入表", BudgetLines.INCOME, matching(BudgetLines.INCOME, costs));
    table(sheet, "一般公共预算支出表", all, costs);
    table(sheet, "一般公共预算本级支出表", BudgetLines.OWN, own);
    table(
        sheet,
        "一般公共预算本级基本支出表",
        BudgetLines.BASIC,
        amounts(BudgetLines.BASIC, seed, year, size / 2, percent));
    table(sheet, "一般公共预算税收返还和转移支付表", BudgetLines.TRANSFERS, transfers);
    var fund = amounts(BudgetLines.FUND_COST, seed, year, size, percent);
    table(sheet, "政府性基金收入表", BudgetLines.FUND_INCOME, matching(BudgetLines.FUND_INCOME, fund));
    table(sheet, "政府性基金支出表", BudgetLines.FUND_COST, fund);
    table(sheet, "政府性基金本级支出表", BudgetLines.FUND_COST, fund);
    empty(sheet, "政府性基金转移支付表");
    if (issuer.level() == BodyLevel.PROVINCE) {
      var capital = amounts(BudgetLines.CAPITAL_COST, seed, year, size / 4, percent);
      table(
          sheet,
          "国有资本经营收入表",
          BudgetLines.CAPITAL_INCOME,
          matching(BudgetLines.CAPITAL_INCOME, capital));
      table(sheet, "国有资本经营支出表", BudgetLines.CAPITAL_COST, capital);
      table(sheet, "国有资本经营本级支出表", BudgetLines.CAPITAL_COST, capital);
    } else {
      List.of("国有资本经营收入表", "国有资本经营支出表", "国有资本经营本级支出表").forEach(table -> empty(sheet, table));
    }
    empty(sheet, "国有资本经营转移支付表");
    table(
        sheet,
        "社会保险基金收入表",
        BudgetLines.INSURANCE_INCOME,
        amounts(BudgetLines.INSURANCE_INCOME, seed, year, size * 4, percent));
    table(
        sheet,
        "社会保险基金支出表",
        BudgetLines.INSURANCE_COST,
        amounts(BudgetLines.INSURANCE_COST, seed, year, size * 3, percent));
  }

  private static Amounts amounts(BudgetLines lines, String seed, int year, int size, int percent) {
    return amounts(lines, seed, year, size, percent, size);
  }

  /** A subject's amount hangs on its body and grows from year to year at its own pace. */
  private static Amounts amounts(
      BudgetLines lines, String seed, int year, int size, int percent, int transfers) {
    return new Amounts(
        lines.sums(
            code ->
                amount(seed, code, year, code.startsWith("230") ? transfers : size)
                    * percent
                    / 100),
        lines.sums(
            code -> amount(seed, code, year - 1, code.startsWith("230") ? transfers : size)));
  }

  private static long amount(String seed, String code, int year, int size) {
    var own = Math.floorMod((seed + code).hashCode(), 1_000);
    var grown = 1_000 + (year - 2020) * (own % 60 - 15);
    return (200L + own) * size * 100L * grown / 1_000;
  }

  /** Income that has the same total as the costs. */
  private static Amounts matching(BudgetLines income, Amounts costs) {
    var now = income.share(costs.total(), MoneyRecords::weight);
    var before = income.share(costs.totalBefore(), MoneyRecords::weight);
    return new Amounts(income.sums(now::get), income.sums(before::get));
  }

  private static long weight(String code) {
    return 20 + Math.floorMod(code.hashCode(), 90);
  }

  private static void table(BudgetSheet sheet, String table, BudgetLines lines, Amounts amounts) {
    lines.each(
        amounts.now(),
        (code, name) ->
            sheet
                .line(table, null, code, name)
                .amount("amount", amounts.now().getOrDefault(code, 0L))
                .amount("prior_amount", amounts.before().getOrDefault(code, 0L)));
  }

  private static void empty(BudgetSheet sheet, String table) {
    sheet.empty(table, null, EMPTY);
  }

  private void debts(Issuer issuer, int size) {
    for (var kind : List.of("一般债务", "专项债务")) {
      long balance = size * 90_000L;
      for (var year = book.year() - 3; year < book.year(); year++) {
        long issued = size * (long) pen.between(5_000, 12_000);
        long repaid = size * (long) pen.between(3_000, 6_000);
        var row =
            book.row("government-debts")
                .body(issuer)
                .put("body_code", issuer.code())
                .put("year", year)
                .put("kind", kind)
                .amount("opening", balance)
                .amount("issued", issued)
                .amount("repaid_negative", -repaid);
        balance += issued - repaid;
        row.amount("balance", balance)
            .amount("limit", balance + size * (long) pen.between(500, 9_000))
            .put("published_on", book.atMostToday(LocalDate.of(year + 1, 7, 28)));
      }
    }
  }

  private void funds() {
    var places = new ArrayList<String>();
    book.cities().forEach(city -> places.add(city.area()));
    var finance = book.issuers().stream().filter(i -> i.department().equals("cz")).findFirst();
    for (var fund : FUNDS) {
      for (var year = book.year() - 2; year <= book.year(); year++) {
        for (var place : places) {
          var formed = LocalDate.of(year, pen.between(2, 9), pen.between(1, 28));
          var published = formed.plusDays(pen.chance(10) ? 45 : pen.between(2, 24));
          if (!book.hasCome(published)) {
            continue;
          }
          var planned = pen.between(20_000, 900_000);
          var allocated = planned * pen.between(80, 100) / 100;
          book.row("dedicated-funds")
              .put("fund", fund)
              .put("year", year)
              .put("body", finance.orElseThrow().name())
              .put("region", place)
              .put("project", place + fund.replace("资金", "") + "项目")
              .put("recipient", place + "有关部门")
              .put("basis", "%s管理办法".formatted(fund))
              .put("way", pen.one("因素法", "项目法", "据实据效"))
              .amount("planned", planned)
              .amount("allocated", allocated)
              .amount("spent", allocated * pen.between(40, 100) / 100)
              .put("goal", "资金支付率不低于90%，项目按期完成。")
              .put("formed_on", formed)
              .put("published_on", published);
        }
      }
    }
  }
}
