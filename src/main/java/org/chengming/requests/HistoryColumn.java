package org.chengming.requests;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A column of the table of old cases (docs/operations/request-import.md). */
public enum HistoryColumn {
  OLD_NUMBER("旧编号", true, "在原来系统里的编号，要有数字；一个机关里每个编号是一件", "oldNumber", "申请编号", "受理编号"),
  BODY("机关", false, "机关的代码、组织机构代码或者全称；不写就用上传时选的机关", "body", "受理机关", "机构"),
  CHANNEL("渠道", true, "当面、挂号、平信、网上、传真、电话", "channel", "申请方式"),
  RECEIVED("收到日", true, "申请到达的日期，例如 2014-03-03；2008年5月1日起", "received", "收到日期", "申请日期"),
  CONFIRMED("确认日", false, "双方确认收到的日期；2019年5月15日起，网上、传真、平信的期限从这天算", "confirmed", "登记日"),
  KIND("申请人类型", true, "公民、商业企业、科研机构、社会公益组织、法律服务机构、其他组织", "kind"),
  NAME("申请人", false, "姓名或者单位名称，封存", "name", "姓名", "申请人名称"),
  ID_NUMBER("证件号码", false, "封存", "idNumber"),
  CONTACT("联系人", false, "单位的联系人，封存", "contact"),
  PHONE("电话", false, "封存", "phone", "联系电话"),
  EMAIL("邮箱", false, "封存", "email"),
  ADDRESS("地址", false, "封存", "address", "通信地址"),
  POSTCODE("邮编", false, "封存", "postcode"),
  WANTED("申请内容", true, "要什么信息，最多 20000 字，封存", "wanted", "内容描述", "所需信息"),
  CLARIFICATION_ASKED("要求补正日", false, "", "clarificationAsked"),
  CLARIFICATION_BY("补正期限", false, "要申请人补正的最后一天", "clarificationBy"),
  CLARIFICATION_ANSWERED("收到补正日", false, "期限从这天重新算", "clarificationAnswered"),
  EXTENDED("延期日", false, "决定延期的日期", "extended"),
  EXTENSION_DAYS("延期天数", false, "工作日数，和延期日一起写", "extensionDays"),
  THIRD_PARTY_ASKED("征求第三方日", false, "", "thirdPartyAsked"),
  THIRD_PARTY_ANSWERED("收到第三方意见日", false, "", "thirdPartyAnswered"),
  THIRD_PARTY_STANCE("第三方意见", false, "同意、不同意；不知道就空着", "thirdPartyStance"),
  OUTCOME("处理结果", false, "代码或者名称，办结那天的年度报告里有的；还没办完的空着", "outcome", "答复结果"),
  ENDED("办结日", false, "和处理结果一起写", "ended", "答复日"),
  ANSWER("答复内容", false, "答复了什么，最多 20000 字，封存", "answer");

  private static final Map<String, HistoryColumn> BY_HEADING = byHeading();

  private final String heading;
  private final boolean required;
  private final String hint;
  private final List<String> others;

  HistoryColumn(String heading, boolean required, String hint, String... others) {
    this.heading = heading;
    this.required = required;
    this.hint = hint;
    this.others = List.of(others);
  }

  /** What stands above it in the file. */
  public String heading() {
    return heading;
  }

  /** Whether a table without it is refused. */
  public boolean required() {
    return required;
  }

  /** What is to be written into it. */
  public String hint() {
    return hint;
  }

  static Optional<HistoryColumn> of(String heading) {
    return Optional.ofNullable(BY_HEADING.get(heading.toLowerCase(Locale.ROOT)));
  }

  private static Map<String, HistoryColumn> byHeading() {
    var all = new HashMap<String, HistoryColumn>();
    Arrays.stream(values())
        .forEach(
            column -> {
              all.put(column.heading, column);
              column.others.forEach(o -> all.put(o.toLowerCase(Locale.ROOT), column));
            });
    return Map.copyOf(all);
  }
}
