package org.chengming.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chengming.organisations.BodyLevel;

/** Department budgets: the tables the finance ministry asks for, with sums that agree. */
final class MoneyWriter {
  private static final Map<BodyLevel, Integer> SIZE =
      Map.of(BodyLevel.PROVINCE, 9000, BodyLevel.PREFECTURE, 2600, BodyLevel.COUNTY, 900);

  Written budget(Planned d, Pen pen, Shelf shelf) {
    var size = SIZE.getOrDefault(d.issuer().level(), 900);
    var wages = pen.money(size / 3, size / 2);
    var goods = pen.money(size / 12, size / 6);
    var families = pen.money(size / 40, size / 20);
    var projects = pen.money(size / 5, size);
    var basic = wages + goods + families;
    var total = basic + projects;
    var appropriation = total - Math.round(projects * pen.between(0, 8)) / 100.0;
    var html =
        new Html()
            .h2("一、部门概况")
            .p(
                "%s贯彻执行国家和省关于本领域的方针政策和法律法规，承担行业规划、监督管理和公共服务等职责。内设机构%d个，所属预算单位%d个，编制%d名，实有在职人员%d人，离退休人员%d人。",
                d.issuer().name(),
                pen.between(4, 22),
                pen.between(0, 9),
                pen.between(30, 220),
                pen.between(25, 200),
                pen.between(10, 120));
    html.h2("二、收支预算总体情况")
        .p(
            "%d年收入总预算%s万元，其中：财政拨款收入%s万元，其他收入%s万元；支出总预算%s万元，其中：基本支出%s万元，项目支出%s万元。收支平衡。",
            d.year(),
            Html.money(total),
            Html.money(appropriation),
            Html.money(total - appropriation),
            Html.money(total),
            Html.money(basic),
            Html.money(projects));
    var rows = rows(appropriation, total, wages, goods, families, projects);
    html.table("表1　收支总表（单位：万元）", List.of("收入项目", "预算数", "支出项目", "预算数"), rows);
    html.h2("三、“三公”经费预算情况");
    var three = three(html, d, pen, size);
    html.h2("四、其他重要事项说明")
        .p(
            "机关运行经费%s万元，比上年%s%d.%d%%。政府采购预算%s万元。截至上年末，共有车辆%d辆；单价50万元以上通用设备%d台（套）。",
            Html.money(goods),
            pen.one("增加", "减少"),
            pen.between(0, 6),
            pen.between(1, 9),
            Html.money(projects * 0.3),
            pen.between(1, 30),
            pen.between(0, 12));
    html.p("政府性基金预算、国有资本经营预算本年没有安排，相应表格为空表，一并公开。");
    html.p(
        "%d年对%d个项目编制绩效目标，涉及金额%s万元，实现项目支出绩效目标管理全覆盖。",
        d.year(), pen.between(2, 24), Html.money(projects));
    var sheet = new ArrayList<>(rows);
    sheet.addAll(three);
    var file =
        pen.chance(50)
            ? Sheets.xlsx(d.year() + "年部门预算表.xlsx", List.of("项目", "预算数", "项目", "预算数"), sheet)
            : Sheets.csv(d.year() + "年部门预算表.csv", List.of("项目", "预算数", "项目", "预算数"), sheet);
    return Written.of(html.toString())
        .with(List.of(file))
        .summed(
            "%d年收支总预算%s万元，其中财政拨款%s万元。"
                .formatted(d.year(), Html.money(total), Html.money(appropriation)));
  }

  private static List<List<String>> rows(
      double appropriation,
      double total,
      double wages,
      double goods,
      double families,
      double projects) {
    return List.of(
        List.of("一、一般公共预算拨款收入", Html.money(appropriation), "一、工资福利支出", Html.money(wages)),
        List.of("二、政府性基金预算拨款收入", "0.00", "二、商品和服务支出", Html.money(goods)),
        List.of("三、国有资本经营预算拨款收入", "0.00", "三、对个人和家庭的补助", Html.money(families)),
        List.of("四、其他收入", Html.money(total - appropriation), "四、项目支出", Html.money(projects)),
        List.of("收入总计", Html.money(total), "支出总计", Html.money(total)));
  }

  /** 三公: the total is the sum of its three parts, and each part tells why it moved. */
  private static List<List<String>> three(Html html, Planned d, Pen pen, int size) {
    var abroad = pen.chance(30) ? pen.money(1, Math.max(2, size / 200)) : 0;
    var purchase = pen.chance(20) ? pen.money(15, 36) : 0;
    var running = pen.money(2, Math.max(3, size / 80));
    var reception = pen.money(0, Math.max(1, size / 300));
    var total = abroad + purchase + running + reception;
    html.p(
        "%d年“三公”经费预算%s万元，比上年%s。因公出国（境）费%s万元；公务用车购置及运行费%s万元，其中购置费%s万元、运行费%s万元；公务接待费%s万元。%s",
        d.year(),
        Html.money(total),
        pen.one("减少5%", "减少3.2%", "持平", "增加1.5%"),
        Html.money(abroad),
        Html.money(purchase + running),
        Html.money(purchase),
        Html.money(running),
        Html.money(reception),
        purchase > 0 ? "购置费用于更新达到报废年限的执法执勤用车。" : "本年没有安排车辆购置。");
    var rows =
        List.of(
            List.of("因公出国（境）费", Html.money(abroad), "公务用车购置费", Html.money(purchase)),
            List.of("公务用车运行费", Html.money(running), "公务接待费", Html.money(reception)),
            List.of("合计", Html.money(total), "", ""));
    html.table("表2　“三公”经费预算表（单位：万元）", List.of("项目", "预算数", "项目", "预算数"), rows);
    return rows;
  }
}
