package org.chengming.reports;

import java.util.List;
import org.chengming.reports.ReportForm.Column;
import org.chengming.reports.ReportForm.From;
import org.chengming.reports.ReportForm.Part;
import org.chengming.reports.ReportForm.Row;
import org.chengming.reports.ReportForm.Section;
import org.chengming.reports.ReportForm.Table;

/**
 * The forms of the law's times. From the report on 2019 on it has the six sections of
 * 国办公开办函〔2019〕60号 and 〔2021〕30号; before it is a list of indicators.
 */
final class Forms {
  /** Who answers questions about the report. */
  static final String CONTACT = "contact";

  /** Why what was carried over is not what the last report carried forward. */
  static final String CARRIED_NOTE = "carried";

  private static final int FIRST_OF_TODAY = 2019;

  private static final ReportForm TODAY =
      new ReportForm(
          "2021",
          "政府信息公开工作年度报告",
          "国办公开办函〔2021〕30号",
          List.of(
              new Part(
                  "一、总体情况",
                  "I. Overview",
                  List.of(
                      text("1.1", "主动公开", "Proactive disclosure", true),
                      text("1.2", "依申请公开", "Disclosure on request", true),
                      text("1.3", "政府信息管理", "Management of information", true),
                      text("1.4", "平台建设", "Platforms", true),
                      text("1.5", "监督保障（考核、社会评议、责任追究）", "Supervision", true)),
                  List.of()),
              new Part(
                  "二、主动公开政府信息情况",
                  "II. Proactive disclosure",
                  List.of(),
                  List.of(documents(), decisions(), charges())),
              new Part(
                  "三、收到和处理政府信息公开申请情况",
                  "III. Requests",
                  List.of(
                      new Section(
                          CARRIED_NOTE,
                          "结转数的说明",
                          "Note on what was carried over",
                          "上年结转与上年报告的结转下年度不一致时，必须说明。",
                          false)),
                  List.of(ApplicationsTable.TABLE)),
              new Part(
                  "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
                  "IV. Reconsideration and litigation",
                  List.of(),
                  List.of(ReviewsTable.TABLE)),
              new Part(
                  "五、存在的主要问题及改进情况",
                  "V. Problems and improvements",
                  List.of(text("5", "", "", true)),
                  List.of()),
              new Part(
                  "六、其他需要报告的事项",
                  "VI. Other matters",
                  List.of(new Section("6", "", "", "包括收取信息处理费的情况；没有的写“无”。", true)),
                  List.of()),
              contact()));

  private Forms() {}

  /** The form of the report on a year. */
  static ReportForm of(int year) {
    return year >= FIRST_OF_TODAY ? TODAY : OldForm.FORM;
  }

  static Part contact() {
    return new Part(
        "联系方式",
        "Contact",
        List.of(new Section(CONTACT, "", "", "谁回答关于本报告的问题：机构、地址、电话。", true)),
        List.of());
  }

  static Section text(String code, String label, String english, boolean required) {
    return new Section(code, label, english, "", required);
  }

  private static Table documents() {
    return new Table(
        "2.1",
        "第二十条第（一）项",
        "Article 20 (1)",
        List.of(
            row("rules", "规章", "Rules", From.TYPED),
            row("normative", "行政规范性文件", "Normative documents", From.TYPED)),
        List.of(
            column("made", "本年制发件数", "Made this year", From.TYPED),
            column("ended", "本年废止件数", "Abolished this year", From.TYPED),
            column("inForce", "现行有效件数", "In force", From.TYPED)),
        List.of());
  }

  private static Table decisions() {
    return new Table(
        "2.5",
        "第二十条第（五）项、第（六）项",
        "Article 20 (5), (6)",
        List.of(
            row("permits", "行政许可", "Permits", From.TYPED),
            row("penalties", "行政处罚", "Penalties", From.TYPED),
            row("coercion", "行政强制", "Coercive measures", From.TYPED)),
        List.of(column("decisions", "本年处理决定数量", "Decisions this year", From.TYPED)),
        List.of());
  }

  private static Table charges() {
    return new Table(
        "2.8",
        "第二十条第（八）项",
        "Article 20 (8)",
        List.of(row("charges", "行政事业性收费", "Administrative charges", From.TYPED)),
        List.of(column("amount", "本年收费金额（单位：万元）", "Collected, 10,000 yuan", From.TYPED)),
        List.of());
  }

  static Row row(String code, String label, String english, From from) {
    return new Row(code, label, english, 0, false, from);
  }

  static Column column(String code, String label, String english, From from) {
    return new Column(code, label, english, "", "", from);
  }
}
