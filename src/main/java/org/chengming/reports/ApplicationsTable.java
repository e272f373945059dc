package org.chengming.reports;

import java.util.ArrayList;
import java.util.List;
import org.chengming.reports.ReportForm.Column;
import org.chengming.reports.ReportForm.From;
import org.chengming.reports.ReportForm.Row;
import org.chengming.reports.ReportForm.Sum;
import org.chengming.reports.ReportForm.Table;

/** Table 3: what became of the requests of a year, by who asked. */
final class ApplicationsTable {
  static final String CODE = "3";
  static final String RECEIVED = "new";
  static final String CARRIED = "carried";
  static final String ENDED = "total";
  static final String FORWARD = "forward";
  static final String TOTAL = "TOTAL";

  private static final List<String[]> OUTCOMES =
      List.of(
          row("1", "（一）予以公开", "(1) Granted"),
          row("2", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "(2) Granted in part"),
          row("", "（三）不予公开", "(3) Refused"),
          row("3.1", "1.属于国家秘密", "1. State secrets"),
          row("3.2", "2.其他法律行政法规禁止公开", "2. Forbidden by other laws or regulations"),
          row("3.3", "3.危及“三安全一稳定”", "3. Endangers security or social stability"),
          row("3.4", "4.保护第三方合法权益", "4. Rights of third parties"),
          row("3.5", "5.属于三类内部事务信息", "5. Internal affairs"),
          row("3.6", "6.属于四类过程性信息", "6. Information in process"),
          row("3.7", "7.属于行政执法案卷", "7. Files of law enforcement"),
          row("3.8", "8.属于行政查询事项", "8. Open to look-up under other rules"),
          row("", "（四）无法提供", "(4) Cannot be provided"),
          row("4.1", "1.本机关不掌握相关政府信息", "1. Not held by this body"),
          row("4.2", "2.没有现成信息需要另行制作", "2. Would have to be made"),
          row("4.3", "3.补正后申请内容仍不明确", "3. Still unclear after clarification"),
          row("", "（五）不予处理", "(5) Not processed"),
          row("5.1", "1.信访举报投诉类申请", "1. Petitions and complaints"),
          row("5.2", "2.重复申请", "2. Repeated requests"),
          row("5.3", "3.要求提供公开出版物", "3. Asks for a publication on sale"),
          row("5.4", "4.无正当理由大量反复申请", "4. Very many requests without reason"),
          row("5.5", "5.要求行政机关确认或重新出具已获取信息", "5. Asks to confirm what was obtained before"),
          row("", "（六）其他处理", "(6) Ended otherwise"),
          row("6.1", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "1. Not clarified in time"),
          row("6.2", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "2. Fee not paid in time"),
          row("6.3", "3.其他", "3. Other"));

  /** The outcomes in the order of the table. */
  static final List<String> CODES =
      OUTCOMES.stream().map(o -> o[0]).filter(c -> !c.isEmpty()).toList();

  static final Table TABLE =
      new Table(
          CODE,
          "收到和处理政府信息公开申请情况",
          "Requests received and dealt with",
          rows(),
          columns(),
          List.of(
              new Sum(
                  3,
                  false,
                  TOTAL,
                  List.of("PERSON", "COMPANY", "RESEARCH", "WELFARE", "LEGAL", "OTHER"),
                  "自然人 + 法人或其他组织五列"),
              new Sum(2, true, ENDED, CODES, "21行办理结果之和")));

  private ApplicationsTable() {}

  private static List<Row> rows() {
    var rows = new ArrayList<Row>();
    rows.add(counted(RECEIVED, "一、本年新收政府信息公开申请数量", "I. Received this year", 0));
    rows.add(counted(CARRIED, "二、上年结转政府信息公开申请数量", "II. Carried over from last year", 0));
    rows.add(heading("outcomes", "三、本年度办理结果", "III. Outcomes this year", 0));
    int group = 0;
    for (var outcome : OUTCOMES) {
      if (outcome[0].isEmpty()) {
        rows.add(heading("group" + ++group, outcome[1], outcome[2], 1));
      } else {
        rows.add(counted(outcome[0], outcome[1], outcome[2], outcome[0].contains(".") ? 2 : 1));
      }
    }
    rows.add(new Row(ENDED, "（七）总计", "(7) Total", 1, false, From.SUM));
    rows.add(counted(FORWARD, "四、结转下年度继续办理", "IV. Carried over to next year", 0));
    return rows;
  }

  private static List<Column> columns() {
    return List.of(
        new Column("PERSON", "自然人", "Persons", "", "", From.CASES),
        organisations("COMPANY", "商业企业", "Companies"),
        organisations("RESEARCH", "科研机构", "Research"),
        organisations("WELFARE", "社会公益组织", "Charities"),
        organisations("LEGAL", "法律服务机构", "Legal services"),
        organisations("OTHER", "其他", "Other"),
        new Column(TOTAL, "总计", "Total", "", "", From.SUM));
  }

  private static Column organisations(String code, String label, String english) {
    return new Column(code, label, english, "法人或其他组织", "Organisations", From.CASES);
  }

  private static Row counted(String code, String label, String english, int depth) {
    return new Row(code, label, english, depth, false, From.CASES);
  }

  private static Row heading(String code, String label, String english, int depth) {
    return new Row(code, label, english, depth, true, From.TYPED);
  }

  private static String[] row(String code, String label, String english) {
    return new String[] {code, label, english};
  }
}
