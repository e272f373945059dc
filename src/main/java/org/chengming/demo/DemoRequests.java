package org.chengming.demo;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.requests.RequestHistory;
import org.chengming.requests.RequestHistory.Upload;
import org.springframework.stereotype.Component;

/**
 * Old cases for the first district of the demo province, brought in as a body brings its own: under
 * the regulations of 2008 and of 2019, with a few still open. Nobody asks: the cases have no names.
 */
@Component
class DemoRequests {
  private static final int FIRST_YEAR = 2012;
  private static final long SEED = 711;
  private static final LocalDate REGULATION_OF_2019 = LocalDate.of(2019, 5, 15);
  private static final String HEAD =
      "旧编号,机关,渠道,收到日,确认日,申请人类型,申请内容,要求补正日,补正期限,收到补正日,延期日,延期天数,处理结果,办结日,答复内容";

  private static final List<String> SUBJECTS =
      List.of(
          "%d年公共租赁住房配租的户数和小区",
          "%d年老旧小区改造的项目名单和每个项目的投资",
          "%d年城市供热费补贴的发放标准和总额",
          "%d年义务教育学校的招生范围",
          "%d年一次性创业补贴的发放人数和金额",
          "%d年征收土地的公告和补偿标准",
          "%d年食品抽检不合格的产品名单和处理结果",
          "%d年公务接待费的支出明细",
          "%d年除雪作业的采购合同",
          "%d年城市低保的户数、人数和平均补差",
          "%d年道路挖掘许可的项目清单",
          "%d年养老机构的名单、床位数和检查结果",
          "%d年环境空气质量超标天数和采取的措施",
          "%d年事业单位公开招聘的面试评分办法");

  private final RequestHistory history;
  private final WorkingCalendar calendar;
  private final Clock clock;

  DemoRequests(RequestHistory history, WorkingCalendar calendar, Clock clock) {
    this.history = history;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** Brings them in unless that was begun before. */
  void make(Actor actor, List<Issuer> issuers) {
    if (!history.runs(actor).isEmpty()) {
      return;
    }
    var place =
        issuers.stream().filter(i -> i.code().equals(DemoBodies.FIRST)).findFirst().orElseThrow();
    var bodies =
        issuers.stream().filter(i -> i.place().equals(place.place())).map(Issuer::code).toList();
    var table = table(bodies, LocalDate.now(clock)).getBytes(StandardCharsets.UTF_8);
    history.start(
        actor, new Upload(new ByteArrayInputStream(table), "演示案件.csv", DemoBodies.FIRST), false);
  }

  /**
   * The table as it is documented for bodies that move in.
   *
   * @param bodies codes, the one that is asked most first
   */
  String table(List<String> bodies, LocalDate today) {
    var pen = new Pen(SEED);
    var table = new StringBuilder(HEAD).append('\n');
    for (int year = FIRST_YEAR; year <= today.getYear(); year++) {
      int cases = 8 + (year - FIRST_YEAR) * 2;
      for (int i = 1; i <= cases; i++) {
        var received = working(LocalDate.of(year, 1, 1).plusDays(pen.between(2, 362)));
        var body = pen.chance(40) ? bodies.getFirst() : pen.one(bodies);
        if (received.isBefore(today.minusDays(2))) {
          table.append(line(pen, "演示%d-%03d".formatted(year, i), body, received, today));
        }
      }
    }
    for (int i = 1; i <= 9; i++) {
      var received = working(today.minusDays(pen.between(2, 24)));
      table.append(open(pen, "演示在办-%03d".formatted(i), pen.one(bodies), received));
    }
    return table.toString();
  }

  private LocalDate working(LocalDate day) {
    return calendar.plus(day.minusDays(1), 1);
  }

  private String line(Pen pen, String number, String body, LocalDate received, LocalDate today) {
    var ended = calendar.plus(received, pen.chance(15) ? 0 : pen.between(3, 19));
    int extension = pen.chance(12) ? 10 : 0;
    var extended = calendar.plus(received, 2);
    if (extension > 0) {
      ended = calendar.plus(received, pen.between(15, 24));
    }
    if (!ended.isBefore(today)) {
      return open(pen, number, body, received);
    }
    var outcome = outcome(pen, ended);
    var end =
        List.of(
            extension == 0 ? "" : extended.toString(),
            extension == 0 ? "" : "" + extension,
            outcome,
            ended.toString(),
            answer(outcome));
    return row(pen, number, body, received, end);
  }

  private String open(Pen pen, String number, String body, LocalDate received) {
    return row(pen, number, body, received, List.of("", "", "", "", ""));
  }

  /**
   * @param end day and days of an extension, outcome, day and text of the answer
   */
  private static String row(
      Pen pen, String number, String body, LocalDate received, List<String> end) {
    var came = List.of(number, body, channel(pen), received.toString(), received.toString());
    var subject = pen.one(SUBJECTS).formatted(received.getYear() - 1);
    return String.join(",", came)
        + ",%s,%s,,,,".formatted(kind(pen), subject)
        + String.join(",", end)
        + "\n";
  }

  private static String channel(Pen pen) {
    return pen.one("网上", "网上", "网上", "挂号", "当面", "平信", "电话");
  }

  private static String kind(Pen pen) {
    return pen.one("公民", "公民", "公民", "公民", "商业企业", "社会公益组织", "法律服务机构", "科研机构");
  }

  private static String outcome(Pen pen, LocalDate ended) {
    return ended.isBefore(REGULATION_OF_2019)
        ? pen.one("2008.1", "2008.2", "2008.2", "2008.3", "2008.4.3", "2008.5", "2008.6", "2008.7")
        : pen.one(
            "1", "1", "1", "1", "2", "2", "3.4", "3.5", "3.6", "4.1", "4.1", "4.2", "5.1", "6.3");
  }

  private static String answer(String outcome) {
    return switch (outcome) {
      case "1", "2008.1", "2008.2" -> "予以公开，材料随答复提供。";
      case "2", "2008.3" -> "部分公开，涉及个人隐私的部分已作处理。";
      case "4.1", "2008.5", "2008.6" -> "经检索，本机关没有制作或者保存该信息。";
      case "6.3" -> "申请人来电撤回。";
      default -> "不予公开，理由见答复书。";
    };
  }
}
