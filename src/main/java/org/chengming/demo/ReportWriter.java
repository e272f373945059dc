package org.chengming.demo;

import java.util.ArrayList;
import java.util.List;
import org.chengming.organisations.BodyLevel;

/** Yearly reports: on disclosure (Art. 50), and the statistical communiqué. */
final class ReportWriter {
  Written disclosure(Planned d, Pen pen, Shelf shelf) {
    var year = d.year() - 1;
    var documents = pen.between(40, 900);
    var carried = pen.between(0, 4);
    var fresh = pen.between(0, 60);
    var html = new Html().p("本报告根据《中华人民共和国政府信息公开条例》编制。所列数据的统计期限为%d年1月1日至12月31日。", year);
    html.h2("一、总体情况")
        .p(
            "（一）主动公开。%d年主动公开政府信息%d条，其中政策文件%d件、解读材料%d件、财政信息%d条，全部在规定期限内公开的占%d.%d%%。",
            year,
            documents,
            documents / 9,
            documents / 20,
            pen.between(4, 40),
            pen.between(88, 99),
            pen.between(0, 9));
    html.p("（二）依申请公开。收到申请%d件，上年结转%d件，均按期答复。", fresh, carried)
        .p(
            "（三）平台建设和监督保障。专栏按月巡检，更正错链%d处；组织培训%d次，参加人员%d人次；没有因政府信息公开被追究责任的情形。",
            pen.between(0, 30), pen.between(1, 4), pen.between(20, 260));
    html.h2("二、收到和处理政府信息公开申请情况");
    html.table(
        "申请办理情况（单位：件）", List.of("项目", "自然人", "法人或者其他组织", "总计"), handled(pen, fresh, carried));
    html.h2("三、行政复议和行政诉讼情况").p("%d年因政府信息公开被申请行政复议%d件、提起行政诉讼0件，复议结果均为维持。", year, pen.between(0, 2));
    html.h2("四、存在的主要问题和改进情况")
        .p(
            pen.one(
                    "一是解读形式偏于文字，图表和问答较少；二是基层业务人员调整频繁，答复文书规范性有待提高。",
                    "一是部分文件公开不够及时，超过20个工作日的仍有发生；二是专栏检索不够方便。")
                + "下一步，将建立文件形成、审查、公开全流程台账，到期提醒，逐件销号；加强业务培训和案例指导。");
    html.h2("五、其他需要报告的事项").p("本年度没有收取信息处理费。");
    return Written.of(html.signed(d).toString())
        .summed("%d年主动公开政府信息%d条，收到公开申请%d件。".formatted(year, documents, fresh));
  }

  /** The outcomes add up to what came in, in every column. */
  private static List<List<String>> handled(Pen pen, int fresh, int carried) {
    var all = fresh + carried;
    var persons = all == 0 ? 0 : pen.between(all / 2, all);
    var rows = new ArrayList<List<String>>();
    rows.add(row("一、本年新收", Math.min(persons, fresh), fresh));
    rows.add(row("二、上年结转", persons - Math.min(persons, fresh), carried));
    var left = all;
    var leftPersons = persons;
    for (var outcome : List.of("三、予以公开", "四、部分公开", "五、不予公开", "六、无法提供")) {
      var count = left == 0 ? 0 : pen.between(left / 3, left);
      var mine = Math.max(Math.min(leftPersons, count), count - (left - leftPersons));
      rows.add(row(outcome, mine, count));
      left -= count;
      leftPersons -= mine;
    }
    rows.add(row("七、其他处理", leftPersons, left));
    rows.add(row("合计（三至七）", persons, all));
    return rows;
  }

  private static List<String> row(String name, int persons, int all) {
    return List.of(
        name, String.valueOf(persons), String.valueOf(all - persons), String.valueOf(all));
  }

  Written statistics(Planned d, Pen pen, Shelf shelf) {
    var year = d.year() - 1;
    var unit = d.issuer().level() == BodyLevel.PROVINCE ? 15_000 : pen.between(280, 1400);
    var first = Math.round(unit * pen.between(180, 320) / 100.0) / 10.0;
    var second = Math.round(unit * pen.between(220, 340) / 100.0) / 10.0;
    var third = Math.round(unit * pen.between(420, 520) / 100.0) / 10.0;
    var total = first + second + third;
    var html =
        new Html()
            .h2("一、综合")
            .p(
                "初步核算，全年地区生产总值%.1f亿元，按不变价格计算，比上年增长%d.%d%%。其中，第一产业增加值%.1f亿元，第二产业增加值%.1f亿元，第三产业增加值%.1f亿元，三次产业结构为%.1f：%.1f：%.1f。"
                    .formatted(
                        total,
                        pen.between(2, 7),
                        pen.between(0, 9),
                        first,
                        second,
                        third,
                        first * 100 / total,
                        second * 100 / total,
                        third * 100 / total));
    html.table(
        "%d年地区生产总值（单位：亿元）".formatted(year),
        List.of("指标", "绝对数", "占比（%）"),
        List.of(
            line("第一产业", first, total),
            line("第二产业", second, total),
            line("第三产业", third, total),
            line("合计", total, total)));
    html.h2("二、农业")
        .p(
            "全年粮食作物播种面积%d.%d万公顷，粮食产量%d.%d万吨。其中，水稻产量占%d%%，玉米占%d%%。年末生猪存栏%d.%d万头。",
            pen.between(20, 190),
            pen.between(0, 9),
            pen.between(90, 900),
            pen.between(0, 9),
            pen.between(20, 45),
            pen.between(30, 50),
            pen.between(8, 90),
            pen.between(0, 9));
    html.h2("三、工业和投资")
        .p(
            "规模以上工业增加值比上年增长%d.%d%%，固定资产投资增长%d.%d%%，其中基础设施投资增长%d.%d%%。",
            pen.between(1, 9),
            pen.between(0, 9),
            pen.between(2, 15),
            pen.between(0, 9),
            pen.between(1, 20),
            pen.between(0, 9));
    html.h2("四、人民生活")
        .p(
            "全年城镇常住居民人均可支配收入%d元，增长%d.%d%%；农村常住居民人均可支配收入%d元，增长%d.%d%%。居民消费价格比上年上涨%d.%d%%。",
            pen.between(26_000, 41_000),
            pen.between(3, 7),
            pen.between(0, 9),
            pen.between(14_000, 22_000),
            pen.between(5, 9),
            pen.between(0, 9),
            pen.between(0, 3),
            pen.between(0, 9));
    html.h2("五、教育、卫生和环境")
        .p(
            "年末共有普通中小学%d所，在校学生%d.%d万人；卫生机构床位%d张。全年空气质量优良天数比例%d.%d%%，细颗粒物平均浓度%d微克/立方米。",
            pen.between(60, 900),
            pen.between(3, 60),
            pen.between(0, 9),
            pen.between(2000, 60_000),
            pen.between(82, 96),
            pen.between(0, 9),
            pen.between(22, 41));
    html.p("注：本公报数据为初步统计数，部分数据因四舍五入存在总计与分项合计不等的情况。").signed(d);
    return html.asPage(
        d,
        year + "年统计公报.pdf",
        Written.of(html.toString()).summed("%d年地区生产总值%.1f亿元。".formatted(year, total)));
  }

  private static List<String> line(String name, double value, double total) {
    return List.of(name, "%.1f".formatted(value), "%.1f".formatted(value * 100 / total));
  }
}
