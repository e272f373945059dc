package org.chengming.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengming.organisations.BodyLevel;

/**
 * Budgets and accounts of departments, and what they spend on travel, cars and hosting (N2): the
 * tables of one department agree with each other, and with the other register.
 */
final class DepartmentRecords {
  private static final String EMPTY = "本部门没有此项收支，公开空表。";
  private static final List<String> WITH_TABLES = List.of("jy", "cz", "zj");
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("合计", "合计"),
          Map.entry("101", "财政拨款"),
          Map.entry("102", "事业收入"),
          Map.entry("103", "上年结转"),
          Map.entry("201", "一般公共服务支出"),
          Map.entry("20103", "政府办公厅（室）及相关机构事务"),
          Map.entry("2010301", "行政运行"),
          Map.entry("2010302", "一般行政管理事务"),
          Map.entry("208", "社会保障和就业支出"),
          Map.entry("20805", "行政事业单位养老支出"),
          Map.entry("2080505", "机关事业单位基本养老保险缴费支出"),
          Map.entry("301", "工资福利支出"),
          Map.entry("30101", "基本工资"),
          Map.entry("30102", "津贴补贴"),
          Map.entry("302", "商品和服务支出"),
          Map.entry("30201", "办公费"),
          Map.entry("30211", "差旅费"),
          Map.entry("901", "因公出国（境）费"),
          Map.entry("902", "公务用车购置及运行费"),
          Map.entry("90201", "公务用车购置费"),
          Map.entry("90202", "公务用车运行费"),
          Map.entry("903", "公务接待费"));

  private final RecordBook book;
  private final Pen pen = new Pen(22);

  DepartmentRecords(RecordBook book) {
    this.book = book;
  }

  void write() {
    counties();
    for (var issuer : book.issuers()) {
      if (!issuer.government() && issuer.level() != BodyLevel.COUNTY) {
        for (var year = book.year() - 3; year <= book.year(); year++) {
          var planned =
              List.of(
                  pen.between(0, 900),
                  pen.between(0, 2000),
                  pen.between(800, 6000),
                  pen.between(100, 2500));
          kind(issuer, year, "预算", planned);
          if (year < book.year()) {
            var spent = pen.between(70, 99);
            kind(issuer, year, "决算", planned.stream().map(p -> p * spent / 100).toList());
          }
        }
      }
    }
  }

  /** Of departments of counties the newest only, and not of all. */
  private void counties() {
    for (var issuer : book.issuers()) {
      if (!issuer.government() && issuer.level() == BodyLevel.COUNTY) {
        var own = new Pen(22L + issuer.code().hashCode());
        var planned = List.of(0, 0, own.between(100, 900), own.between(10, 400));
        if (Diligence.does(issuer, "expenses")) {
          expense(issuer, book.year(), "预算", planned);
          expense(issuer, book.year() - 1, "决算", planned);
        }
        if (Diligence.does(issuer, "budget")) {
          brief(issuer, book.year(), "预算", own);
        }
        if (Diligence.does(issuer, "account")) {
          brief(issuer, book.year() - 1, "决算", own);
        }
      }
    }
  }

  /** The tables that matter most, by their highest subjects. */
  private void brief(Issuer issuer, int year, String kind, Pen own) {
    var plan = kind.equals("预算");
    var approved =
        plan
            ? LocalDate.of(year, 2, own.between(1, 20))
            : LocalDate.of(year + 1, 8, own.between(1, 28));
    var published = approved.plusDays(own.chance(15) ? own.between(48, 70) : own.between(2, 20));
    if (!book.hasCome(published)) {
      return;
    }
    var sheet = sheet(issuer, year, kind, approved, published);
    long total = own.between(30_000, 300_000);
    var granted = sums(Map.of("101", total));
    var spent = sums(Map.of("201", total));
    table(sheet, plan ? "收支总表" : "收入支出决算总表", "收入", granted);
    table(sheet, plan ? "收支总表" : "收入支出决算总表", "支出", spent);
    table(sheet, plan ? "财政拨款收支总表" : "财政拨款收入支出决算总表", "收入", granted);
    table(sheet, plan ? "财政拨款收支总表" : "财政拨款收入支出决算总表", "支出", spent);
    table(sheet, plan ? "一般公共预算支出表" : "一般公共预算财政拨款支出决算表", "支出", spent);
    table(sheet, plan ? "一般公共预算基本支出表" : "一般公共预算财政拨款基本支出决算表", "支出", sums(Map.of("301", total / 2)));
  }

  private void kind(Issuer issuer, int year, String kind, List<Integer> parts) {
    expense(issuer, year, kind, parts);
    if (year >= book.year() - 1 && WITH_TABLES.contains(issuer.department())) {
      tables(issuer, year, kind, parts);
    } else if (year == (kind.equals("预算") ? book.year() : book.year() - 1)
        && Diligence.does(issuer, kind)) {
      brief(issuer, year, kind, new Pen(year + issuer.code().hashCode()));
    }
  }

  /**
   * @param parts abroad, cars bought, cars kept, hosting; in hundredths of ten thousand yuan
   */
  private void expense(Issuer issuer, int year, String kind, List<Integer> parts) {
    var total = parts.stream().mapToInt(Integer::intValue).sum();
    book.row("three-public-expenses")
        .body(issuer)
        .put("year", year)
        .put("kind", kind)
        .amount("total", total)
        .amount("abroad", parts.get(0))
        .amount("cars", parts.get(1) + parts.get(2))
        .amount("cars_bought", parts.get(1))
        .amount("cars_kept", parts.get(2))
        .amount("hosting", parts.get(3));
  }

  private void tables(Issuer issuer, int year, String kind, List<Integer> parts) {
    var plan = kind.equals("预算");
    var approved =
        plan
            ? LocalDate.of(year, 2, pen.between(1, 14))
            : LocalDate.of(year + 1, 8, pen.between(1, 20));
    var published = approved.plusDays(pen.chance(10) ? pen.between(21, 35) : pen.between(2, 20));
    if (!book.hasCome(published)) {
      return;
    }
    var sheet = sheet(issuer, year, kind, approved, published);
    long running = pen.between(90_000, 400_000);
    long affairs = pen.between(20_000, 200_000);
    long pensions = running / 8;
    var costs = costs(running, affairs, pensions);
    long total = running + affairs + pensions;
    long business = total / 20;
    long carried = total / 50;
    var income = new LinkedHashMap<String, Long>();
    income.put("合计", total);
    income.put("101", total - business - carried);
    income.put("102", business);
    income.put("103", carried);
    table(sheet, plan ? "收支总表" : "收入支出决算总表", "收入", income);
    table(sheet, plan ? "收支总表" : "收入支出决算总表", "支出", costs);
    table(sheet, plan ? "收入总表" : "收入决算表", "收入", income);
    table(sheet, plan ? "支出总表" : "支出决算表", "支出", costs);
    var granted = total - business - carried;
    var paid = costs(granted - affairs - pensions, affairs, pensions);
    table(sheet, plan ? "财政拨款收支总表" : "财政拨款收入支出决算总表", "收入", sums(Map.of("101", granted)));
    table(sheet, plan ? "财政拨款收支总表" : "财政拨款收入支出决算总表", "支出", paid);
    table(sheet, plan ? "一般公共预算支出表" : "一般公共预算财政拨款支出决算表", "支出", paid);
    table(sheet, plan ? "一般公共预算基本支出表" : "一般公共预算财政拨款基本支出决算表", "支出", basic(running));
    table(sheet, plan ? "三公经费表" : "三公经费支出决算表", "支出", travel(parts));
    sheet.empty(plan ? "政府性基金支出表" : "政府性基金收入支出决算表", "支出", EMPTY);
    if (!plan) {
      sheet.empty("国有资本经营支出决算表", "支出", EMPTY);
    }
  }

  private static Map<String, Long> costs(long running, long affairs, long pensions) {
    return sums(Map.of("2010301", running, "2010302", affairs, "2080505", pensions));
  }

  private static Map<String, Long> basic(long running) {
    return sums(
        Map.of(
            "30101", running / 2,
            "30102", running / 4,
            "30201", running / 6,
            "30211", running / 20));
  }

  private static Map<String, Long> travel(List<Integer> parts) {
    var lines = new LinkedHashMap<String, Long>();
    lines.put("合计", parts.stream().mapToLong(Integer::longValue).sum());
    lines.put("901", parts.get(0).longValue());
    lines.put("902", parts.get(1).longValue() + parts.get(2));
    lines.put("90201", parts.get(1).longValue());
    lines.put("90202", parts.get(2).longValue());
    lines.put("903", parts.get(3).longValue());
    return lines;
  }

  /** The lines above those that are given, and the total. */
  private static Map<String, Long> sums(Map<String, Long> lowest) {
    var lines = new java.util.TreeMap<String, Long>();
    lowest.forEach(
        (code, amount) -> {
          for (var length = 3; length <= code.length(); length += 2) {
            lines.merge(code.substring(0, length), amount, Long::sum);
          }
        });
    var all = new LinkedHashMap<String, Long>();
    all.put("合计", lowest.values().stream().mapToLong(Long::longValue).sum());
    all.putAll(lines);
    return all;
  }

  private BudgetSheet sheet(
      Issuer issuer, int year, String kind, LocalDate approved, LocalDate published) {
    return new BudgetSheet(
        () -> book.row("department-budgets"), issuer, year, kind, approved, published);
  }

  private static void table(BudgetSheet sheet, String table, String side, Map<String, Long> lines) {
    lines.forEach(
        (code, amount) ->
            sheet.line(table, side, code, NAMES.getOrDefault(code, code)).amount("amount", amount));
  }
}
