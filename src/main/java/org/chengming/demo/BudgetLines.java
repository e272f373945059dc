package org.chengming.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;

/**
 * Subjects of a budget's table with their codes; amounts are given to the lowest, and those above
 * have the sums. Subjects are those of 政府收支分类科目.
 */
final class BudgetLines {
  static final BudgetLines INCOME =
      of(
          """
          101 税收收入
          10101 增值税
          10104 企业所得税
          10106 个人所得税
          10109 城市维护建设税
          10110 房产税
          103 非税收入
          10302 专项收入
          10304 行政事业性收费收入
          10305 罚没收入
          10307 国有资源（资产）有偿使用收入
          110 转移性收入
          11001 返还性收入
          11002 一般性转移支付收入
          11003 专项转移支付收入""");
  static final BudgetLines OWN =
      of(
          """
          201 一般公共服务支出
          20103 政府办公厅（室）及相关机构事务
          2010301 行政运行
          2010302 一般行政管理事务
          20106 财政事务
          2010601 行政运行
          204 公共安全支出
          20402 公安
          2040201 行政运行
          2040220 执法办案
          205 教育支出
          20502 普通教育
          2050201 学前教育
          2050202 小学教育
          2050203 初中教育
          2050204 高中教育
          208 社会保障和就业支出
          20805 行政事业单位养老支出
          2080505 机关事业单位基本养老保险缴费支出
          20819 最低生活保障
          2081901 城市最低生活保障金支出
          2081902 农村最低生活保障金支出
          210 卫生健康支出
          21004 公共卫生
          2100401 疾病预防控制机构
          211 节能环保支出
          21103 污染防治
          2110301 大气
          2110302 水体
          213 农林水支出
          21301 农业农村
          2130122 农业生产发展
          221 住房保障支出
          22101 保障性安居工程支出
          2210106 公共租赁住房""");
  static final BudgetLines TRANSFERS =
      of(
          """
          230 转移性支出
          23001 返还性支出
          23002 一般性转移支付
          23003 专项转移支付""");
  static final BudgetLines BASIC =
      of(
          """
          501 机关工资福利支出
          50101 工资奖金津补贴
          50102 社会保障缴费
          502 机关商品和服务支出
          50201 办公经费
          50202 会议费
          509 对个人和家庭的补助
          50901 社会福利和救助""");
  static final BudgetLines FUND_INCOME =
      of(
          """
          103 非税收入
          10301 政府性基金收入
          1030148 国有土地使用权出让收入
          1030156 城市基础设施配套费收入""");
  static final BudgetLines FUND_COST =
      of(
          """
          212 城乡社区支出
          21208 国有土地使用权出让收入安排的支出
          2120801 征地和拆迁补偿支出
          2120803 城市建设支出
          21213 城市基础设施配套费安排的支出
          2121301 城市公共设施""");
  static final BudgetLines CAPITAL_INCOME =
      of(
          """
          103 非税收入
          10306 国有资本经营收入
          1030601 利润收入""");
  static final BudgetLines CAPITAL_COST =
      of(
          """
          223 国有资本经营预算支出
          22301 解决历史遗留问题及改革成本支出
          2230105 国有企业改革成本支出""");
  static final BudgetLines INSURANCE_INCOME =
      of(
          """
          102 社会保险基金收入
          10201 企业职工基本养老保险基金收入
          10203 职工基本医疗保险基金收入""");
  static final BudgetLines INSURANCE_COST =
      of(
          """
          209 社会保险基金支出
          20901 企业职工基本养老保险基金支出
          20903 职工基本医疗保险基金支出""");

  private final Map<String, String> names;

  private BudgetLines(Map<String, String> names) {
    this.names = names;
  }

  private static BudgetLines of(String text) {
    var names = new TreeMap<String, String>();
    text.lines().map(line -> line.split(" ")).forEach(part -> names.put(part[0], part[1]));
    return new BudgetLines(names);
  }

  BudgetLines and(BudgetLines other) {
    var all = new TreeMap<>(names);
    all.putAll(other.names);
    return new BudgetLines(all);
  }

  String name(String code) {
    return code.equals("合计") ? "合计" : names.getOrDefault(code, code);
  }

  List<String> lowest() {
    return names.keySet().stream()
        .filter(
            code ->
                names.keySet().stream()
                    .noneMatch(c -> c.length() > code.length() && c.startsWith(code)))
        .toList();
  }

  /** All lines from amounts of the lowest, the total first. */
  Map<String, Long> sums(ToLongFunction<String> amount) {
    var sums = new TreeMap<String, Long>();
    long total = 0;
    for (var low : lowest()) {
      var value = amount.applyAsLong(low);
      total += value;
      for (var code : names.keySet()) {
        if (low.startsWith(code)) {
          sums.merge(code, value, Long::sum);
        }
      }
    }
    var all = new LinkedHashMap<String, Long>();
    all.put("合计", total);
    all.putAll(sums);
    return all;
  }

  /** Parts of a total in the proportion of the lowest lines' weights; the last takes the rest. */
  Map<String, Long> share(long total, ToLongFunction<String> weight) {
    var low = lowest();
    var all = low.stream().mapToLong(weight).sum();
    var parts = new LinkedHashMap<String, Long>();
    long left = total;
    for (var code : low.subList(0, low.size() - 1)) {
      var part = total * weight.applyAsLong(code) / all;
      parts.put(code, part);
      left -= part;
    }
    parts.put(low.getLast(), left);
    return parts;
  }

  void each(Map<String, Long> sums, BiConsumer<String, String> taker) {
    sums.keySet().forEach(code -> taker.accept(code, name(code)));
  }
}
