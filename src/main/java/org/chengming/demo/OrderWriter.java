package org.chengming.demo;

import java.time.LocalDate;
import java.util.List;

/** Circulars and policies: what is to be done, by whom, and how it is seen to. */
final class OrderWriter {
  private static final List<String> PRINCIPLES =
      List.of(
          "坚持以人民为中心。从群众最关心、最直接、最现实的问题入手，把群众满意不满意作为检验工作的标准。",
          "坚持问题导向。对照检查、巡察、审计和群众反映的问题，逐项分析原因，提出可以操作、可以检查的办法。",
          "坚持依法依规。严格按照法定职责、权限和程序办事，做到于法有据、公开透明、接受监督。",
          "坚持统筹协调。部门各负其责、密切配合，资金、项目、人员向基层倾斜，避免重复建设和多头检查。",
          "坚持因地制宜。尊重地区差异和农时、气候规律，不搞“一刀切”，不层层加码，不增加基层负担。");
  private static final List<String> GUARANTEES =
      List.of(
          "加强组织领导。建立工作协调机制，明确牵头单位、责任单位和完成时限，重大事项及时提交会议研究。主要负责同志要亲自部署、定期调度，分管负责同志要具体抓、抓到底。",
          "落实经费保障。所需经费按照财政事权和支出责任划分，列入同级财政预算。加强资金使用监督，严禁挤占挪用，发现问题依规处理。",
          "强化督促检查。实行季度通报、半年评估、年终考核，对工作不力、进度滞后的单位进行约谈；对弄虚作假的，依规依纪追究责任。",
          "加强宣传引导。通过政府网站、政务新媒体、村（社区）公示栏等渠道宣传政策，及时回应社会关切，总结推广好经验好做法。",
          "做好信息公开。工作进展、资金分配、办理结果等信息，除依法不予公开的以外，应当自形成之日起20个工作日内向社会公布。");

  Written work(Planned d, Pen pen, Shelf shelf) {
    var topic = d.needsTopic();
    var html = new Html().p(d.issuer().recipients());
    html.p(
        "%s%s，现就有关事项通知如下：",
        basis(d, pen, shelf),
        "为" + pen.one("进一步做好", "切实加强", "扎实推进") + topic.full() + "工作，" + topic.aim());
    var measures = pen.some(topic.measures(), pen.between(2, topic.measures().size()));
    var number = 0;
    for (var measure : measures) {
      html.p(Html.chinese(++number) + "、" + measure);
    }
    html.p(
        Html.chinese(++number) + "、" + (pen.chance(50) ? "加强督促检查。" : "按时报送情况。") + report(d, pen));
    var result = Written.of(html.signed(d).toString());
    if (pen.chance(18)) {
      result =
          result.with(
              List.of(
                  Sheets.docx(
                      "进展情况报送表.docx",
                      List.of(
                          topic.full() + "进展情况报送表",
                          "填报单位：",
                          "一、主要做法",
                          "二、工作成效",
                          "三、存在问题",
                          "四、下一步打算",
                          "填报日期："))));
    }
    return pen.chance(60) ? result.summed(summary(d, measures)) : result;
  }

  Written opinion(Planned d, Pen pen, Shelf shelf) {
    var topic = d.needsTopic();
    var html =
        new Html()
            .p(d.issuer().recipients())
            .p("%s为%s，结合%s实际，提出如下意见。", basis(d, pen, shelf), topic.aim(), d.issuer().whole());
    html.h2("一、总体要求").ps(List.of(principle(pen), goals(d, pen)));
    html.h2("二、重点任务");
    items(html, topic.measures());
    html.h2("三、保障措施");
    items(html, pen.some(GUARANTEES, pen.between(2, 4)));
    html.p("本意见自印发之日起施行，有效期%d年。", 5).signed(d);
    return Written.of(html.toString())
        .summed(summary(d, topic.measures()))
        .inForce(d.formedOn(), d.formedOn().plusYears(5));
  }

  Written scheme(Planned d, Pen pen, Shelf shelf) {
    var topic = d.needsTopic();
    var html = new Html().p(d.issuer().recipients());
    html.p("现将《%s实施方案》印发给你们，请结合实际认真贯彻落实。", topic.full()).signed(d);
    html.h2(topic.full() + "实施方案").p("%s为%s，制定本方案。", basis(d, pen, shelf), topic.aim());
    html.h3("一、工作目标").p(goals(d, pen)).h3("二、基本原则");
    items(html, pen.some(PRINCIPLES, 3));
    html.h3("三、主要任务");
    items(html, pen.some(topic.measures(), topic.measures().size() - pen.between(0, 1)));
    html.h3("四、实施步骤").ps(steps(d, pen)).h3("五、工作要求");
    items(html, pen.some(GUARANTEES, pen.between(2, 5)));
    if (pen.chance(60)) {
      html.table("任务分工表", List.of("序号", "任务", "牵头单位", "完成时限"), duties(d, pen));
    }
    return Written.of(html.toString())
        .inForce(d.formedOn(), LocalDate.of(d.year() + pen.between(0, 2), 12, 31))
        .summed(summary(d, topic.measures()));
  }

  Written measures(Planned d, Pen pen, Shelf shelf) {
    var topic = d.needsTopic();
    var name = d.title().replaceFirst("^.*关于印发《", "").replaceFirst("》的通知$", "");
    var html =
        new Html()
            .p(d.issuer().recipients())
            .p(
                "《%s》已经%s同意，现印发给你们，请遵照执行。",
                name, d.issuer().government() ? "政府常务会议审议" : d.issuer().areaKind() + "政府");
    html.signed(d).h2(name).h3("第一章　总则");
    var article = new int[1];
    article(
        html,
        article,
        "为了规范%s工作，%s，根据有关法律、法规，结合本%s实际，制定本办法。"
            .formatted(topic.name(), topic.aim(), d.issuer().areaKind()));
    article(
        html, article, "本办法适用于本%s行政区域内的%s及其监督管理。".formatted(d.issuer().areaKind(), topic.full()));
    article(html, article, "%s工作遵循公开、公平、公正和便民的原则，接受社会监督。".formatted(topic.name()));
    html.h3("第二章　管理与服务");
    topic
        .measures()
        .forEach(measure -> article(html, article, measure.substring(measure.indexOf('。') + 1)));
    html.h3("第三章　监督与责任");
    article(html, article, "任何单位和个人有权对违反本办法的行为投诉、举报。受理机关应当自收到之日起15个工作日内处理，并将结果告知投诉、举报人。");
    article(html, article, "工作人员玩忽职守、滥用职权、徇私舞弊的，依法给予处分；构成犯罪的，依法追究刑事责任。");
    html.h3("第四章　附则");
    var from = d.formedOn().plusMonths(1).withDayOfMonth(1);
    article(html, article, "本办法由%s负责解释。".formatted(d.issuer().name()));
    article(
        html,
        article,
        "本办法自%s起施行，有效期5年。%s"
            .formatted(Html.day(from), d.about() == null ? "" : d.about().cited() + "同时废止。"));
    return Written.of(html.toString())
        .inForce(from, from.plusYears(5).minusDays(1))
        .summed(summary(d, topic.measures()));
  }

  Written blueprint(Planned d, Pen pen, Shelf shelf) {
    var html =
        new Html()
            .p(d.issuer().recipients())
            .p("现将%s印发给你们，请认真组织实施。", d.title().replaceFirst("^.*关于印发", "").replaceFirst("的通知$", ""))
            .signed(d);
    html.h2("第一章　发展基础和面临形势");
    html.p(
        "过去五年，%s统筹发展和安全，公共服务投入年均增长%d.%d%%，累计实施民生项目%d个，群众获得感持续提升。同时，服务设施分布不够均衡、基层人才短缺、运行维护经费不足等问题仍然存在，需要在规划期内着力解决。",
        d.issuer().area(), pen.between(4, 9), pen.between(0, 9), pen.between(60, 480));
    html.h2("第二章　总体要求").ps(PRINCIPLES).p(goals(d, pen));
    var chapter = 2;
    for (var topic : pen.some(Topic.all(), pen.between(7, 13))) {
      html.h2("第%s章　%s".formatted(Html.chinese(++chapter), topic.full()))
          .p("围绕%s，重点抓好以下工作：", topic.aim());
      items(html, topic.measures());
    }
    html.h2("第%s章　规划实施".formatted(Html.chinese(++chapter)));
    items(html, GUARANTEES);
    return html.asPage(
        d,
        "规划文本.pdf",
        Written.of(html.toString())
            .inForce(
                d.formedOn(),
                LocalDate.of(d.year() / 5 * 5 + (d.year() % 5 == 0 ? 0 : 5), 12, 31)));
  }

  private static void article(Html html, int[] number, String text) {
    html.p("第%s条　%s".formatted(Html.chinese(++number[0]), text));
  }

  private static void items(Html html, List<String> texts) {
    var number = 0;
    for (var text : texts) {
      html.p("（" + Html.chinese(++number) + "）" + text);
    }
  }

  /** 根据《…》（文号）要求， from a higher or earlier document on the same topic, when there is one. */
  private static String basis(Planned d, Pen pen, Shelf shelf) {
    var citable =
        shelf
            .before(d)
            .filter(
                p ->
                    p.topic() == d.topic()
                        && p.number() != null
                        && p.kind().policy()
                        && p.issuer().level().compareTo(d.issuer().level()) <= 0)
            .filter(
                p -> d.issuer().place().startsWith(p.issuer().place()) && p.year() >= d.year() - 3)
            .toList();
    return citable.isEmpty() || pen.chance(25) ? "" : "根据" + citable.getLast().cited() + "要求，";
  }

  private static String principle(Pen pen) {
    return "坚持"
        + pen.one("稳中求进工作总基调", "新发展理念", "人民至上")
        + "，"
        + pen.one("统筹发展和安全", "聚焦群众急难愁盼问题", "突出补短板、强弱项、提质量")
        + "，推动各项工作落实落细，让改革发展成果更多更公平惠及全体人民。";
  }

  private static String goals(Planned d, Pen pen) {
    var year = d.year() + pen.between(0, 2);
    return "到%d年底，%s%s工作机制更加健全，问题整改率达到%d%%以上，群众满意度达到%d%%以上，形成%d项可以复制推广的经验做法。"
        .formatted(
            year,
            d.issuer().whole(),
            d.topic() == null ? "公共服务" : d.topic().name(),
            pen.between(90, 98),
            pen.between(85, 96),
            pen.between(3, 10));
  }

  private static List<String> steps(Planned d, Pen pen) {
    var start = d.formedOn().plusDays(pen.between(7, 20));
    var middle = start.plusMonths(pen.between(3, 6));
    return List.of(
        "（一）动员部署阶段（%s前）。制定工作计划，分解任务，召开会议部署。".formatted(Html.day(start)),
        "（二）组织实施阶段（%s前）。对照任务清单逐项推进，每月25日前报送进展情况，%s将适时开展抽查。"
            .formatted(Html.day(middle), d.issuer().name()),
        "（三）总结评估阶段（%s前）。全面总结，评估成效，健全长效机制。".formatted(Html.day(middle.plusMonths(1))));
  }

  private static List<List<String>> duties(Planned d, Pen pen) {
    var rows = new java.util.ArrayList<List<String>>();
    for (var measure : d.needsTopic().measures()) {
      rows.add(
          List.of(
              String.valueOf(rows.size() + 1),
              measure.substring(0, measure.indexOf('。')),
              d.issuer().name(),
              "%d年%d月底前".formatted(d.year() + pen.between(0, 1), pen.between(3, 12))));
    }
    return rows;
  }

  private static String report(Planned d, Pen pen) {
    return "各单位要明确专人负责，于%s前将工作方案、每%s末将进展情况报%s。工作中遇有重大问题，应当及时请示报告；对推诿扯皮、落实不力的，将予以通报。"
        .formatted(
            Html.day(d.formedOn().plusDays(pen.between(10, 25))),
            pen.one("月", "季度"),
            d.issuer().name());
  }

  private static String summary(Planned d, List<String> measures) {
    var heads =
        measures.stream()
            .limit(4)
            .map(measure -> measure.substring(0, measure.indexOf('。')))
            .toList();
    return "就%s作出安排：%s。"
        .formatted(d.topic() == null ? "有关工作" : d.topic().full(), String.join("，", heads));
  }
}
