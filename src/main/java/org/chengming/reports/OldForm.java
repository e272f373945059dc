package org.chengming.reports;

import static org.chengming.reports.Forms.column;
import static org.chengming.reports.Forms.text;

import java.util.List;
import org.chengming.reports.ReportForm.Column;
import org.chengming.reports.ReportForm.From;
import org.chengming.reports.ReportForm.Part;
import org.chengming.reports.ReportForm.Row;
import org.chengming.reports.ReportForm.Sum;
import org.chengming.reports.ReportForm.Table;

/** The form of the reports on the years up to 2018: a list of indicators (条例, 国务院令第492号). */
final class OldForm {
  static final String RECEIVED = "B";
  static final String ANSWERED = "C";
  static final String NUMBER = "N";
  static final String ALL = "total";

  static final ReportForm FORM =
      new ReportForm(
          "2008",
          "政府信息公开工作年度报告",
          "条例（国务院令第492号）第三十一条、第三十二条",
          List.of(
              new Part("一、概述", "I. Overview", List.of(text("1", "", "", true)), List.of()),
              new Part(
                  "二、主动公开政府信息情况",
                  "II. Proactive disclosure",
                  List.of(text("2", "", "", false)),
                  List.of(disclosed())),
              new Part(
                  "三、依申请公开政府信息情况",
                  "III. Disclosure on request",
                  List.of(text("3", "", "", false)),
                  List.of(received(), answered())),
              new Part(
                  "四、行政复议、行政诉讼和申诉情况",
                  "IV. Reconsideration, litigation and complaints",
                  List.of(text("4", "", "", false)),
                  List.of(relief())),
              new Part(
                  "五、收费和减免情况",
                  "V. Fees and waivers",
                  List.of(text("5", "", "", false)),
                  List.of(fees())),
              new Part(
                  "六、存在的主要问题和改进情况",
                  "VI. Problems and improvements",
                  List.of(text("6", "", "", true)),
                  List.of()),
              Forms.contact()));

  private OldForm() {}

  private static Table disclosed() {
    return table(
        "A",
        "主动公开信息数（条）",
        "Disclosed proactively",
        List.of(
            sum(ALL, "主动公开信息数", "All", 0),
            typed("gazette", "政府公报", "Gazette", 1),
            typed("website", "政府网站", "Website", 1),
            typed("microblog", "政务微博", "Microblog", 1),
            typed("wechat", "政务微信", "WeChat", 1),
            typed("other", "其他方式", "Other ways", 1)),
        List.of(
            new Sum(
                2,
                true,
                ALL,
                List.of("gazette", "website", "microblog", "wechat", "other"),
                "各种渠道之和")));
  }

  private static Table received() {
    return table(
        RECEIVED,
        "收到申请数（件）",
        "Requests received",
        List.of(
            sum(ALL, "收到申请数", "All", 0),
            counted("counter", "当面申请", "At the counter", 1),
            counted("fax", "传真申请", "By fax", 1),
            counted("email", "电子邮件申请", "By e-mail", 1),
            counted("web", "网上申请", "On the web", 1),
            counted("letter", "信函申请", "By letter", 1),
            counted("other", "其他形式申请", "Otherwise", 1)),
        List.of(
            new Sum(
                2,
                true,
                ALL,
                List.of("counter", "fax", "email", "web", "letter", "other"),
                "各种渠道之和")));
  }

  private static Table answered() {
    var exempt = List.of("exempt1", "exempt2", "exempt3", "exempt4", "exempt5", "exempt6");
    return table(
        ANSWERED,
        "答复申请数（件）",
        "Requests answered",
        List.of(
            sum(ALL, "答复申请数", "All", 0),
            counted("granted", "同意公开答复数", "Granted", 1),
            counted("partly", "同意部分公开答复数", "Granted in part", 1),
            sum("refused", "否决公开答复数", "Refused", 1),
            counted("notInformation", "非政府信息", "Not government information", 2),
            counted("notThere", "信息不存在", "Does not exist", 2),
            counted("notHeld", "非本部门掌握", "Held elsewhere", 2),
            counted("unclear", "申请内容不明确", "Unclear", 2),
            counted("exempt1", "免予公开：国家秘密", "Exempt: state secrets", 2),
            counted("exempt2", "免予公开：商业秘密", "Exempt: trade secrets", 2),
            counted("exempt3", "免予公开：个人隐私", "Exempt: privacy", 2),
            counted("exempt4", "免予公开：危及安全和稳定", "Exempt: security and stability", 2),
            typed("exempt5", "免予公开：其他（另填）", "Exempt: other, typed", 2),
            counted("exempt6", "免予公开：法律法规规定的其他情形", "Exempt: other laws", 2)),
        List.of(
            new Sum(
                2,
                true,
                "refused",
                List.of(
                    "notInformation",
                    "notThere",
                    "notHeld",
                    "unclear",
                    exempt.get(0),
                    exempt.get(1),
                    exempt.get(2),
                    exempt.get(3),
                    exempt.get(4),
                    exempt.get(5)),
                "各种否决之和"),
            new Sum(2, true, ALL, List.of("granted", "partly", "refused"), "同意 + 部分同意 + 否决")));
  }

  private static Table relief() {
    return table(
        "D",
        "行政复议、行政诉讼和申诉（件）",
        "Reconsideration, litigation and complaints",
        List.of(
            typed("review", "行政复议数", "Reconsiderations", 0),
            typed("litigation", "行政诉讼数", "Litigations", 0),
            typed("complaint", "行政申诉数", "Complaints", 0)),
        List.of());
  }

  private static Table fees() {
    return table(
        "E",
        "收费和减免",
        "Fees and waivers",
        List.of(
            typed("fees", "依申请公开收取的费用（元）", "Fees collected, yuan", 0),
            typed("waived", "减免费用的申请数（件）", "Requests with fees waived", 0)),
        List.of());
  }

  private static Table table(
      String code, String title, String english, List<Row> rows, List<Sum> sums) {
    return new Table(code, title, english, rows, List.of(number()), sums);
  }

  private static Column number() {
    return column(NUMBER, "数量", "Number", From.TYPED);
  }

  private static Row typed(String code, String label, String english, int depth) {
    return new Row(code, label, english, depth, false, From.TYPED);
  }

  private static Row counted(String code, String label, String english, int depth) {
    return new Row(code, label, english, depth, false, From.CASES);
  }

  private static Row sum(String code, String label, String english, int depth) {
    return new Row(code, label, english, depth, false, From.SUM);
  }
}
